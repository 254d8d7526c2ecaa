import { isJsonObject, member, stringMember } from '../../core/json.ts';
import { joseHeader } from '../../core/jose/parse-jws.ts';
import type { ParsedJws } from '../../core/jose/token.ts';
import type { Jwk, SignatureVerdict } from '../../core/jose/verification.ts';
import type { Verify } from '../ports/verify.ts';
import { judgeByOwnKey } from './judge-signature.ts';

/**
 * An entity signs the statement about itself with a key of its own `jwks` (OpenID Federation 1.0 §3.2): tried, so that a
 * person sees whether it fits. It is the entity's own word. Undefined for a statement about another entity.
 */
export async function judgeEntityConfiguration(
  verify: Verify,
  jws: ParsedJws,
): Promise<SignatureVerdict | undefined> {
  const claims = jws.payload.json?.object;
  const jwks = member(claims, 'jwks');
  const keys = isJsonObject(jwks) ? member(jwks, 'keys') : undefined;
  const isAboutItself = stringMember(claims, 'iss') === stringMember(claims, 'sub');
  if (!isAboutItself || !Array.isArray(keys)) return undefined;
  const kid = stringMember(joseHeader(jws), 'kid');
  const jwk = keys.find((key): key is Jwk => isJsonObject(key) && stringMember(key, 'kid') === kid);
  return jwk && judgeByOwnKey(verify, jws, { jwk, place: 'jwks' });
}
