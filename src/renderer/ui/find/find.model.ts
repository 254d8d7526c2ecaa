/** Places in a text, from and to. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** More places than these nobody goes through. */
export const MOST_MATCHES = 2000;

/** Where a text stands in another one, whatever its case; each place once, at most `MOST_MATCHES`. */
export function findAll(text: string, wanted: string): readonly Match[] {
  if (wanted === '') return [];
  const pattern = new RegExp(wanted.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`), 'gi');
  const matches: Match[] = [];
  for (const found of text.matchAll(pattern)) {
    matches.push({ start: found.index, end: found.index + found[0].length });
    if (matches.length === MOST_MATCHES) break;
  }
  return matches;
}

/** The place after or before one, round the ends; -1 where there is none. */
export function stepMatch(at: number, count: number, by: 1 | -1): number {
  return count === 0 ? -1 : (at + by + count) % count;
}
