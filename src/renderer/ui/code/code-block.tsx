import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './code.module.css';

export interface CodeBlockProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** Text as it is on the wire, wrapped whole; where it is long it scrolls, by keyboard too. */
export function CodeBlock({ label, children, className }: CodeBlockProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <pre className={cx(styles.block, className)} tabIndex={0} role="group" aria-label={label}>
      {children}
    </pre>
  );
}
