import type { Meaning, ValueType } from '../glossary/meaning.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { pointerOf, walkJson } from '../text/json-walk.ts';

/** How a value is best drawn. */
export type ClaimKind =
  | 'time'
  | 'duration'
  | 'text'
  | 'link'
  | 'list'
  | 'boolean'
  | 'number'
  | 'object'
  | 'null';

/** A value that is not of the type its specification gives it. */
export interface ClaimProblem {
  readonly code: 'wrong_type' | 'milliseconds';
  /** One sentence. */
  readonly message: string;
}

/** One claim, ready to be drawn. Times are seconds since the epoch: zone and language are the reader's business. */
export interface ClaimRow {
  readonly name: string;
  /** Where it stands in the payload. */
  readonly pointer: string;
  readonly kind: ClaimKind;
  readonly value: JsonValue;
  /** The value as text: lists with commas between, structures as JSON. */
  readonly text: string;
  /** The items of a list, and of a scope. */
  readonly items?: readonly string[];
  /** Of a time, even where it was written wrongly; a fraction is kept. */
  readonly seconds?: number;
  /** Of a time: how far ahead it is; negative where it is past. */
  readonly secondsFromNow?: number;
  readonly meaning?: Meaning;
  readonly problem?: ClaimProblem;
}

export interface ReadClaimsOptions {
  readonly nowSeconds?: number;
  /** The JSON text that the object was read from: its numbers are then shown as they are written there. */
  readonly source?: string;
}

/** A time later than this, the year 5138, was written in milliseconds. */
const LATEST_SECONDS = 100_000_000_000;

/** The members of an object in their order, each with its meaning and with what is wrong about its type. */
export function readMembers(
  object: JsonObject,
  explain: (name: string) => Meaning | undefined,
  { nowSeconds, source }: ReadClaimsOptions,
): readonly ClaimRow[] {
  const written = writtenNumbers(object, source);
  return Object.entries(object).map(([name, value]) => {
    const meaning = explain(name);
    const seconds = meaning?.type === 'time' ? secondsOf(value) : undefined;
    const items = itemsOf(value, meaning?.type);
    const problem = meaning === undefined ? undefined : problemOf(value, meaning);
    return {
      name,
      pointer: pointerOf([name]),
      kind: kindOf(value, meaning?.type, seconds),
      value,
      text: written.get(name) ?? textOf(value),
      ...(items === undefined ? {} : { items }),
      ...(seconds === undefined ? {} : { seconds }),
      ...(seconds === undefined || nowSeconds === undefined ? {} : { secondsFromNow: seconds - nowSeconds }),
      ...(meaning === undefined ? {} : { meaning }),
      ...(problem === undefined ? {} : { problem }),
    };
  });
}

/** Numbers longer than this are shown as they were read. */
const MAX_WRITTEN = 400;

/** The numbers of an object as its text has them: `1.0`, `1e3` and ids of twenty digits are not what `String` makes of them. */
function writtenNumbers(object: JsonObject, source: string | undefined): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  const hasNumbers = Object.values(object).some((value) => typeof value === 'number');
  if (source === undefined || !hasNumbers) return written;
  const body = source.replace(/^\uFEFF/, '');
  walkJson(body, ({ kind, path, range }) => {
    if (kind !== 'number' || path.length !== 1 || range.end - range.start > MAX_WRITTEN) return;
    written.set(String(path[0]), body.slice(range.start, range.end));
  });
  return written;
}

/** What the value means as a time, whether it is written rightly, as text, or in milliseconds. */
function secondsOf(value: JsonValue): number | undefined {
  const number = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return Math.abs(number) >= LATEST_SECONDS ? number / 1000 : number;
}

function problemOf(value: JsonValue, { name, type, section }: Meaning): ClaimProblem | undefined {
  if (!fits(value, type)) {
    return {
      code: 'wrong_type',
      message: `${name} is ${describe(value)}; ${section} wants ${WANTED[type]}.`,
    };
  }
  if (type === 'time' && typeof value === 'number' && Math.abs(value) >= LATEST_SECONDS) {
    return { code: 'milliseconds', message: `${name} looks like milliseconds; ${section} counts seconds.` };
  }
  return undefined;
}

const WANTED: { readonly [type in ValueType]: string } = {
  time: 'a number of seconds since 1970',
  duration: 'a number of seconds',
  text: 'a string',
  link: 'a string',
  text_or_list: 'a string or a list of strings',
  list: 'a list of strings',
  scope: 'one string with spaces between',
  boolean: 'true or false',
  number: 'a number',
  object: 'an object',
  objects: 'a list of objects',
  any: 'anything',
};

function fits(value: JsonValue, type: ValueType): boolean {
  switch (type) {
    case 'time':
    case 'duration':
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
    case 'link':
    case 'scope':
      return typeof value === 'string';
    case 'text_or_list':
      return typeof value === 'string' || isTextList(value);
    case 'list':
      return isTextList(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'object':
      return describe(value) === 'an object';
    case 'objects':
      return Array.isArray(value) && value.every((item: JsonValue) => describe(item) === 'an object');
    default:
      return true;
  }
}

function isTextList(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((item: JsonValue) => typeof item === 'string');
}

function describe(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'too large a number';
  return typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}

function kindOf(value: JsonValue, type: ValueType | undefined, seconds: number | undefined): ClaimKind {
  if (seconds !== undefined) return 'time';
  if (value === null) return 'null';
  if (Array.isArray(value)) return isTextList(value) ? 'list' : 'object';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return type === 'duration' ? 'duration' : 'number';
  if (type === 'scope') return 'list';
  return type === 'link' && /^https?:\/\//i.test(value) ? 'link' : 'text';
}

function itemsOf(value: JsonValue, type: ValueType | undefined): readonly string[] | undefined {
  if (isTextList(value)) return value;
  return type === 'scope' && typeof value === 'string'
    ? value.split(' ').filter((item) => item !== '')
    : undefined;
}

function textOf(value: JsonValue): string {
  if (typeof value === 'string') return value;
  if (isTextList(value)) return value.join(', ');
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
