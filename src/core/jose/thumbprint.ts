import { type JsonValue, stringMember } from '../json.ts';
import { keyShape } from './keys.ts';
import type { Jwk } from './verification.ts';

/**
 * The text whose SHA-256 is a JWK's thumbprint: its required members in the order of their names, no white space
 * (RFC 7638 §3.2; RFC 8037 §2 for OKP, RFC 9964 for AKP). Undefined where one is missing or the type is unknown.
 * The thumbprint of a shared secret is worth as much as a weak hash of it: do not show it (RFC 7638 §7).
 */
export function thumbprintInput(jwk: Jwk): string | undefined {
  const shape = keyShape(jwk);
  if (shape === undefined) return undefined;
  const members: { [name: string]: JsonValue } = {};
  for (const name of [...shape.required, 'kty'].sort()) {
    const value = stringMember(jwk, name);
    if (value === undefined) return undefined;
    members[name] = value;
  }
  return JSON.stringify(members);
}
