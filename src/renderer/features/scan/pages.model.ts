/** Rows that are asked for together: what is in sight, and a screen more before and after. */
export const ROWS_A_PAGE = 300;
/** A page begins at a multiple of so many. */
const STEP = 100;
/** No element can be higher than some thirty million pixels: more rows are reached by filter, group and sort. */
const MOST_ROWS = 500_000;

/** Where the page begins that holds the rows from this one on, with some before it. */
export function pageAt(first: number): number {
  return Math.max(0, Math.floor(first / STEP) - 1) * STEP;
}

/** How many of the rows the table shows. */
export function shownCount(total: number): number {
  return Math.min(total, MOST_ROWS);
}
