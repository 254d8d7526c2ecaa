import { isOrdinaryName, SECRET_NAME_PATTERN } from './redaction-table.ts';
import { joseRanges, type SecretRange } from './secret-range.ts';

/** What stands before a value: `name=`, `"name": `, `name => `, also with escaped quotes, or after `&` as escaped in JSON or a URL. */
const NAME = new RegExp(
  `(?:(?<![A-Za-z0-9])|(?<=\\\\u0026|%3f|%26|%23))(${SECRET_NAME_PATTERN})(?:\\\\*["'])?(\\s*(?:=>|[=:]|%3[dD])\\s*)`,
  'gi',
);
/** A form's field in HTML. */
const FIELD = new RegExp(
  `name\\s*=\\s*["']?(?:${SECRET_NAME_PATTERN})["']?\\s[^<>]{0,200}?value\\s*=\\s*["']?([^"'<>]+)`,
  'gdi',
);
/** An element of XML; names that HTML has as elements (`code`) are left to it. */
const ELEMENT = new RegExp(
  `<(?:[\\w-]+:)?(${SECRET_NAME_PATTERN})(?:\\s[^<>]*)?>\\s*([^<>\\s][^<>]*)<`,
  'gdi',
);
/** A part of a `multipart/form-data` body (RFC 7578 §4.2), after its headers. */
const PART = new RegExp(
  `name="?(?:${SECRET_NAME_PATTERN})"?[^\\r\\n]{0,200}(?:\\r?\\n[^\\r\\n]{1,200}){0,4}\\r?\\n\\r?\\n([^\\r\\n]+)`,
  'gdi',
);
const CREDENTIALS = /(?<![\w-])(?:bearer|dpop|basic|digest|negotiate)[ \t]+([^\s"',;<>]{6}[^\s"',;<>]*)/dgi;
const URL_PASSWORD = /:\/\/[^\s/?#@:]*:([^\s/?#@]+)@/dg;
/** Runs that a token could be. Written so, and not as `{20,}`, megabytes in one run do not overflow the stack. */
const SHORTEST_RUN = 20;
const RUN = /[A-Za-z0-9_.~+/=-]{20}[A-Za-z0-9_.~+/=-]*/g;

/**
 * What looks like a secret in text of no known form: values of secret names, credentials, JOSE, passwords in URLs, and
 * runs of twenty characters or more that no person would write. It errs on the side of hiding; what it cannot know is a
 * short secret without a name beside it.
 */
export function secretsInText(text: string): readonly SecretRange[] {
  const found = [
    ...joseRanges(text).map((range) => ({ ...range, hiddenFrom: range.start })),
    ...named(text),
    // Nothing of a form is looked for where a sign is missing that it cannot be without: most texts are short and plain.
    ...(text.includes('=') ? [...groups(text, FIELD, 1), ...groups(text, PART, 1)] : []),
    ...(text.includes('<') ? elements(text) : []),
    ...(/[ \t]/.test(text) ? groups(text, CREDENTIALS, 1) : []),
    ...(text.includes('://') ? groups(text, URL_PASSWORD, 1) : []),
    ...(text.length >= SHORTEST_RUN ? randomRuns(text) : []),
  ];
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function named(text: string): SecretRange[] {
  if (!/[=:]|%3d/i.test(text)) return [];
  const unquotedEnd = unquotedEnds(text);
  return [...text.matchAll(NAME)].flatMap((match) => {
    const [before, name = '', separator = ''] = match;
    const { start, end, isQuoted } = valueAt(text, match.index + before.length, unquotedEnd);
    if (start >= end) return [];
    // `state: ready` and `code=ECONNRESET` are words about something else; `code=4/0Adeu5…` is not.
    const isAside = separator.trim() === ':' && !isQuoted;
    const isParameter = /[?&#]|%3f|%26|%23/i.test(text.slice(Math.max(0, match.index - 3), match.index));
    if (isOrdinaryName(name) && (isAside || (!isParameter && isPlain(text.slice(start, end))))) return [];
    return [range([start, end], name)];
  });
}

/** The value that begins at an offset: to its closing quote, else to what ends a word; to the end of a text cut off in it. */
function valueAt(
  text: string,
  at: number,
  unquotedEnd: (at: number) => number,
): { start: number; end: number; isQuoted: boolean } {
  const [opening, quote] = matchAt(/(\\*["'])/y, text, at);
  if (quote === undefined) return { start: at, end: unquotedEnd(at), isQuoted: false };
  const start = at + opening.length;
  return { start, end: closingQuote(text, start, quote), isQuoted: true };
}

/** What ends a value without quotes; `\/` is a slash, as JSON may write it. */
const END_OF_VALUE = /[\s"'&,;<>{}[\]]|\\(?!\/)/g;

/** Where values without quotes end. Names within one long value (`code=code=…`) all end where it does: it is looked through once. */
function unquotedEnds(text: string): (at: number) => number {
  let known = { from: 0, end: -1 };
  return (at) => {
    if (at >= known.from && at <= known.end) return known.end;
    END_OF_VALUE.lastIndex = at;
    known = { from: at, end: END_OF_VALUE.exec(text)?.index ?? text.length };
    return known.end;
  };
}

function closingQuote(text: string, start: number, quote: string): number {
  let end = text.indexOf(quote, start);
  // A quote is closed by one that is escaped as often as itself, and not more.
  const isDeeper = quote.length === 1 ? isEscaped : followsBackslash;
  while (end !== -1 && isDeeper(text, end)) end = text.indexOf(quote, end + 1);
  return end === -1 ? text.length : end;
}

function followsBackslash(text: string, at: number): boolean {
  return text.charAt(at - 1) === '\\';
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charAt(before) === '\\') before--;
  return (at - before) % 2 === 0;
}

function matchAt(pattern: RegExp, text: string, at: number): readonly [string, string | undefined] {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return [match?.[0] ?? '', match?.[1]];
}

function elements(text: string): SecretRange[] {
  return [...text.matchAll(ELEMENT)].flatMap(({ 1: name = '', indices }) => {
    const place = indices?.[2];
    return place === undefined || isOrdinaryName(name) ? [] : [range(place, name)];
  });
}

function groups(text: string, pattern: RegExp, group: number): SecretRange[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const place = match.indices?.[group];
    return place === undefined ? [] : [range(place, 'secret')];
  });
}

function range([start, end]: readonly [number, number], name: string): SecretRange {
  return { start, end, hiddenFrom: start, name: name.toLowerCase(), isNamed: true, isJose: false };
}

function randomRuns(text: string): SecretRange[] {
  return [...text.matchAll(RUN)].flatMap((match) => {
    const place = randomPart(match[0]);
    if (place === undefined) return [];
    const start = match.index + place.start;
    return [
      {
        start,
        end: match.index + place.end,
        hiddenFrom: start,
        name: 'secret',
        isNamed: false,
        isJose: false,
      },
    ];
  });
}

/** From the first to the last piece of a run that is no word: a path keeps its folders, a base64 text loses all. */
function randomPart(run: string): { start: number; end: number } | undefined {
  const pieces = [...run.matchAll(/[^/.~+=]+/g)].filter(([piece]) => piece.length >= 6 && !isWordlike(piece));
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const place = { start: first.index, end: last.index + last[0].length };
  return place.end - place.start >= 16 ? place : undefined;
}

/** Words alone, or a small number. */
function isPlain(value: string): boolean {
  return /^(?:[A-Za-z]+(?:[-_.][A-Za-z]+)*|\d{1,5})$/.test(value) && isWordlike(value);
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** Runs of one kind of character, as words, constants and numbers are made of. */
const RUNS_OF_KIND = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g;
const LONGEST_WORD = 22;

/**
 * Made of words and small numbers, as identifiers, file names and versions are; random text changes its kind of
 * character every other one, or goes back and forth between letters and digits.
 */
function isWordlike(piece: string): boolean {
  const runs = piece.match(RUNS_OF_KIND) ?? [];
  const characters = runs.join('').length;
  if (runs.length < 2) return characters <= LONGEST_WORD || /^\d+$/.test(piece);
  if (UUID.test(piece) || runs.some((run) => run.length > LONGEST_WORD)) return false;
  const backAndForth = piece.match(/(?<=[A-Za-z])\d+(?=[A-Za-z])/g)?.length ?? 0;
  const isLong = piece.length >= 16;
  return characters / runs.length >= (isLong ? 3 : 2.5) && backAndForth < 2;
}
