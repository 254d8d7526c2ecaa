import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';

/** A value whose objects inherit nothing, and what was seen of it on the way. */
export interface BareJson {
  readonly value: JsonValue;
  /** Members of all its objects. */
  readonly members: number;
  /** No JSON text without escapes that has this value is shorter; most are as long. */
  readonly length: number;
  /** Whether one of its numbers is beyond what a double holds. */
  readonly hasInfinite: boolean;
}

/**
 * The value with a null prototype for each object, so that `__proto__` is a name like any other; undefined where it has
 * more than `maxDepth` levels. Small objects are made anew: taking a prototype off costs more than making one without.
 * Lists and large objects stay what they are, with other objects in them: the value must belong to nobody else.
 */
export function withoutPrototypes(value: JsonValue, maxDepth: number): BareJson | undefined {
  const seen: Seen = { members: 0, length: 0, hasInfinite: false, isTooDeep: false };
  if (typeof value !== 'object' || value === null) seen.length = scalarLength(value, seen);
  const bare = typeof value === 'object' && value !== null ? bareOf(value, maxDepth, seen) : value;
  if (seen.isTooDeep) return undefined;
  return { value: bare, members: seen.members, length: seen.length, hasInfinite: seen.hasInfinite };
}

interface Seen {
  members: number;
  length: number;
  hasInfinite: boolean;
  isTooDeep: boolean;
}

type Scalar = string | number | boolean | null;
type Container = Exclude<JsonValue, Scalar>;

function bareOf(value: Container, levels: number, seen: Seen): Container {
  if (levels === 0) {
    seen.isTooDeep = true;
    return value;
  }
  return isJsonObject(value)
    ? bareObject(value, levels - 1, seen)
    : bareList(value as JsonValue[], levels - 1, seen);
}

/** Objects with more members than this keep theirs: making all of them anew costs more than one prototype. */
const SMALL = 64;

function bareObject(object: { [name: string]: JsonValue }, levels: number, seen: Seen): JsonObject {
  let bare: { [name: string]: JsonValue } = { __proto__: null };
  let members = 0;
  let length = 0;
  // Faster than keys and entries.
  for (const name in object) {
    if (!Object.hasOwn(object, name)) continue;
    const item = object[name]!;
    if (members === SMALL) bare = Object.assign(object, bare);
    members++;
    length += name.length;
    if (typeof item === 'object' && item !== null) bare[name] = bareOf(item, levels, seen);
    else {
      length += scalarLength(item, seen);
      if (bare !== object) bare[name] = item;
    }
  }
  seen.members += members;
  // Braces; quotes and colon of each; commas between.
  seen.length += length + (members === 0 ? 2 : 1 + members * 4);
  if (bare === object) Object.setPrototypeOf(object, null);
  return bare;
}

function bareList(list: JsonValue[], levels: number, seen: Seen): JsonValue[] {
  // Brackets; commas between.
  let length = 1 + Math.max(1, list.length);
  for (let index = 0; index < list.length; index++) {
    const item = list[index]!;
    if (typeof item === 'string') length += item.length + 2;
    else if (typeof item === 'object' && item !== null) list[index] = bareOf(item, levels, seen);
    else length += scalarLength(item, seen);
  }
  seen.length += length;
  return list;
}

function scalarLength(value: Scalar, seen: Seen): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'number') return value === false ? 5 : 4;
  if (!Number.isFinite(value)) seen.hasInfinite = true;
  return numberLength(value);
}

/**
 * As long as a number's literal is at least. Of an integer as many as its digits, unless it ends in three zeros: then an
 * exponent is shorter. Of all others it is not looked for.
 */
function numberLength(value: number): number {
  const size = Math.abs(value);
  if (size >= 1e15 || size % 1000 === 0 || !Number.isInteger(value)) return 1;
  let digits = 1;
  for (let power = 10; power <= size; power *= 10) digits++;
  return value < 0 ? digits + 1 : digits;
}
