/** Marked rows, by key. */
export type Marks = ReadonlySet<string>;

/** The marks with one row's turned round. */
export function toggleMark(marks: Marks, key: string): Marks {
  const next = new Set(marks);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The marks with the rows between two places added, both included. */
export function markRange(marks: Marks, keys: readonly string[], from: number, to: number): Marks {
  return new Set([...marks, ...keys.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1)]);
}

/** The marks of rows that are still there; the same object where all are. */
export function keepMarks(marks: Marks, keys: readonly string[]): Marks {
  if (marks.size === 0) return marks;
  const there = new Set(keys);
  const kept = [...marks].filter((key) => there.has(key));
  return kept.length === marks.size ? marks : new Set(kept);
}
