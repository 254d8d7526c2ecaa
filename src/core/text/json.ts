import { isJsonObject, type JsonValue } from '../json.ts';
import type { DuplicateMember, JsonPart } from '../jose/token.ts';
import { isInexact, mayHoldRoundedNumber } from './json-number.ts';
import { type JsonEvent, pointerOf, type TextRange, walkJson } from './json-walk.ts';
import { type BareJson, withoutPrototypes } from './without-prototypes.ts';
import { decodeUtf8 } from './utf8.ts';

/** Deeper than anything a token or a server needs, shallow enough to recurse over. */
export const MAX_JSON_DEPTH = 512;

/** One deviation from strict JSON. `start` and `end` are UTF-16 offsets in the text that was read. */
export interface JsonProblem {
  readonly code:
    | 'not_json'
    | 'trailing_data'
    | 'too_deep'
    | 'duplicate_member'
    | 'lone_surrogate'
    | 'inexact_number'
    | 'byte_order_mark';
  readonly start: number;
  readonly end: number;
  readonly detail?: string;
}

export interface ReadJson {
  readonly part: JsonPart;
  readonly problems: readonly JsonProblem[];
}

const BYTE_ORDER_MARK = 0xfeff;
const QUOTE = 0x22;
/** Problems of one text that are listed one by one. */
const MAX_LISTED = 64;

/**
 * Reads a text as JSON, strictly (RFC 8259, I-JSON RFC 7493): the value as `JSON.parse` has it, and everything a
 * strict reader objects to. Objects have a null prototype, so `__proto__` is a name like any other. Linear in the
 * length of the text whatever its depth; text deeper than `MAX_JSON_DEPTH` has no value. Never throws.
 */
export function readJson(text: string): ReadJson {
  const hasMark = text.charCodeAt(0) === BYTE_ORDER_MARK;
  const body = hasMark ? text.slice(1) : text;
  const shift = hasMark ? 1 : 0;
  const problems: JsonProblem[] = [];
  if (hasMark) problems.push({ code: 'byte_order_mark', start: 0, end: 1, detail: 'RFC 8259 §8.1' });
  const parsed = tryParse(body);
  const bare = parsed && withoutPrototypes(parsed.value, MAX_JSON_DEPTH);
  if (bare === undefined) {
    problems.push({ ...faultOf(body, shift), end: text.length });
    return { part: { text, duplicates: [] }, problems };
  }
  const { value } = bare;
  let duplicates: readonly DuplicateMember[] = [];
  if (mayHoldMore(body, bare) || mayHoldLoneSurrogate(body)) {
    const found = inspect(body, shift);
    duplicates = found.duplicates;
    problems.push(...found.problems);
  }
  const part = isJsonObject(value) ? { text, value, object: value, duplicates } : { text, value, duplicates };
  return { part, problems };
}

/** Reads bytes as UTF-8 JSON; undefined where they are no UTF-8. */
export function readJsonBytes(bytes: Uint8Array): JsonPart | undefined {
  const decoded = decodeUtf8(bytes);
  return decoded.ok ? readJson(decoded.text).part : undefined;
}

/**
 * Where a JSON pointer's value stands in a JSON text (strings with their quotes), and its name where it is a member.
 * Of duplicates the last, which is the one that counts. Undefined where the text has no such value.
 */
export function pointerRange(
  text: string,
  pointer: string,
): { readonly key?: TextRange; readonly value: TextRange } | undefined {
  const shift = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  let found: { key?: TextRange; value: TextRange } | undefined;
  const [before, ...names] = pointer.split('/');
  if (before !== '') return undefined;
  const wanted = names.map(unescaped);
  walkJson(text.slice(shift), ({ path, range, key }) => {
    if (path.length !== wanted.length || !path.every((part, index) => String(part) === wanted[index])) return;
    found = { value: moved(range, shift), ...(key ? { key: moved(key, shift) } : {}) };
  });
  return found;
}

/** A part of a JSON pointer as the name it stands for (RFC 6901 §4). */
function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function moved(range: TextRange, by: number): TextRange {
  return { start: range.start + by, end: range.end + by };
}

/**
 * Whether a text that was read as JSON may say more than its value: members that stood twice, digits that were rounded
 * off. Not one that is no longer than its value's shortest text, as nearly all are: nothing has room in it.
 */
function mayHoldMore(text: string, { members, length, hasInfinite }: BareJson): boolean {
  if (text.length === length && !text.includes('\\')) return false;
  return hasInfinite || mayHoldDuplicates(text, members) || mayHoldRoundedNumber(text);
}

/**
 * Whether a text that was read as JSON may have more members than its value: then some stood twice. Before a colon that
 * belongs to a member stands a quote or white space. Nearly no text has a colon after white space: then each member shows
 * as `":` once at least, and as many of these as members leave no room for another. Of all others the colons outside of
 * strings are counted.
 */
function mayHoldDuplicates(text: string, members: number): boolean {
  let count = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === QUOTE) count++;
    else if (isSpace(before)) return countMembers(text) !== members;
  }
  return count !== members && countMembers(text) !== members;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** How many members a JSON text has, those that stand twice included. Exact where the text is JSON. */
function countMembers(text: string): number {
  let members = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = stringEnd(text, i);
    else if (code === 0x3a) members++;
  }
  return members;
}

/** Offset of the quote that ends the string that begins at `start`; the text's length where none does. */
function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let before = end - 1;
    while (text.charCodeAt(before) === 0x5c) before--;
    if ((end - before) % 2 === 1) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function tryParse(text: string): { value: JsonValue } | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

/** Strings read from strict UTF-8 hold a lone surrogate only by an escape; text from elsewhere may hold one raw. */
function mayHoldLoneSurrogate(text: string): boolean {
  return !text.isWellFormed() || (text.includes('\\') && /\\u[dD][89a-fA-F]/.test(text));
}

function faultOf(text: string, shift: number): JsonProblem {
  const fault = walkJson(text, () => undefined, MAX_JSON_DEPTH);
  // The walker and JSON.parse agree on what is JSON (a test holds them to it); a text JSON.parse could not hold is left.
  if (fault === undefined)
    return { code: 'not_json', start: shift, end: shift, detail: 'the text cannot be read as JSON' };
  return { code: fault.code, start: fault.at + shift, end: fault.at + shift, detail: fault.detail };
}

/** What stands twice and what is half a character: of each as many as are listed, so that many cost no more than few. */
function inspect(text: string, shift: number): { duplicates: DuplicateMember[]; problems: JsonProblem[] } {
  const duplicates: DuplicateMember[] = [];
  const problems: JsonProblem[] = [];
  const list = (code: JsonProblem['code'], range: TextRange, path: JsonEvent['path']): void => {
    if (problems.length < MAX_LISTED)
      problems.push({ code, ...moved(range, shift), detail: shortPointer(path) });
  };
  walkJson(text, (event) => {
    if (event.key !== undefined && event.occurrence > 1) list('duplicate_member', event.key, event.path);
    const surrogate = surrogateRange(text, event);
    if (surrogate) list('lone_surrogate', surrogate, event.path);
    if (event.kind === 'number' && isInexact(text.slice(event.range.start, event.range.end)))
      list('inexact_number', event.range, event.path);
    if (event.names) duplicates.push(...repeated(event.names, event.path, MAX_LISTED - duplicates.length));
  });
  return { duplicates, problems };
}

function repeated(
  names: ReadonlyMap<string, number>,
  path: JsonEvent['path'],
  room: number,
): readonly DuplicateMember[] {
  const found: DuplicateMember[] = [];
  for (const [name, count] of names) {
    if (found.length >= room) break;
    if (count > 1) found.push({ pointer: shortPointer([...path, name]), count });
  }
  return found;
}

/** Pointers of listed places are for reading: of one that is longer, the beginning. */
const MAX_POINTER = 2048;

function shortPointer(path: JsonEvent['path']): string {
  const pointer = pointerOf(path);
  return pointer.length > MAX_POINTER ? `${pointer.slice(0, MAX_POINTER)}…` : pointer;
}

/** The string literal (name or value) of the event that holds half a character (RFC 7493 §2.1). */
function surrogateRange(text: string, event: JsonEvent): TextRange | undefined {
  const literals = [event.key, event.kind === 'string' ? event.range : undefined];
  return literals.find((range) => {
    if (range === undefined) return false;
    const literal = text.slice(range.start, range.end);
    return mayHoldLoneSurrogate(literal) && !String(JSON.parse(literal)).isWellFormed();
  });
}
