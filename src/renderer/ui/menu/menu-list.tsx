import type { RefObject } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { cx } from '../cx.ts';
import type { MenuEntry, MenuGroup } from './menu.tsx';
import styles from './menu.module.css';

export interface MenuListProps {
  readonly label: string;
  readonly items: readonly (MenuEntry | MenuGroup)[];
  readonly onAction: (id: string) => void;
  readonly triggerRef: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The list of a menu that is open, below its button; the focus goes to its first entry, and back when it closes. */
export function MenuList({ label, items, onAction, triggerRef, onClose }: MenuListProps) {
  return (
    <Popover
      isOpen
      trigger="MenuTrigger"
      aria-label={label}
      triggerRef={triggerRef}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className={cx(styles.popover)}
      offset={4}
      placement="bottom end"
    >
      <Menu
        className={cx(styles.menu)}
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu that opens takes the focus (WAI-ARIA, menu button)
        autoFocus="first"
        onClose={onClose}
        onAction={(key) => onAction(String(key))}
      >
        {items.map((item) => ('items' in item ? group(item) : entry(item)))}
      </Menu>
    </Popover>
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
