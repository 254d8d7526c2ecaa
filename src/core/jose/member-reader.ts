import { isJsonObject, type JsonObject, type JsonValue, member } from '../json.ts';
import { readJson } from '../text/json.ts';
import { pointerOf, type TextRange, walkJson } from '../text/json-walk.ts';
import { parseJws, readJws } from './parse-jws.ts';
import { readDisclosure } from './parse-sd-jwt.ts';
import type { Decoding, ReadJsonSegment } from './segment.ts';
import type { JsonPart, ParsedDisclosure, ParsedJws, ParseProblem, Segment } from './token.ts';

/** More than any token has; so that a megabyte of empty signatures stays a list that can be shown. */
export const MAX_SIGNATURES = 64;

/** Names and indices from the whole to a value. */
type Path = readonly (string | number)[];

/** Reads members of one JSON text, knows where each stands, and collects what is wrong with them. */
export class MemberReader {
  readonly problems: ParseProblem[] = [];
  readonly #text: string;
  readonly #decoding: Decoding;
  readonly #whole: TextRange;
  /** Where each value near the top stands; of duplicates the last, which is the one that counts. */
  readonly #ranges = new Map<string, TextRange>();
  readonly #payloads = new Map<boolean, ReadJsonSegment>();

  constructor(text: string, whole: TextRange, decoding: Decoding) {
    this.#text = text;
    this.#whole = whole;
    this.#decoding = decoding;
    walkJson(text.slice(whole.start, whole.end), ({ path, range }) => {
      if (path.length === 0 || path.length > 5 || !path.every(isKnown)) return;
      this.#ranges.set(pointerOf(path), { start: range.start + whole.start, end: range.end + whole.start });
    });
  }

  /** The one payload of all signatures: read once as it is, and once as base64url. */
  readonly #once = (read: () => ReadJsonSegment, isPlain: boolean): ReadJsonSegment => {
    const known = this.#payloads.get(isPlain) ?? read();
    this.#payloads.set(isPlain, known);
    return known;
  };

  jws(object: JsonObject, path: Path, payload: Segment): ParsedJws {
    const header = this.segment(object, path, 'protected', 'header');
    const signature = this.segment(object, path, 'signature', 'signature');
    const unprotected = this.#unprotected(object, path);
    return readJws(
      this.#text,
      { header, payload, signature, readPayload: this.#once, ...(unprotected ? { unprotected } : {}) },
      [],
      this.#decoding,
    );
  }

  /** A member that ought to be a string; an empty segment where it is absent or something else. */
  segment(object: JsonObject, path: Path, name: string, part: ParseProblem['part']): Segment {
    const value = member(object, name);
    const range = this.#rangeOf([...path, name]);
    if (value === undefined) return { start: this.#whole.end, end: this.#whole.end, text: '' };
    if (typeof value === 'string') return { ...insideQuotes(range), text: value };
    this.wrong([...path, name], part, `${name} is no string`);
    return { start: range.start, end: range.start, text: '' };
  }

  disclosure(value: JsonValue, path: Path): ParsedDisclosure {
    const range = this.#rangeOf(path);
    if (typeof value !== 'string') {
      this.wrong(path, 'disclosure', 'a disclosure that is no string');
      return { ...range, text: '' };
    }
    const { disclosure, problems } = readDisclosure({ ...insideQuotes(range), text: value }, this.#decoding);
    this.problems.push(...problems);
    return disclosure;
  }

  /** A key binding JWT is a compact JWS inside a JSON string: its offsets are moved to where that stands. */
  keyBinding(value: JsonValue | undefined, path: Path): ParsedJws | undefined {
    if (value === undefined) return undefined;
    const range = insideQuotes(this.#rangeOf(path));
    const parts = typeof value === 'string' ? value.split('.', 4) : [];
    if (parts.length !== 3) {
      this.wrong(path, 'key_binding', 'kb_jwt is no JWT');
      return undefined;
    }
    const isVerbatim = this.#text.slice(range.start, range.end) === value;
    const ranges = isVerbatim ? threeRanges(parts, range.start) : [range, range, range];
    const jws = parseJws(this.#text, ranges, [], this.#decoding);
    this.problems.push(...jws.problems);
    return jws;
  }

  wrong(path: Path, part: ParseProblem['part'], detail: string): void {
    this.problems.push({ code: 'wrong_member', part, ...this.#rangeOf(path), detail });
  }

  tooMany(part: ParseProblem['part'], detail: string): void {
    this.problems.push({ code: 'too_large', part, ...this.#whole, detail });
  }

  #unprotected(object: JsonObject, path: Path): JsonPart | undefined {
    const value = member(object, 'header');
    if (value === undefined) return undefined;
    const { start, end } = this.#rangeOf([...path, 'header']);
    if (!isJsonObject(value)) {
      this.wrong([...path, 'header'], 'unprotected_header', 'header is no object');
      return undefined;
    }
    return readJson(this.#text.slice(start, end)).part;
  }

  #rangeOf(path: Path): TextRange {
    return this.#ranges.get(pointerOf(path)) ?? this.#whole;
  }
}

const KNOWN: ReadonlySet<string> = new Set([
  'payload',
  'protected',
  'header',
  'signature',
  'signatures',
  'disclosures',
  'kb_jwt',
]);

/** A member that is read here, or an index: of others, which may be long and many, no place is kept. */
function isKnown(step: string | number, at: number, path: Path): boolean {
  if (typeof step === 'string') return KNOWN.has(step);
  return path[at - 1] !== 'signatures' || step < MAX_SIGNATURES;
}

function insideQuotes({ start, end }: TextRange): TextRange {
  return { start: start + 1, end: Math.max(start + 1, end - 1) };
}

function threeRanges(parts: readonly string[], start: number): readonly TextRange[] {
  let at = start;
  return parts.map((part) => {
    const range = { start: at, end: at + part.length };
    at = range.end + 1;
    return range;
  });
}
