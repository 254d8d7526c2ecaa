import { type JsonObject, member } from '../../json.ts';

/** Hash names of the IANA registry "Named Information Hash Algorithm" that are SHA-2 and whole. */
const SHA2: ReadonlyMap<string, 256 | 384 | 512> = new Map([
  ['sha-256', 256],
  ['sha-384', 384],
  ['sha-512', 512],
]);

/** The hash that a payload's `_sd_alg` names: sha-256 where it names none (RFC 9901 §4.1.1). */
export type HashName =
  | { readonly name: string; readonly bits: 256 | 384 | 512 }
  | { readonly name: string; readonly bits?: undefined };

/** Reads `_sd_alg`; without `bits` where it is no hash that can be computed here. Names are compared exactly. */
export function hashNameOf(claims: JsonObject | undefined): HashName {
  const value = member(claims, '_sd_alg');
  if (value === undefined) return { name: 'sha-256', bits: 256 };
  if (typeof value !== 'string') return { name: '' };
  const bits = SHA2.get(value);
  return bits === undefined ? { name: value } : { name: value, bits };
}
