import { type ReactNode, useId } from 'react';
import { cx } from '../cx.ts';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title: string;
  /** Words or controls at the right of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** The body keeps no padding: rows go from edge to edge. */
  readonly isFlush?: boolean;
  readonly className?: string | undefined;
}

/** A part of a screen with a heading; a region by that name. */
export function Panel({ title, aside, children, footer, isFlush = false, className }: PanelProps) {
  const headingId = useId();
  return (
    <section className={cx(styles.panel, className)} aria-labelledby={headingId}>
      <header className={cx(styles.header, isFlush && styles.ruled)}>
        <h2 id={headingId}>{title}</h2>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </header>
      <div className={cx(styles.body, isFlush && styles.flush)}>{children}</div>
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </section>
  );
}
