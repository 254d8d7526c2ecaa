import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
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

/** One of many, from a list that opens. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, options, onChange, layout = 'row', hint } = props;
  return (
    <AriaSelect
      className={cx(styles.select, styles[layout])}
      selectedKey={value ?? null}
      onSelectionChange={(key) => {
        if (key !== null) onChange(key as T);
      }}
      placeholder={props.placeholder ?? 'Choose'}
      {...(layout === 'bare' ? { 'aria-label': label } : {})}
    >
      {layout !== 'bare' && <Label className={cx(styles.label)}>{label}</Label>}
      <div className={styles.control}>
        <Button className={cx(styles.button)}>
          <SelectValue className={cx(styles.value)}>
            {({ selectedText, defaultChildren }) => selectedText ?? defaultChildren}
          </SelectValue>
          <ChevronDown aria-hidden="true" />
        </Button>
        {hint !== undefined && (
          <Text slot="description" className={cx(styles.hint)}>
            {hint}
          </Text>
        )}
        {props.below}
      </div>
      <Popover className={cx(styles.popover)} offset={4}>
        <ListBox
          className={cx(styles.list)}
          items={options.map((option) => ({ ...option, id: option.value }))}
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
    </AriaSelect>
  );
}
