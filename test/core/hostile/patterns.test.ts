import { expect, test } from 'vitest';
import { cpuMs, repeated } from './cpu-time.ts';
import { patternsIn } from './patterns.ts';
import { PIECES } from './texts.ts';

/** Patterns that only ever meet short texts, and why. */
const SHORT_TEXTS = new Map([
  ['src/main/save-file.ts: /^[-.]+|[-.]+$/g', 'a file name, cut at 200 characters'],
]);

const PATTERNS = patternsIn('core', 'contract', 'engine', 'node', 'cli', 'main', 'renderer');

/** What a pattern itself is made of: the texts that it half fits are the ones that it looks at longest. */
function piecesOf({ source }: RegExp): readonly string[] {
  const letters = source.replaceAll(/\\[bBdDsSwWu]/g, '').match(/[\w\-:/.=+&"'<>{}[\]~ ]/g) ?? [];
  const words = source.match(/[A-Za-z:/=-]{2,}/g) ?? [];
  return [
    ...new Set([
      ...letters,
      ...words,
      ...words.map((word) => `${word} `),
      ...words.map((word) => `${word}=`),
    ]),
  ];
}

/** Short, since very many are tried: what is quadratic takes a hundred times longer than this, and what is linear a hundredth. */
const LENGTH = 20_000;
const SLOW_MS = 60;

/** The first piece that makes the pattern slow, again and again, behind one of its own words or none. */
function slowFor(pattern: RegExp): string | undefined {
  const all = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  const own = piecesOf(pattern);
  const isSlow = (text: string) => cpuMs(() => text.replace(all, '')) > SLOW_MS;
  return [...PIECES, ...own].find((piece) =>
    ['', ...own.slice(-3)].some((beginning) => {
      const text = `${beginning}${repeated(piece, LENGTH)}\0`;
      // Twice, since whatever else the process does at that moment counts too.
      return isSlow(text) && isSlow(text);
    }),
  );
}

test('there are patterns to be tried', () => {
  expect(tried.length).toBeGreaterThan(50);
  expect(PATTERNS.length - tried.length).toBe(SHORT_TEXTS.size);
});

const tried = PATTERNS.filter(({ where }) => !SHORT_TEXTS.has(where));

test.each(tried.map(({ where, pattern }) => [where, pattern] as const))(
  'takes time in proportion to the text: %s',
  (_, pattern) => {
    expect(slowFor(pattern)).toBeUndefined();
  },
);
