/** Where a text was matched: start and end of each piece. */
export type Ranges = readonly (readonly [number, number])[];

export interface Match {
  /** Higher is better. */
  readonly score: number;
  readonly ranges: Ranges;
}

const SCORE = { start: 120, word: 100, inside: 60, scattered: 30 };

/** A query as it is matched: its words, small. */
export function readQuery(query: string): readonly string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * Matches each word of a query in a text (given in small letters): as a piece of it, best at the start of a word, or else
 * as letters in this order that are not far apart (`gnt` finds `get new token`). Undefined where one word is not there.
 */
export function matchWords(words: readonly string[], text: string): Match | undefined {
  let score = 0;
  const ranges: (readonly [number, number])[] = [];
  for (const word of words) {
    const match = matchPiece(word, text) ?? matchScattered(word, text);
    if (!match) return undefined;
    score += match.score;
    ranges.push(...match.ranges);
  }
  return { score: score - text.length / 50, ranges: joinRanges(ranges) };
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
}

function matchPiece(word: string, text: string): Match | undefined {
  const first = text.indexOf(word);
  if (first < 0) return undefined;
  let at = first;
  while (at >= 0 && !isWordStart(text, at)) at = text.indexOf(word, at + 1);
  const place = at < 0 ? first : at;
  const kind = place === 0 ? 'start' : at < 0 ? 'inside' : 'word';
  return { score: SCORE[kind] - Math.min(place, 100) / 10, ranges: [[place, place + word.length]] };
}

/** Letter by letter, each at the start of the next word where there is one, else where it comes next. */
function matchScattered(word: string, text: string): Match | undefined {
  if (word.length < 2) return undefined;
  const ranges: (readonly [number, number])[] = [];
  let from = 0;
  let starts = 0;
  for (const letter of word) {
    const at = nextOf(letter, text, from);
    const isStart = at >= 0 && isWordStart(text, at);
    // Letters from the middle of words are in nearly everything.
    if (at < 0 || (starts === 0 && !isStart)) return undefined;
    if (isStart) starts += 1;
    ranges.push([at, at + 1]);
    from = at + 1;
  }
  const spread = from - (ranges[0]?.[0] ?? 0);
  // So are letters that are far apart.
  if (starts < word.length && spread > word.length * 3) return undefined;
  return { score: SCORE.scattered + starts * 4 - spread / 10, ranges };
}

function nextOf(letter: string, text: string, from: number): number {
  const next = text.indexOf(letter, from);
  for (let at = next; at >= 0; at = text.indexOf(letter, at + 1)) if (isWordStart(text, at)) return at;
  return next;
}

function joinRanges(ranges: Ranges): Ranges {
  const joined: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** The part of some ranges that lies in a piece of the text, counted from the piece's start. */
export function rangesWithin(ranges: Ranges, start: number, end: number): Ranges {
  return ranges
    .filter(([from, to]) => to > start && from < end)
    .map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start] as const);
}

/** A text cut at its matches, for drawing. Ranges are in order and do not overlap. */
export function splitAt(
  text: string,
  ranges: Ranges,
): readonly { readonly at: number; readonly piece: string; readonly isMatch: boolean }[] {
  const cuts = [0, ...ranges.flat(), text.length];
  return cuts
    .slice(0, -1)
    .map((at, cut) => ({ at, piece: text.slice(at, cuts[cut + 1]), isMatch: cut % 2 === 1 }))
    .filter(({ piece }) => piece !== '');
}
