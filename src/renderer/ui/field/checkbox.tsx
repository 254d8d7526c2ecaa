import type { ReactNode } from 'react';
import styles from './field.module.css';

export interface CheckboxProps {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly children: ReactNode;
  readonly hint?: string;
}

/** A choice that is on or off. */
export function Checkbox({ isChecked, onChange, children, hint }: CheckboxProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isChecked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {children}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}
