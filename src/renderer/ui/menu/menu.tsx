import { type ReactNode, Suspense, lazy, useRef, useState } from 'react';
import { Button, type ButtonProps } from '../button/button.tsx';

const MenuList = lazy(async () => ({ default: (await import('./menu-list.tsx')).MenuList }));

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

/**
 * A button that opens a list of acts. Arrows, letters, Enter and Escape work as in any menu. The list is loaded when the
 * first one is opened.
 */
export function MenuButton({ label, isIconOnly = false, items, onAction, ...button }: MenuButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        {...button}
        ref={trigger}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setIsOpen(true);
          else event.continuePropagation();
        }}
        {...(isIconOnly ? {} : { children: label })}
      />
      {isOpen && (
        <Suspense fallback={null}>
          <MenuList
            label={label}
            items={items}
            triggerRef={trigger}
            onClose={() => {
              setIsOpen(false);
              // Before an act opens a question: that gives the focus back to where it was when it came.
              trigger.current?.focus();
            }}
            onAction={onAction}
          />
        </Suspense>
      )}
    </>
  );
}
