import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useRef } from 'react';
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
  /** At the end of one line: where the value comes from, and what can be done with it. */
  readonly suffix?: ReactNode;
  /** What is pasted or dropped into the text area goes here instead. */
  readonly onTake?: (text: string) => void;
  /** A person has left the field, or pressed Enter in it. */
  readonly onDone?: (how: 'left' | 'entered') => void;
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
    <Field
      label={props.label}
      hint={props.hint}
      problem={props.problem}
      isStacked={props.isStacked ?? false}
      below={props.below}
    >
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
          <Line suffix={props.suffix}>
            <input
              {...common}
              type={type}
              min={min}
              max={max}
              ref={control}
              onChange={(e) => onChange(e.target.value)}
              onBlur={() => props.onDone?.('left')}
              onKeyDown={(e) => {
                if (e.key === 'Enter' && props.onDone) props.onDone('entered');
              }}
            />
          </Line>
        ) : (
          <textarea
            {...common}
            {...(props.onTake ? takers(props.onTake) : {})}
            rows={rows}
            ref={control}
            onChange={(e) => onChange(e.target.value)}
          />
        );
      }}
    </Field>
  );
}

function takers(onTake: (text: string) => void) {
  return {
    onPaste: (event: ClipboardEvent) => {
      event.preventDefault();
      onTake(event.clipboardData.getData('text/plain'));
    },
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      const [file] = event.dataTransfer.files;
      if (file) void file.text().then(onTake);
      else onTake(event.dataTransfer.getData('text/plain'));
    },
  };
}

/** One line with something at its end, in one frame. */
function Line({ suffix, children }: { readonly suffix: ReactNode; readonly children: ReactNode }) {
  // A suffix that comes and goes must not take the input with it, and the focus.
  if (suffix === undefined) return children;
  const isEmpty = suffix === null || suffix === false;
  return (
    <div className={styles.line}>
      {children}
      {!isEmpty && <span className={styles.suffix}>{suffix}</span>}
    </div>
  );
}
