import { type ReactNode, useId } from 'react';
import { CircleAlert } from 'lucide-react';
import { cx } from '../cx.ts';
import styles from './field.module.css';

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

export interface FieldProps {
  readonly label: string;
  /** One sentence under the control. */
  readonly hint?: ReactNode;
  /** What is wrong with the value. */
  readonly problem?: string | undefined;
  /** Draws the control; it must put `ids` on the element that takes the focus. */
  readonly children: (ids: FieldIds) => ReactNode;
  readonly isStacked?: boolean;
  /** Under the control and its note, not part of its description: findings, buttons. */
  readonly below?: ReactNode;
}

/** A label, a control, and under it a hint or what is wrong, tied together for screen readers. */
export function Field({ label, hint, problem, children, isStacked = false, below }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = hint !== undefined || problem !== undefined;
  const ids: FieldIds = {
    id,
    ...(hasNote ? { 'aria-describedby': noteId } : {}),
    ...(problem === undefined ? {} : { 'aria-invalid': true }),
  };
  return (
    <div className={cx(styles.field, isStacked && styles.stacked)}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.control}>
        {children(ids)}
        {hasNote && (
          <div id={noteId} className={styles.note}>
            {problem !== undefined && (
              <span className={styles.problem}>
                <CircleAlert aria-hidden="true" />
                {problem}
              </span>
            )}
            {hint !== undefined && <span>{hint}</span>}
          </div>
        )}
        {below}
      </div>
    </div>
  );
}
