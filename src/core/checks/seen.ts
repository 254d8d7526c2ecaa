import type { JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';

const SHOWN_CHARACTERS = 200;

/** A value from outside as it may stand in evidence: cut where it is longer than a line or two. */
export function shown(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`;
}

/** As `shown`, for a list; long lists are cut too, and say so. */
export function shownList(values: readonly string[]): readonly string[] {
  const first = values.slice(0, 20).map(shown);
  return values.length > 20 ? [...first, `${values.length - 20} more`] : first;
}

/** As `shown`, for any JSON value: strings as they are, the rest as JSON; `absent` where there is none. */
export function shownValue(value: JsonValue | undefined): string {
  if (value === undefined) return 'absent';
  if (typeof value === 'string') return shown(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return shown(value.join(', '));
  return isJsonObject(value) || Array.isArray(value) ? kindOf(value) : JSON.stringify(value);
}

/** What sort of value it is, and nothing of what it says: for claims that may be secret. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (value === '') return 'an empty string';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** What a value is, with short ones quoted: `the text "3600"`, `a list`. */
export function described(value: JsonValue | undefined): string {
  if (typeof value === 'string' && value !== '' && value.length <= 40) return `the text "${value}"`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : kindOf(value);
}
