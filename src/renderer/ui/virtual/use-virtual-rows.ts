import { type Range, type Virtualizer, defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { findTyped, moveCursor } from './cursor.model.ts';

/** How long letters typed after one another are one word, milliseconds. */
const TYPING_MS = 700;

export interface VirtualRowsOptions<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** What typing letters looks through; absent: typing does not move. */
  readonly textOf?: ((item: T) => string) | undefined;
  /** Height of a row in CSS pixels where the text is at its usual size; it grows with it. */
  readonly rowHeight: number;
  /** Rows differ in height: each is measured, `rowHeight` is the guess before that. */
  readonly isMeasured?: boolean | undefined;
  /** The row that is chosen: where the keyboard begins, and brought into sight when it changes. */
  readonly selectedKey?: string | undefined;
  /** Rows of the same height above the first one that stay in sight: the head of a table. */
  readonly headRows?: number | undefined;
  /** The keyboard came to a row. */
  readonly onCursor?: ((key: string) => void) | undefined;
}

export interface VirtualRows {
  /** The `ref` of the element that scrolls. */
  readonly setScroller: (element: HTMLDivElement | null) => void;
  readonly virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>;
  /** Index of the row that the keyboard is at; -1 before it came to any. */
  readonly cursor: number;
  readonly rowId: (index: number) => string;
  readonly moveTo: (index: number) => void;
  /** True where the key was one of movement. */
  readonly handleKey: (event: KeyboardEvent) => boolean;
}

/**
 * Rows of which only those in sight are drawn, and a keyboard cursor among all of them. The focus stays on the scroller
 * (`aria-activedescendant` names the row), so that it cannot be lost with a row that leaves the screen; it is also what
 * hears the keys, and rows are no real table rows since they are placed one by one. Lint is told of that in .oxlintrc.json.
 */
export function useVirtualRows<T>(options: VirtualRowsOptions<T>): VirtualRows {
  const { items, keyOf, rowHeight, isMeasured = false, selectedKey, headRows = 0 } = options;
  const id = useId();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const height = Math.round(rowHeight * textScale());
  const indexes = useMemo(() => new Map(items.map((item, index) => [keyOf(item), index])), [items, keyOf]);
  const [at, setAt] = useState<{ readonly key: string; readonly index: number }>();
  const cursor = cursorIndex(indexes, items.length, at, selectedKey);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: () => height,
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: 8,
    scrollMargin: headRows * height,
    scrollPaddingStart: headRows * height,
    rangeExtractor: (range) => withCursor(range, cursor),
    ...(isMeasured ? {} : { measureElement: () => height }),
  });
  const moveTo = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    setAt({ key: keyOf(item), index });
    virtualizer.scrollToIndex(index);
    options.onCursor?.(keyOf(item));
  };
  useShown(selectedKey, indexes, virtualizer);
  const type = useTyping(options, cursor, moveTo);
  return {
    setScroller,
    virtualizer,
    cursor,
    rowId: (index) => `${id}-${index}`,
    moveTo,
    handleKey: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      const page = Math.floor((scroller?.clientHeight ?? height) / height) - headRows - 1;
      const to = moveCursor(event.key, { at: cursor, count: items.length, page });
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

/** Where the keyboard is: at its row; where that is gone, at the one in its place; before that, at the chosen one. */
function cursorIndex(
  indexes: ReadonlyMap<string, number>,
  count: number,
  at: { readonly key: string; readonly index: number } | undefined,
  selectedKey: string | undefined,
): number {
  if (at) return indexes.get(at.key) ?? Math.min(at.index, count - 1);
  return (selectedKey === undefined ? undefined : indexes.get(selectedKey)) ?? -1;
}

/** The row of the cursor is always drawn: a screen reader must find what `aria-activedescendant` names. */
function withCursor(range: Range, cursor: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (cursor < 0 || cursor >= range.count || indexes.includes(cursor)) return indexes;
  return [...indexes, cursor].sort((a, b) => a - b);
}

/** Brings a row that was chosen elsewhere into sight. */
function useShown(
  selectedKey: string | undefined,
  indexes: ReadonlyMap<string, number>,
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
): void {
  const show = useRef((_key: string | undefined) => {});
  useEffect(() => {
    show.current = (key) => {
      const index = key === undefined ? undefined : indexes.get(key);
      if (index !== undefined) virtualizer.scrollToIndex(index);
    };
  });
  useEffect(() => show.current(selectedKey), [selectedKey]);
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
