import { type KeyboardEvent, type RefCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { findTyped, moveCursor } from './cursor.model.ts';
import { rowsToDraw } from './rows-in-sight.model.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';

/** How long letters typed after one another are one word, milliseconds. */
const TYPING_MS = 700;

export interface VirtualRowsOptions<T> {
  /** All rows; those that are here, where they come in pages. */
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** What typing letters looks through; absent: typing does not move. */
  readonly textOf?: ((item: T) => string) | undefined;
  /** Height of a row in CSS pixels where the text is at its usual size; it grows with it. */
  readonly rowHeight: number;
  /** The row that is chosen: where the keyboard begins, and brought into sight when it changes. */
  readonly selectedKey?: string | undefined;
  /** Rows of the same height above the first one that stay in sight: the head of a table. */
  readonly headRows?: number | undefined;
  /** The keyboard came to a row. */
  readonly onCursor?: ((key: string) => void) | undefined;
  /** Rows come in pages, as they come into sight. They are known by their place alone. */
  readonly paged?: PagedRows | undefined;
}

export interface PagedRows {
  /** How many there are. */
  readonly count: number;
  /** The place of the first that is here. */
  readonly start: number;
  /** Where it changes the rows are others: back to the top. */
  readonly order: string;
  /** Told the first row that is drawn. */
  readonly onSight: (first: number) => void;
}

export interface VirtualRows<T> {
  /** The `ref` of the element that scrolls. */
  readonly setScroller: RefCallback<HTMLDivElement>;
  /** The places of the rows to draw. */
  readonly drawn: readonly number[];
  /** Height of a row in CSS pixels. */
  readonly height: number;
  /** Index of the row that the keyboard is at; -1 before it came to any. */
  readonly cursor: number;
  readonly count: number;
  /** Undefined for a row that is not here yet. */
  readonly itemAt: (index: number) => T | undefined;
  readonly rowId: (index: number) => string;
  readonly keyAt: (index: number) => string;
  readonly moveTo: (index: number) => void;
  /** True where the key was one of movement. */
  readonly handleKey: (event: KeyboardEvent) => boolean;
}

/**
 * Rows of which only those in sight are drawn, and a keyboard cursor among all of them. The focus stays on the scroller
 * (`aria-activedescendant` names the row, which is always drawn), so that it cannot be lost with a row that leaves the
 * screen; it is also what hears the keys, and rows are no real table rows since they are placed one by one. Lint is told
 * of that in .oxlintrc.json.
 */
export function useVirtualRows<T>(options: VirtualRowsOptions<T>): VirtualRows<T> {
  const { items, keyOf, rowHeight, selectedKey, headRows = 0, paged } = options;
  const id = useId();
  const height = Math.round(rowHeight * textScale());
  const count = paged?.count ?? items.length;
  const isPaged = paged !== undefined;
  const indexes = useMemo(
    () => new Map(isPaged ? [] : items.map((item, index) => [keyOf(item), index])),
    [isPaged, items, keyOf],
  );
  const [at, setAt] = useState<CursorAt>();
  const cursor = cursorIndex(indexes, count, at?.order === paged?.order ? at : undefined, selectedKey);
  const { setScroller, sight, show, scrollToTop, pageRows } = useRowsInSight(height, headRows);
  const itemAt = (index: number) => items[index - (paged?.start ?? 0)];
  const keyAt = (index: number) => (isPaged ? String(index) : keyOf(itemAt(index) as T));
  const moveTo = (index: number) => {
    if (index < 0 || index >= count) return;
    const key = keyAt(index);
    setAt({ key, index, order: paged?.order });
    show(index);
    options.onCursor?.(key);
  };
  useShown(selectedKey, indexes, show);
  usePagedRows(paged, sight.first, scrollToTop);
  const type = useTyping(options, cursor, moveTo);
  return {
    setScroller,
    drawn: rowsToDraw(sight, count, cursor),
    height,
    cursor,
    count,
    itemAt,
    rowId: (index) => `${id}-${index}`,
    keyAt,
    moveTo,
    handleKey: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      const to = moveCursor(event.key, { at: cursor, count, page: pageRows() - 1 });
      if (to === undefined) return type(event.key);
      moveTo(to);
      return true;
    },
  };
}

/** How large the text is against its usual size. */
function textScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) && size > 0 ? size / 16 : 1;
}

interface CursorAt {
  readonly key: string;
  readonly index: number;
  readonly order: string | undefined;
}

/** Where the keyboard is: at its row; where that is gone, at the one in its place; before that, at the chosen one. */
function cursorIndex(
  indexes: ReadonlyMap<string, number>,
  count: number,
  at: CursorAt | undefined,
  selectedKey: string | undefined,
): number {
  if (at) return indexes.get(at.key) ?? Math.min(at.index, count - 1);
  return (selectedKey === undefined ? undefined : indexes.get(selectedKey)) ?? -1;
}

/** Brings a row that was chosen elsewhere into sight. */
function useShown(
  selectedKey: string | undefined,
  indexes: ReadonlyMap<string, number>,
  show: (index: number) => void,
): void {
  const showKey = useRef((_key: string | undefined) => {});
  useEffect(() => {
    showKey.current = (key) => {
      const index = key === undefined ? undefined : indexes.get(key);
      if (index !== undefined) show(index);
    };
  });
  useEffect(() => showKey.current(selectedKey), [selectedKey]);
}

/** Tells what is in sight, and goes to the top where the rows are others. */
function usePagedRows(paged: PagedRows | undefined, first: number, scrollToTop: () => void): void {
  const now = useRef({ tell: (_first: number) => {}, scrollToTop });
  useEffect(() => {
    now.current = { tell: (at) => paged?.onSight(at), scrollToTop };
  });
  useEffect(() => now.current.tell(first), [first]);
  const order = paged?.order;
  useEffect(() => {
    if (order !== undefined) now.current.scrollToTop();
  }, [order]);
}

function useTyping<T>(
  { items, textOf }: VirtualRowsOptions<T>,
  cursor: number,
  moveTo: (index: number) => void,
): (key: string) => boolean {
  const [typed, setTyped] = useState({ text: '', atMs: 0 });
  return (key) => {
    if (!textOf || key.length !== 1) return false;
    const isNew = performance.now() - typed.atMs > TYPING_MS;
    if (isNew && key === ' ') return false;
    const text = isNew ? key : typed.text + key;
    setTyped({ text, atMs: performance.now() });
    const found = findTyped(text, cursor, items.length, (index) => textOf(items[index] as T));
    if (found !== undefined) moveTo(found);
    return true;
  };
}
