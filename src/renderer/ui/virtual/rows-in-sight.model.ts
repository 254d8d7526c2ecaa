/** A part of a list: from the first row to the one before `end`. */
export interface Sight {
  readonly first: number;
  readonly end: number;
}

/** A list of rows of one height, as far as it is scrolled. */
export interface Scrolled {
  readonly top: number;
  /** What of the scroller rows can be seen in, without the head. */
  readonly height: number;
  readonly rowHeight: number;
}

/** Rows that are drawn before and after those in sight, so that scrolling has something to show. */
const BEYOND = 8;
/** The part moves in steps of so many rows: between them scrolling draws nothing anew. */
const STEP = 4;

/** Which rows are drawn. */
export function rowsInSight({ top, height, rowHeight }: Scrolled): Sight {
  const first = Math.floor(top / rowHeight) - BEYOND;
  const end = Math.ceil((top + height) / rowHeight) + BEYOND;
  return { first: Math.max(0, Math.floor(first / STEP) * STEP), end: Math.ceil(end / STEP) * STEP };
}

/** The numbers of the rows to draw: those in sight, and that of the cursor wherever it is. */
export function rowsToDraw({ first, end }: Sight, count: number, cursor: number): readonly number[] {
  const last = Math.min(end, count);
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  if (cursor < 0 || cursor >= count || (cursor >= first && cursor < last)) return rows;
  return cursor < first ? [cursor, ...rows] : [...rows, cursor];
}

/** How far to scroll for a row to be wholly in sight. */
export function scrolledTo(index: number, { top, height, rowHeight }: Scrolled): number {
  const start = index * rowHeight;
  return Math.min(start, Math.max(top, start + rowHeight - height));
}
