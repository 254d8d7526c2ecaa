import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import {
  checkBase64url,
  decodeBase64url,
  decodeBase64urlLeniently,
  isStrictBase64url,
} from '../../../src/core/text/base64url.ts';
import { isInexact } from '../../../src/core/text/json-number.ts';
import { walkJson } from '../../../src/core/text/json-walk.ts';
import { readJson } from '../../../src/core/text/json.ts';
import { type Attack, hold } from './attack.ts';
import { anyJson, anyText, crowdedJson } from './texts.ts';

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Our reader and the runtime's agree on what is JSON, and on what it says. */
function jsonHolds(text: string): void {
  const theirs = parsed(text);
  const { part, problems } = readJson(text);
  const isDeep = problems.some(({ code }) => code === 'too_deep');
  const hasMark = text.startsWith('\uFEFF');
  if (!isDeep && !hasMark) {
    hold((part.value !== undefined) === (theirs !== undefined), 'JSON to one reader and not to the other');
    hold((walkJson(text, () => undefined) === undefined) === (theirs !== undefined), 'the walker disagrees');
  }
  if (theirs && part.value !== undefined)
    hold(
      isDeepStrictEqual(JSON.parse(JSON.stringify(part.value)), JSON.parse(JSON.stringify(theirs.value))),
      'another value',
    );
  for (const { start, end } of problems)
    hold(start >= 0 && start <= end && end <= text.length, `a problem at ${start}-${end} of ${text.length}`);
}

/** The reader looks quickly first, and walks a text only where something may be wrong: a walk of every text finds no more. */
function quickLooksMissNothing(text: string): void {
  const { part, problems } = readJson(text);
  if (part.value === undefined || text.startsWith('\uFEFF')) return;
  let isTwice = false;
  let isInexactHeld = false;
  walkJson(text, ({ kind, range, occurrence }) => {
    isTwice ||= occurrence > 1;
    isInexactHeld ||= kind === 'number' && isInexact(text.slice(range.start, range.end));
  });
  hold(part.duplicates.length > 0 === isTwice, 'what stands twice was overlooked, or made up');
  const isSaid = problems.some(({ code }) => code === 'inexact_number');
  hold(isSaid === isInexactHeld, 'a number that is not held was overlooked, or made up');
}

/** The gate lets through exactly what comes back the same from its bytes. */
function base64urlHolds(text: string): void {
  const isStrict = isStrictBase64url(text);
  hold(
    isStrict === (Buffer.from(text, 'base64url').toString('base64url') === text),
    'the gate and the runtime disagree',
  );
  hold(isStrict === (checkBase64url(text).length === 0), 'the gate and its reasons disagree');
  if (isStrict)
    hold(Buffer.from(decodeBase64url(text)).equals(Buffer.from(text, 'base64url')), 'other bytes');
  decodeBase64urlLeniently(text);
}

const nearlyBase64url = fc
  .tuple(
    fc.uint8Array({ maxLength: 12 }),
    fc.constantFrom('', '', '=', '==', '+', '/', ' ', 'A', '\n', 'é'),
    fc.nat(),
  )
  .map(([bytes, insert, at]) => {
    const text = Buffer.from(bytes).toString('base64url');
    const place = at % (text.length + 1);
    return text.slice(0, place) + insert + text.slice(place);
  });

export const strictReaders: readonly Attack[] = [
  {
    name: 'json',
    holds: 'our JSON reader and the runtime’s agree',
    share: 12,
    run: (how) => fc.assert(fc.property(fc.oneof(anyJson, anyText), jsonHolds), how),
  },
  {
    name: 'json-twice',
    holds:
      'what stands twice or is held inexactly is found, wherever its colon stands and whatever its neighbours look like',
    share: 12,
    run: (how) => fc.assert(fc.property(fc.oneof(crowdedJson, anyJson), quickLooksMissNothing), how),
  },
  {
    name: 'base64url',
    holds: 'the base64url gate lets through what comes back the same, and nothing else',
    share: 8,
    run: (how) => fc.assert(fc.property(fc.oneof(nearlyBase64url, anyText), base64urlHolds), how),
  },
];
