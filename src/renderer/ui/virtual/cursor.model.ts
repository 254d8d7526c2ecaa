/** What a key does to the row that the keyboard is at. */
export interface CursorMove {
  readonly at: number;
  readonly count: number;
  /** Rows that fit on the screen. */
  readonly page: number;
}

/** The row that a key moves to; undefined for keys that do not move. Ends do not wrap: a long list has a top. */
export function moveCursor(key: string, { at, count, page }: CursorMove): number | undefined {
  if (count === 0) return undefined;
  const to = targetOf(key, at, count, Math.max(1, page));
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}

function targetOf(key: string, at: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at < 0 ? count - 1 : at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/**
 * The next row whose text begins with what was typed, after the row at `at` and round the end; a longer text may stay
 * where it is. One letter typed again and again goes through the rows that begin with it.
 */
export function findTyped(typed: string, at: number, count: number, textOf: (index: number) => string) {
  const isRepeat = typed.length > 1 && typed === typed.charAt(0).repeat(typed.length);
  const wanted = (isRepeat ? typed.slice(0, 1) : typed).toLowerCase();
  const first = wanted.length === 1 ? at + 1 : Math.max(0, at);
  for (let step = 0; step < count; step += 1) {
    const index = (first + step) % count;
    if (textOf(index).toLowerCase().startsWith(wanted)) return index;
  }
  return undefined;
}
