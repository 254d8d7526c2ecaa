import { Check, ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { cx } from '../cx.ts';
import styles from './select.module.css';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  /** More about it, on a second line. */
  readonly detail?: string | undefined;
}

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  /** Under the control, not part of its description: findings. */
  readonly below?: ReactNode;
  /** `row`: label at the left as in a form; `stacked`: above; `bare`: the label is only for screen readers. */
  readonly layout?: 'row' | 'stacked' | 'bare';
}

/** One of many, from a list that opens. The library's own select brings 4 kB of form machinery that nothing here submits. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, options, onChange, layout = 'row', hint } = props;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const chosen = options.find((option) => option.value === value);
  const isBare = layout === 'bare';
  return (
    <div className={cx(styles.select, styles[layout])}>
      {!isBare && (
        <label id={`${id}-label`} htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <div className={styles.control}>
        <Button
          ref={button}
          id={id}
          className={cx(styles.button)}
          aria-haspopup="listbox"
          aria-expanded={isOpen}
          {...(isBare ? { 'aria-label': label } : {})}
          aria-labelledby={`${id}-value ${isBare ? id : `${id}-label`}`}
          {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
          onPress={() => setOpen(!isOpen)}
          onKeyDown={(event) => {
            if (isOpen || !onClosedKey(event, props, setOpen)) event.continuePropagation();
          }}
        >
          <span id={`${id}-value`} className={styles.value} data-placeholder={chosen ? undefined : true}>
            {chosen?.label ?? props.placeholder ?? 'Choose'}
          </span>
          <ChevronDown aria-hidden="true" />
        </Button>
        {hint !== undefined && (
          <span id={`${id}-hint`} className={styles.hint}>
            {hint}
          </span>
        )}
        {props.below}
      </div>
      <Options {...{ label, value, options, onChange, button, isOpen, setOpen }} />
    </div>
  );
}

interface OptionsProps<T extends string> extends Pick<
  SelectProps<T>,
  'label' | 'value' | 'options' | 'onChange'
> {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

function Options<T extends string>(props: OptionsProps<T>) {
  const { label, value, options, onChange, button, isOpen, setOpen } = props;
  return (
    <Popover
      className={cx(styles.popover)}
      offset={4}
      placement="bottom start"
      triggerRef={button}
      isOpen={isOpen}
      onOpenChange={setOpen}
      aria-label={label}
    >
      <ListBox
        aria-label={label}
        className={cx(styles.list)}
        items={options.map((option) => ({ ...option, id: option.value }))}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={value === undefined ? [] : [value]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          setOpen(false);
          if (key !== undefined && key !== value) onChange(key as T);
        }}
        // It has just been opened; and choosing what is chosen closes it too.
        {...{ autoFocus: true, allowDuplicateSelectionEvents: true }}
      >
        {(option) => (
          <ListBoxItem id={option.value} textValue={option.label} className={cx(styles.item)}>
            <Check aria-hidden="true" />
            <span>
              {option.label}
              {option.detail !== undefined && <span className={styles.detail}>{option.detail}</span>}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}

/** As in a list of the system: up and down open it, a letter chooses what begins with it. True where the key was one of these. */
function onClosedKey<T extends string>(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  { value, options, onChange }: SelectProps<T>,
  setOpen: (isOpen: boolean) => void,
): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    setOpen(true);
    return true;
  }
  if (key.length !== 1 || key === ' ') return false;
  const from = options.findIndex((option) => option.value === value) + 1;
  const next = [...options.slice(from), ...options.slice(0, from)].find((option) =>
    option.label.toLowerCase().startsWith(key.toLowerCase()),
  );
  if (next && next.value !== value) onChange(next.value);
  return next !== undefined;
}
