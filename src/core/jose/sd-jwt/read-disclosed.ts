import type { JsonValue } from '../../json.ts';
import { pointerRange } from '../../text/json.ts';
import type { ParsedDisclosure } from '../token.ts';

/** A disclosure's array taken apart (RFC 9901 §4.2.1, §4.2.2), or why that cannot be done. */
export type Disclosed =
  | {
      readonly salt: string;
      /** Of an object member; absent for an array element. */
      readonly name?: string;
      readonly value: JsonValue;
      /** The value as it stands in the disclosure: number forms and duplicates are as they were signed. */
      readonly valueText: string;
    }
  | { readonly fault: string };

/** Reads what a disclosure says, without trust and without its digest. Never throws. */
export function readDisclosed({ text, bytes, json }: ParsedDisclosure): Disclosed {
  if (text === '') return { fault: 'it is empty' };
  if (bytes === undefined) return { fault: 'it is not base64url' };
  if (json?.value === undefined) return { fault: 'it is not JSON' };
  const array = json.value;
  if (!Array.isArray(array)) return { fault: 'it is no JSON array' };
  if (array.length !== 2 && array.length !== 3) {
    return { fault: `its array has ${array.length} elements; a disclosure has 2 or 3` };
  }
  const [salt, second, third] = array as readonly JsonValue[];
  if (typeof salt !== 'string') return { fault: 'its salt is no string' };
  const valueText = textAt(json.text, `/${array.length - 1}`);
  if (array.length === 2) return { salt, value: second ?? null, valueText };
  if (typeof second !== 'string') return { fault: 'its claim name is no string' };
  return { salt, name: second, value: third ?? null, valueText };
}

function textAt(text: string, pointer: string): string {
  const range = pointerRange(text, pointer)?.value;
  return range === undefined ? '' : text.slice(range.start, range.end);
}
