/** A JSON value as RFC 8259 has it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
/** A JSON object. Made by us with a null prototype when it comes from outside, so that `__proto__` is a name like any other. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** True for a JSON object (not null, not an array). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member's value, or undefined; own members only. */
export function member(object: JsonObject | undefined, name: string): JsonValue | undefined {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The member if it is a string, else undefined. */
export function stringMember(object: JsonObject | undefined, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' ? value : undefined;
}

/** The member if it is a finite number, else undefined. */
export function numberMember(object: JsonObject | undefined, name: string): number | undefined {
  const value = member(object, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The member's strings: `"a"` → `["a"]`, `["a","b"]` → both; anything else undefined. */
export function stringsMember(object: JsonObject | undefined, name: string): readonly string[] | undefined {
  const value = member(object, name);
  if (typeof value === 'string') return [value];
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  return undefined;
}
