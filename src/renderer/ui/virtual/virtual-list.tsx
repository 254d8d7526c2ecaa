import type { KeyboardEvent, ReactNode } from 'react';
import { cx } from '../cx.ts';
import { type VirtualRowsOptions, useVirtualRows } from './use-virtual-rows.ts';
import styles from './virtual.module.css';

export interface VirtualListProps<T> extends Omit<VirtualRowsOptions<T>, 'headRows' | 'onCursor'> {
  readonly label: string;
  /** A row was chosen: by a press, by Space or Enter, and by the arrows where `followsCursor`. */
  readonly onSelect: (key: string) => void;
  /** The arrows choose as they move, as in a list beside what it shows. */
  readonly followsCursor?: boolean;
  /** Enter or a double press; absent: as `onSelect`. */
  readonly onOpen?: ((key: string) => void) | undefined;
  /** What a row shows. Nothing in it can be pressed by itself: it is one option. */
  readonly children: (item: T, index: number) => ReactNode;
  readonly className?: string | undefined;
  readonly rowClassName?: ((item: T) => string | undefined) | undefined;
}

/**
 * A list of any length as a listbox: only the rows in sight are drawn. Arrows, Home, End, PageUp, PageDown and letters
 * move; Space and Enter choose. It scrolls by itself: give it a height (`className`, or a flex parent).
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, keyOf, selectedKey, onSelect, onOpen, followsCursor = false } = props;
  const rows = useVirtualRows({ ...props, onCursor: followsCursor ? onSelect : undefined });
  const { virtualizer, cursor, setScroller } = rows;
  const { measureElement } = virtualizer;
  const at = items[cursor];
  const onKeyDown = (event: KeyboardEvent) => {
    const isChoice = event.key === 'Enter' || event.key === ' ';
    if (!rows.handleKey(event) && !(isChoice && at !== undefined)) return;
    event.preventDefault();
    if (isChoice && at !== undefined) (event.key === 'Enter' ? (onOpen ?? onSelect) : onSelect)(keyOf(at));
  };
  return (
    <div
      ref={setScroller}
      role="listbox"
      aria-label={label}
      aria-activedescendant={at === undefined ? undefined : rows.rowId(cursor)}
      tabIndex={0}
      className={cx(styles.scroller, props.className)}
      onKeyDown={onKeyDown}
      onFocus={() => cursor < 0 && !followsCursor && rows.moveTo(0)}
    >
      <div className={styles.rows} style={{ height: virtualizer.getTotalSize() }} role="presentation">
        {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
          const item = items[index] as T;
          const isSelected = keyOf(item) === selectedKey;
          return (
            <div
              key={String(key)}
              id={rows.rowId(index)}
              ref={props.isMeasured ? measureElement : undefined}
              role="option"
              aria-selected={isSelected}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              data-index={index}
              data-selected={isSelected || undefined}
              data-cursor={index === cursor || undefined}
              className={cx(styles.row, props.rowClassName?.(item))}
              style={{ transform: `translateY(${start}px)`, ...(props.isMeasured ? {} : { height: size }) }}
              onClick={() => {
                rows.moveTo(index);
                if (!followsCursor) onSelect(keyOf(item));
              }}
              onDoubleClick={() => onOpen?.(keyOf(item))}
            >
              {props.children(item, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
