import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from '../cx.ts';
import table from './virtual-table.module.css';
import type { Column, Sort, VirtualTableProps } from './virtual-table.tsx';

export interface TableHeadProps<T> extends Pick<
  VirtualTableProps<T>,
  'items' | 'keyOf' | 'columns' | 'sort' | 'onSort' | 'marks'
> {
  readonly tracks: string;
  readonly height: number;
}

/** The head of a virtual table: it stays in sight; a press on a column sorts by it. */
export function TableHead<T>({ columns, sort, onSort, marks, tracks, height, ...rows }: TableHeadProps<T>) {
  const areAllMarked = marks !== undefined && rows.items.length > 0 && marks.keys.size === rows.items.length;
  return (
    <div role="rowgroup" className={table.head}>
      <div
        role="row"
        aria-rowindex={1}
        className={table.headRow}
        style={{ height, gridTemplateColumns: tracks }}
      >
        {marks && (
          <div role="columnheader" className={table.boxCell}>
            <input
              type="checkbox"
              aria-label={marks.label}
              className={table.headBox}
              checked={areAllMarked}
              onChange={() => marks.onChange(new Set(areAllMarked ? [] : rows.items.map(rows.keyOf)))}
            />
          </div>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps<T> {
  readonly column: Column<T>;
  readonly sort: Sort | undefined;
  readonly onSort: ((column: string) => void) | undefined;
}

function HeadCell<T>({ column: { id, label, isSortable, isEnd }, sort, onSort }: HeadCellProps<T>) {
  const isBy = sort?.column === id;
  if (!isSortable || !onSort) {
    return (
      <div role="columnheader" className={cx(table.headCell, isEnd && table.end)}>
        {label}
      </div>
    );
  }
  const order = isBy ? (sort.isDescending ? 'descending' : 'ascending') : 'none';
  return (
    <div role="columnheader" aria-sort={order} className={cx(table.headCell, isEnd && table.end)}>
      <button type="button" className={table.sort} onClick={() => onSort(id)}>
        {label}
        {isBy && (sort.isDescending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
      </button>
    </div>
  );
}
