import { isJsonObject, type JsonObject, type JsonValue, member } from '../json.ts';
import type { Jwk } from './verification.ts';

/**
 * A key that the token's own header brings or points at (RFC 7515 §4.1.2, §4.1.3, §4.1.5, §4.1.6). It proves that the
 * signer had that key, not who the signer is: never shown as verified, its URL never fetched unasked.
 */
export type SelfAssertedKey =
  | { readonly header: 'jwk'; readonly jwk?: Jwk }
  | { readonly header: 'jku' | 'x5u'; readonly url?: string }
  /** Base64 DER, the signer's certificate first. */
  | { readonly header: 'x5c'; readonly certificates: readonly string[] };

/** The header parameters that bring a key, in the order of RFC 7515; a value of the wrong type leaves its part out. */
export function selfAssertedKeys(header: JsonObject): readonly SelfAssertedKey[] {
  const found: SelfAssertedKey[] = [];
  const { jku, jwk, x5u, x5c } = {
    jku: member(header, 'jku'),
    jwk: member(header, 'jwk'),
    x5u: member(header, 'x5u'),
    x5c: member(header, 'x5c'),
  };
  if (jku !== undefined) found.push(located('jku', jku));
  if (jwk !== undefined) found.push(isJsonObject(jwk) ? { header: 'jwk', jwk } : { header: 'jwk' });
  if (x5u !== undefined) found.push(located('x5u', x5u));
  if (x5c !== undefined) found.push({ header: 'x5c', certificates: strings(x5c) });
  return found;
}

function located(header: 'jku' | 'x5u', value: JsonValue): SelfAssertedKey {
  return typeof value === 'string' ? { header, url: value } : { header };
}

function strings(value: JsonValue): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
