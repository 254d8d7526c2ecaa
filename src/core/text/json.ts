import { isJsonObject, type JsonValue } from '../json.ts';
import type { DuplicateMember, JsonPart } from '../jose/token.ts';
import { isInexact, mayHoldInexactNumber } from './json-number.ts';
import { type JsonEvent, pointerOf, type TextRange, walkJson } from './json-walk.ts';
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

const BYTE_ORDER_MARK = '\uFEFF';
/** Problems of one text that are listed one by one. */
const MAX_LISTED = 64;

/**
 * Reads a text as JSON, strictly (RFC 8259, I-JSON RFC 7493): the value as `JSON.parse` has it, and everything a
 * strict reader objects to. Objects have a null prototype, so `__proto__` is a name like any other. Linear in the
 * length of the text whatever its depth; text deeper than `MAX_JSON_DEPTH` has no value. Never throws.
 */
export function readJson(text: string): ReadJson {
  const hasMark = text.startsWith(BYTE_ORDER_MARK);
  const body = hasMark ? text.slice(1) : text;
  const shift = hasMark ? 1 : 0;
  const problems: JsonProblem[] = [];
  if (hasMark) problems.push({ code: 'byte_order_mark', start: 0, end: 1, detail: 'RFC 8259 §8.1' });
  const shape = measure(body);
  const parsed = shape.depth > MAX_JSON_DEPTH ? undefined : tryParse(body);
  if (parsed === undefined) {
    problems.push({ ...faultOf(body, shift), end: text.length });
    return { part: { text, duplicates: [] }, problems };
  }
  const counter = { members: 0 };
  const value = withoutPrototypes(parsed.value, counter);
  let duplicates: readonly DuplicateMember[] = [];
  if (counter.members !== shape.members || mayHoldLoneSurrogate(body) || mayHoldInexactNumber(body)) {
    const found = inspect(body, shift);
    duplicates = found.duplicates;
    problems.push(...found.problems);
  }
  return { part: { text, value, ...(isJsonObject(value) ? { object: value } : {}), duplicates }, problems };
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
  const shift = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
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
 * Depth and number of members of a JSON text, cheaply: counts braces and colons outside of strings.
 * Exact where the text is JSON; where it is not, the walker has the word.
 */
function measure(text: string): { depth: number; members: number } {
  let level = 0;
  let depth = 0;
  let members = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22:
        i = stringEnd(text, i);
        break;
      case 0x7b:
      case 0x5b:
        level++;
        if (level > depth) depth = level;
        break;
      case 0x7d:
      case 0x5d:
        level--;
        break;
      case 0x3a:
        members++;
        break;
      default:
    }
  }
  return { depth, members };
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

/** A copy whose objects have a null prototype; counts the members on its way. Depth is bounded by `MAX_JSON_DEPTH`. */
function withoutPrototypes(value: JsonValue, counter: { members: number }): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => withoutPrototypes(item, counter));
  if (!isJsonObject(value)) return value;
  const copy: { [name: string]: JsonValue } = Object.create(null);
  for (const name of Object.keys(value)) {
    counter.members++;
    copy[name] = withoutPrototypes(value[name] ?? null, counter);
  }
  return copy;
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
