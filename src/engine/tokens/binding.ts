import type { TokenBinding } from '../../contract/models/token.ts';
import { type JsonObject, isJsonObject, member, stringMember } from '../../core/json.ts';

/**
 * What a token is bound to: by its own `cnf`, else by the `cnf` of its introspection (RFC 9449 §6.2, RFC 8705 §3.2), else by
 * the `token_type` that it came with; undefined for a bearer token. A `cnf` that is there and names nothing known counts.
 */
export function bindingOf(
  claims: JsonObject | undefined,
  introspection: JsonObject | undefined,
  tokenType: string | undefined,
): TokenBinding | undefined {
  const confirmation = [member(claims, 'cnf'), member(introspection, 'cnf')].find(isJsonObject);
  if (confirmation) return confirmed(confirmation);
  return tokenType?.toLowerCase() === 'dpop' ? { kind: 'dpop' } : undefined;
}

function confirmed(confirmation: JsonObject): TokenBinding | undefined {
  const thumbprint = stringMember(confirmation, 'jkt');
  if (thumbprint !== undefined) return { kind: 'dpop', value: thumbprint };
  const certificate = stringMember(confirmation, 'x5t#S256');
  if (certificate !== undefined) return { kind: 'mtls', value: certificate };
  const [method] = Object.keys(confirmation);
  return method === undefined ? undefined : { kind: 'other', value: method };
}
