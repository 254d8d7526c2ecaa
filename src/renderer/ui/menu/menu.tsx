import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Button, type ButtonProps } from '../button/button.tsx';
import { cx } from '../cx.ts';
import styles from './menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** More about it, or why it cannot be done, on a second line. */
  readonly detail?: string | undefined;
  /** The shortcut, drawn as a key. */
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
}

/** Entries under a heading. */
export interface MenuGroup {
  readonly title: string;
  readonly items: readonly MenuEntry[];
}

export interface MenuButtonProps extends Pick<ButtonProps, 'look' | 'size' | 'icon' | 'isDisabled'> {
  /** The name of the button; drawn beside the icon unless `isIconOnly`. */
  readonly label: string;
  readonly isIconOnly?: boolean;
  readonly items: readonly (MenuEntry | MenuGroup)[];
  readonly onAction: (id: string) => void;
}

/** A button that opens a list of acts. Arrows, letters, Enter and Escape work as in any menu. */
export function MenuButton({ label, isIconOnly = false, items, onAction, ...button }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button {...button} aria-label={label} {...(isIconOnly ? {} : { children: label })} />
      <Popover className={cx(styles.popover)} offset={4} placement="bottom end">
        <Menu className={cx(styles.menu)} aria-label={label} onAction={(key) => onAction(String(key))}>
          {items.map((item) => ('items' in item ? group(item) : entry(item)))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function group({ title, items }: MenuGroup) {
  return (
    <MenuSection key={title} className={cx(styles.group)}>
      <Header className={cx(styles.title)}>{title}</Header>
      {items.map(entry)}
    </MenuSection>
  );
}

function entry({ id, label, detail, keys, icon, isDanger = false, isDisabled = false }: MenuEntry) {
  return (
    <MenuItem
      key={id}
      id={id}
      textValue={label}
      isDisabled={isDisabled}
      className={cx(styles.item, isDanger && styles.danger)}
    >
      {icon}
      <span className={styles.words}>
        {label}
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </span>
      {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
    </MenuItem>
  );
}
