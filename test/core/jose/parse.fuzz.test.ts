import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectPasted } from '../../../src/core/jose/detect.ts';
import { judgeKind } from '../../../src/core/jose/kind.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { ParsedToken, ParseProblem } from '../../../src/core/jose/token.ts';
import { isStrictBase64url } from '../../../src/core/text/base64url.ts';
import { jwt, segment } from './tokens.ts';

/** The issue asks for at least 100,000 cases; each of these runs is counted. */
const RUNS = { text: 40_000, dotted: 40_000, damaged: 30_000 };
const CASES = RUNS.text + RUNS.dotted + RUNS.damaged;
let cases = 0;

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('.', 'e', 'y', 'J', 'A', '=', ' ', '\n', '+', '~', '\ud800', 'é', '\0', '{', '"'),
    maxLength: 24,
  }),
  fc.uint8Array({ maxLength: 24 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);

const json = fc.oneof(
  fc.json({ maxDepth: 3, stringUnit: 'binary' }),
  fc.constantFrom(
    '{',
    '{}',
    '{"alg":"none"}',
    '{"alg":"RS256","alg":"none"}',
    '{"__proto__":{}}',
    '[]',
    'null',
    '{"a":"\\ud800"}',
    '\uFEFF{}',
    '{}x',
    '{"b64":false}',
  ),
  fc.integer({ min: 1, max: 700 }).map((depth) => `{"a":${'['.repeat(depth)}`),
);
const part = fc.oneof(
  { weight: 4, arbitrary: json.map(segment) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 20 }).map(segment) },
  { weight: 1, arbitrary: anyText },
);
const dotted = fc.array(part, { minLength: 1, maxLength: 7 }).map((parts) => parts.join('.'));

const good = fc.tuple(
  fc.constantFrom('RS256', 'none', 'ES256'),
  fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 4 }),
);
const damaged = fc
  .tuple(good, fc.nat(), fc.nat({ max: 5 }), anyText)
  .map(([[alg, claims], at, removed, insert]) => {
    const text = jwt({ alg }, claims);
    const place = at % text.length;
    return text.slice(0, place) + insert.slice(0, 3) + text.slice(place + removed);
  });

/** `expect` is too slow for a hundred thousand cases. */
function hold(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** What holds of every answer, whatever the question was. */
function checkInvariants(text: string): void {
  cases++;
  const parsed = parseToken(text);
  hold(parsed.text === text, 'the text was changed');
  hold(parsed.format !== 'broken' || parsed.problems.length > 0, 'broken, and nothing says why');
  hold(typeof judgeKind(parsed) === 'string', 'no kind');
  checkProblems(text, parsed.problems);
  if (parsed.format === 'jws' || parsed.format === 'jwe') checkSegments(text, parsed);
  for (const { start, end } of detectPasted(text).tokens) {
    hold(start >= 0 && start < end && end <= text.length, `token at ${start}-${end} of ${text.length}`);
  }
}

function checkProblems(text: string, problems: readonly ParseProblem[]): void {
  for (const { start, end } of problems) {
    hold(start >= 0 && start <= end && end <= text.length, `problem at ${start}-${end} of ${text.length}`);
  }
}

function checkSegments(text: string, parsed: Extract<ParsedToken, { format: 'jws' | 'jwe' }>): void {
  const segments =
    parsed.format === 'jws'
      ? [parsed.header, parsed.payload, parsed.signature]
      : [parsed.header, ...parsed.parts];
  hold(segments.map((each) => each.text).join('.') === text.trim(), 'the segments are not the text');
  const isPlain = parsed.format === 'jws' && parsed.header.json?.object?.['b64'] === false;
  for (const [index, each] of segments.entries()) {
    hold(text.slice(each.start, each.end) === each.text, 'a segment is not where it says');
    if (isPlain && index === 1) continue;
    hold(
      (each.bytes !== undefined) === isStrictBase64url(each.text),
      'bytes without the gate, or none past it',
    );
    hold(!each.bytes || Buffer.from(each.bytes).toString('base64url') === each.text, 'wrong bytes');
  }
}

test('any text at all is answered without throwing, with places inside of it', () => {
  expect(() => fc.assert(fc.property(anyText, checkInvariants), { numRuns: RUNS.text })).not.toThrow();
}, 60_000);

test('any number of parts of any content is answered so', () => {
  expect(() => fc.assert(fc.property(dotted, checkInvariants), { numRuns: RUNS.dotted })).not.toThrow();
}, 60_000);

test('a good token damaged anywhere is answered so', () => {
  expect(() => fc.assert(fc.property(damaged, checkInvariants), { numRuns: RUNS.damaged })).not.toThrow();
}, 60_000);

test('at least 100,000 cases went through the parser', () => {
  expect(CASES).toBeGreaterThanOrEqual(100_000);
  expect(cases).toBeGreaterThanOrEqual(CASES);
});
