import type { KeyboardEvent, ReactNode } from 'react';
import { cx } from '../cx.ts';
import { type VirtualRowsOptions, useVirtualRows } from './use-virtual-rows.ts';
import styles from './virtual.module.css';

/** A line of a tree as the tree needs it: what is folded is not among the lines. */
export interface TreeLine {
  readonly key: string;
  /** From 1. */
  readonly level: number;
  readonly parent?: string;
  readonly place: number;
  readonly of: number;
  /** Absent for a line that has nothing under it. */
  readonly isOpen?: boolean;
}

export interface VirtualTreeProps<T extends TreeLine> extends Omit<
  VirtualRowsOptions<T>,
  'headRows' | 'onCursor' | 'keyOf' | 'selectedKey' | 'paged'
> {
  readonly label: string;
  readonly onFold: (key: string, isOpen: boolean) => void;
  /** Enter or a press on a line. */
  readonly onOpen: (item: T) => void;
  readonly children: (item: T) => ReactNode;
  readonly className?: string | undefined;
  readonly rowClassName?: ((item: T) => string | undefined) | undefined;
}

const keyOf = ({ key }: TreeLine) => key;

/**
 * A tree of any size: only the lines in sight are drawn. Arrows move, fold and unfold, letters find, Enter opens (ARIA
 * Authoring Practices, tree view). It scrolls by itself: give it a height.
 */
export function VirtualTree<T extends TreeLine>(props: VirtualTreeProps<T>) {
  const { label, items, onFold, onOpen } = props;
  const rows = useVirtualRows({ ...props, keyOf });
  const { cursor, height, setScroller } = rows;
  const at = items[cursor];
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onTreeKey(event, at) && !rows.handleKey(event)) return;
    event.preventDefault();
  };
  const onTreeKey = (event: KeyboardEvent, item: T | undefined): boolean => {
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return false;
    switch (event.key) {
      case 'Enter':
      case ' ':
        onOpen(item);
        return true;
      case 'ArrowRight':
        if (item.isOpen === false) onFold(item.key, true);
        else if (item.isOpen) rows.moveTo(cursor + 1);
        return true;
      case 'ArrowLeft':
        if (item.isOpen) onFold(item.key, false);
        else if (item.parent !== undefined) rows.moveTo(items.findIndex(({ key }) => key === item.parent));
        return true;
      default:
        return false;
    }
  };
  return (
    <div
      ref={setScroller}
      role="tree"
      aria-label={label}
      aria-activedescendant={at === undefined ? undefined : rows.rowId(cursor)}
      tabIndex={0}
      className={cx(styles.scroller, props.className)}
      onKeyDown={onKeyDown}
      onFocus={() => cursor < 0 && rows.moveTo(0)}
    >
      <div className={styles.rows} style={{ height: items.length * height }} role="presentation">
        {rows.drawn.map((index) => {
          const item = items[index] as T;
          return (
            <div
              key={item.key}
              id={rows.rowId(index)}
              role="treeitem"
              aria-level={item.level}
              aria-setsize={item.of}
              aria-posinset={item.place}
              aria-expanded={item.isOpen}
              aria-selected={index === cursor}
              data-cursor={index === cursor || undefined}
              className={cx(styles.row, props.rowClassName?.(item))}
              style={{ transform: `translateY(${index * height}px)`, height }}
              onClick={() => {
                rows.moveTo(index);
                onOpen(item);
              }}
            >
              {props.children(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
