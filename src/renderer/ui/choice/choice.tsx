import { useId } from 'react';
import { cx } from '../cx.ts';
import styles from './choice.module.css';

export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly size?: 'normal' | 'small';
}

/** One of a few, side by side: radio buttons by role and by keyboard. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  size = 'normal',
}: ChoiceProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={cx(styles.choice, size === 'small' && styles.small)}>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles.text}>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
