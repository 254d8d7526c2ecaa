import { useEffect, useRef } from 'react';
import { cx } from '../cx.ts';
import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';

export interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  /** What is on the wire is set in the code face. */
  readonly isCode?: boolean;
  /** Rows of a text area; absent: one line. */
  readonly rows?: number;
  readonly type?: 'text' | 'password' | 'url' | 'number';
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
  /** For a number. */
  readonly min?: number;
  readonly max?: number;
  /** Takes the focus when it appears: what a person came to this screen to fill. */
  readonly isFirst?: boolean;
  /** The address that this screen is about: Ctrl or Command with L leads to it. */
  readonly isAddress?: boolean;
}

/** One line or a few of text. Browsers' helpers are off: nothing here is prose, and some of it is secret. */
export function TextField(props: TextFieldProps) {
  const {
    value,
    onChange,
    placeholder,
    isCode = true,
    rows,
    type = 'text',
    min,
    max,
    isFirst = false,
  } = props;
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFirst) control.current?.focus();
  }, [isFirst]);
  return (
    <Field label={props.label} hint={props.hint} problem={props.problem} isStacked={props.isStacked ?? false}>
      {(ids) => {
        const common = {
          ...ids,
          value,
          placeholder,
          required: props.isRequired,
          readOnly: props.isReadOnly,
          spellCheck: false,
          autoComplete: 'off',
          autoCapitalize: 'off',
          'data-address': props.isAddress === true ? '' : undefined,
          className: cx(styles.input, isCode && styles.code),
        } as const;
        return rows === undefined ? (
          <input
            {...common}
            type={type}
            min={min}
            max={max}
            ref={control}
            onChange={(e) => onChange(e.target.value)}
          />
        ) : (
          <textarea {...common} rows={rows} ref={control} onChange={(e) => onChange(e.target.value)} />
        );
      }}
    </Field>
  );
}
