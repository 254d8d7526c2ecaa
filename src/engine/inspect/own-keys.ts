import { isJsonObject, member, stringMember } from '../../core/json.ts';
import { joseHeader } from '../../core/jose/parse-jws.ts';
import type { ParsedJws } from '../../core/jose/token.ts';
import type { Jwk, OwnKeyPlace, SignatureVerdict } from '../../core/jose/verification.ts';
import type { Verify } from '../ports/verify.ts';
import { judgeByOwnKey } from './judge-signature.ts';

/** Keys that were fetched from where a token’s own header says: they prove nothing but that the signer had them. */
export interface OwnKeys {
  readonly place: Extract<OwnKeyPlace, 'jku' | 'x5u'>;
  readonly keys: readonly Jwk[];
}

/** So many keys of a set that the token names are tried. */
const MAX_KEYS = 64;

/** Tries what was fetched from where the token says. What fits is still only the token’s own word. */
export async function judgeByFetchedKeys(
  verify: Verify,
  jws: ParsedJws,
  { place, keys }: OwnKeys,
): Promise<SignatureVerdict> {
  const alg = stringMember(joseHeader(jws), 'alg') ?? '';
  let verdict: SignatureVerdict = { state: 'self_asserted', alg, header: place, fits: false, attempts: [] };
  for (const jwk of keys.slice(0, MAX_KEYS)) {
    verdict = await judgeByOwnKey(verify, jws, { jwk, place }, verdict.attempts);
    if (verdict.state !== 'self_asserted' || verdict.fits) break;
  }
  return verdict;
}

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
