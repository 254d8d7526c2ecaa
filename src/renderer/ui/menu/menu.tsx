import { type ReactNode, Suspense, lazy, useEffect, useRef, useState } from 'react';
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
  const chosen = useRef<string>(undefined);
  // Done when the list has gone: an act that opens a question leaves the focus to it, and gets it back at this button.
  useEffect(() => {
    const id = chosen.current;
    if (isOpen || id === undefined) return;
    chosen.current = undefined;
    trigger.current?.focus();
    onAction(id);
  }, [isOpen, onAction]);
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
            onClose={() => setIsOpen(false)}
            onAction={(id) => {
              chosen.current = id;
            }}
          />
        </Suspense>
      )}
    </>
  );
}
