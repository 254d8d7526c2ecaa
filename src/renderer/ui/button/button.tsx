import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Spinner } from '../state/spinner.tsx';
import { cx } from '../cx.ts';
import styles from './button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary` once a screen, in ink; `danger` outlined in red; `quiet` without an edge. */
  readonly look?: 'primary' | 'plain' | 'danger' | 'quiet';
  readonly size?: 'normal' | 'small';
  readonly icon?: ReactNode;
  /** The shortcut, drawn as a key; not part of the name. */
  readonly keys?: string | undefined;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Every button of the window. While `isPending` it keeps the focus and says so. */
export function Button({ look = 'plain', size = 'normal', icon, keys, children, ...rest }: ButtonProps) {
  const isIconOnly = children === undefined;
  return (
    <AriaButton
      {...rest}
      className={cx(
        styles.button,
        styles[look],
        size === 'small' && styles.small,
        isIconOnly && styles.iconOnly,
      )}
    >
      {rest.isPending ? <Spinner /> : icon}
      {children !== undefined && <span>{children}</span>}
      {keys !== undefined && (
        <kbd className={styles.keys} aria-hidden="true">
          {keys}
        </kbd>
      )}
    </AriaButton>
  );
}
