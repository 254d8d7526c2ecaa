import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { cx } from '../cx.ts';
import { type Marks, markRange, toggleMark } from './marks.model.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { type VirtualRows, type VirtualRowsOptions, useVirtualRows } from './use-virtual-rows.ts';
import styles from './virtual.module.css';
import table from './virtual-table.module.css';

export interface Column<T> {
  readonly id: string;
  readonly label: string;
  /** Its width as a grid track: `minmax(8rem, 1fr)`. */
  readonly track: string;
  readonly isSortable?: boolean;
  /** Figures: aligned at the end. */
  readonly isEnd?: boolean;
  readonly cell: (item: T) => ReactNode;
}

export interface Sort {
  readonly column: string;
  readonly isDescending: boolean;
}

export interface VirtualTableProps<T> extends Omit<VirtualRowsOptions<T>, 'headRows'> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly sort?: Sort | undefined;
  readonly onSort?: ((column: string) => void) | undefined;
  /** Enter, or a press on the row. */
  readonly onOpen: (key: string) => void;
  /** Rows can be marked where this is given: a box before each, Space, Shift with arrows, Ctrl+A, Escape. */
  readonly marks?: { readonly keys: Marks; readonly label: string; readonly onChange: (keys: Marks) => void };
  /** Keys that are not of movement, opening or marking; true where it did something. */
  readonly onKey?: ((event: KeyboardEvent, item: T | undefined) => boolean) | undefined;
  readonly className?: string | undefined;
  readonly rowClassName?: ((item: T) => string | undefined) | undefined;
  /** What a row shows in one cell over all columns: the heading of the rows after it. Undefined for the rows themselves. */
  readonly headingOf?: ((item: T) => ReactNode) | undefined;
}

/**
 * A table of any length as a grid of rows: only those in sight are drawn, the head stays. The keyboard goes by rows: Enter
 * opens, Space marks. It scrolls by itself: give it a height.
 */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const { label, columns, marks, selectedKey } = props;
  const rows = useVirtualRows({ ...props, headRows: 1 });
  const { cursor, height, setScroller } = rows;
  const tracks = [...(marks ? ['2.25rem'] : []), ...columns.map(({ track }) => track)].join(' ');
  return (
    <div
      ref={setScroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.count + 1}
      aria-multiselectable={marks !== undefined}
      aria-activedescendant={cursor < 0 ? undefined : rows.rowId(cursor)}
      tabIndex={0}
      className={cx(styles.scroller, props.className)}
      onKeyDown={(event) => onKeyDown(event, props, rows)}
      onFocus={(event) => event.target === event.currentTarget && cursor < 0 && rows.moveTo(0)}
    >
      <TableHead {...props} tracks={tracks} height={height} />
      <div className={cx(styles.rows, table.body)} style={{ height: rows.count * height }} role="rowgroup">
        {rows.drawn.map((index) => {
          const item = rows.itemAt(index);
          const key = rows.keyAt(index);
          return (
            <TableRow
              key={key}
              id={rows.rowId(index)}
              item={item}
              columns={columns}
              heading={item && props.headingOf?.(item)}
              index={index}
              isCursor={index === cursor}
              isSelected={key === selectedKey}
              isMarked={marks?.keys.has(key)}
              place={{ top: index * height, height, tracks }}
              className={item && props.rowClassName?.(item)}
              onPress={(event) => pressRow(event, index, props, rows)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** A press on the box marks, with Shift up to here; anywhere else it opens. */
function pressRow<T>(
  event: MouseEvent,
  index: number,
  props: VirtualTableProps<T>,
  rows: VirtualRows<T>,
): void {
  const { items, keyOf, marks, onOpen } = props;
  const key = rows.keyAt(index);
  const isOnBox = (event.target as Element).closest('[data-box]') !== null;
  if (!marks || !(isOnBox || event.shiftKey || event.ctrlKey || event.metaKey)) {
    rows.moveTo(index);
    return onOpen(key);
  }
  const from = rows.cursor < 0 ? index : rows.cursor;
  marks.onChange(
    event.shiftKey ? markRange(marks.keys, items.map(keyOf), from, index) : toggleMark(marks.keys, key),
  );
  rows.moveTo(index);
}

function onKeyDown<T>(event: KeyboardEvent, props: VirtualTableProps<T>, rows: VirtualRows<T>): void {
  if (event.target !== event.currentTarget) return;
  const item = rows.itemAt(rows.cursor);
  const from = rows.cursor;
  const isDone =
    keyOnRow(event, item, props, rows) ||
    rows.handleKey(event) ||
    (props.onKey !== undefined && props.onKey(event, item));
  if (!isDone) return;
  event.preventDefault();
  if (event.shiftKey && props.marks && isArrow(event.key)) extendMarks(event.key, from, props);
}

function keyOnRow<T>(
  event: KeyboardEvent,
  item: T | undefined,
  props: VirtualTableProps<T>,
  rows: VirtualRows<T>,
): boolean {
  const { marks, keyOf, onOpen, items } = props;
  if (event.key === 'Enter' && rows.cursor >= 0 && !event.ctrlKey && !event.metaKey) {
    // A row that the wheel left behind may be gone with its page, which comes only where it is in sight.
    if (item === undefined) rows.moveTo(rows.cursor);
    onOpen(rows.keyAt(rows.cursor));
    return true;
  }
  if (!marks) return false;
  if (event.key === ' ' && item !== undefined) {
    marks.onChange(toggleMark(marks.keys, keyOf(item)));
    return true;
  }
  if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
    marks.onChange(new Set(items.map(keyOf)));
    return true;
  }
  if (event.key !== 'Escape' || marks.keys.size === 0) return false;
  marks.onChange(new Set());
  return true;
}

function isArrow(key: string): boolean {
  return key === 'ArrowDown' || key === 'ArrowUp';
}

function extendMarks<T>(key: string, from: number, { marks, items, keyOf }: VirtualTableProps<T>): void {
  const to = from + (key === 'ArrowDown' ? 1 : -1);
  marks?.onChange(markRange(marks.keys, items.map(keyOf), from, to));
}
