import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './field.module.css';

export interface StaticFieldProps {
  readonly label: string;
  readonly children: ReactNode;
  /** What can be done with it, at the end of the line. */
  readonly acts?: ReactNode;
  /** One sentence under it. */
  readonly hint?: ReactNode;
  /** Under it, apart: findings, faults. */
  readonly below?: ReactNode;
  /** Drawn in a frame like a control that cannot be typed in. */
  readonly isFramed?: boolean;
}

/** A row of a form whose value is not typed here. */
export function StaticField({ label, children, acts, hint, below, isFramed = true }: StaticFieldProps) {
  return (
    <div className={styles.field}>
      <span className={styles.rowLabel}>{label}</span>
      <div className={styles.control}>
        <div className={cx(styles.static, isFramed && styles.framed)}>
          <div className={styles.staticText}>{children}</div>
          {acts !== undefined && <span className={styles.suffix}>{acts}</span>}
        </div>
        {hint !== undefined && <div className={styles.note}>{hint}</div>}
        {below}
      </div>
    </div>
  );
}
