import { Check } from 'lucide-react';
import { type MouseEvent, type ReactNode, memo } from 'react';
import { cx } from '../cx.ts';
import styles from './virtual.module.css';
import table from './virtual-table.module.css';
import type { Column } from './virtual-table.tsx';

export interface TableRowProps<T> {
  readonly id: string;
  /** Undefined for a row that is not here yet. */
  readonly item: T | undefined;
  readonly columns: readonly Column<T>[];
  /** In place of the cells, over all columns. */
  readonly heading: ReactNode;
  readonly index: number;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  /** Absent where rows cannot be marked. */
  readonly isMarked: boolean | undefined;
  readonly place: { readonly top: number; readonly height: number; readonly tracks: string };
  readonly className?: string | undefined;
  readonly onPress: (event: MouseEvent) => void;
}

/** One row of a virtual table. */
export function TableRow<T>({
  item,
  columns,
  heading,
  isMarked,
  isSelected,
  isCursor,
  place,
  ...props
}: TableRowProps<T>) {
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={isMarked ?? isSelected}
      aria-busy={item === undefined || undefined}
      data-selected={isSelected || undefined}
      data-cursor={isCursor || undefined}
      className={cx(styles.row, table.row, props.className)}
      style={{
        transform: `translateY(${place.top}px)`,
        height: place.height,
        gridTemplateColumns: place.tracks,
      }}
      onClick={props.onPress}
    >
      {isMarked !== undefined && (
        <div role="gridcell" className={table.boxCell} data-box>
          <span className={table.box} data-marked={isMarked || undefined}>
            {isMarked && <Check aria-hidden="true" />}
          </span>
        </div>
      )}
      {heading === undefined ? (
        <Cells item={item} columns={columns} />
      ) : (
        <div role="gridcell" aria-colspan={columns.length} className={table.heading}>
          {heading}
        </div>
      )}
    </div>
  );
}

interface CellsProps<T> {
  readonly item: T | undefined;
  readonly columns: readonly Column<T>[];
}

/** Scrolling changes where a row is, not what it says: its cells are drawn again only when that changes. */
const Cells = memo(function Cells<T>({ item, columns }: CellsProps<T>) {
  return columns.map((column) => (
    <div key={column.id} role="gridcell" className={cx(table.cell, column.isEnd && table.end)}>
      {item === undefined ? <span className={table.awaited}>…</span> : column.cell(item)}
    </div>
  ));
}) as <T>(props: CellsProps<T>) => ReactNode;
