import type { SecretSearch } from '../../core/checks/inputs.ts';
import { knownSecrets, ownSecrets } from '../../core/jose/known-secrets.ts';
import { joseHeader } from '../../core/jose/parse-jws.ts';
import type { ParsedJws } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { type JsonObject, stringMember } from '../../core/json.ts';
import { decodeBase64urlLeniently } from '../../core/text/base64url.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import { hasHmac, searchSecrets } from '../inspect/search-secrets.ts';
import type { Verify } from '../ports/verify.ts';
import type { ScanPlan } from './scan-plan.ts';
import { Secret } from '../../core/secret.ts';

/** Looks for the secret of one token: the list once over, at most. */
export type SearchMany = (token: ParsedJws, signature: SignatureVerdict) => SecretSearch | undefined;

/**
 * Looks for weak secrets in many tokens. What a key at hand has verified was signed with that key: it is enough to compare
 * the keys with the list, once, and with the token's own names. Else what fitted a token before is tried first, since
 * tokens of one issuer share their secret. All that is left costs the whole list, once for each different token.
 */
export function createSearchMany(
  verify: Verify,
  { keys, clientSecret }: Pick<ScanPlan, 'keys' | 'clientSecret'>,
): SearchMany {
  const secret = clientSecret === undefined ? undefined : new Secret(clientSecret);
  const given = new Set(keys.flatMap((set) => set.keys.flatMap(sharedKey)));
  const isGiven = (tried: Uint8Array): boolean => given.has(asKey(tried));
  const isWeakKeyGiven =
    given.size > 0 &&
    (knownSecrets().some((known) => isGiven(known.secret)) ||
      (clientSecret !== undefined && isGiven(encodeUtf8(clientSecret))));
  const list = [...knownSecrets()];
  const fitsSecret: Verify['fitsSecret'] =
    verify.fitsSecret &&
    ((token, tried) => {
      const fits = verify.fitsSecret?.(token, tried) ?? false;
      if (fits) list.sort((a, b) => Number(b.secret === tried) - Number(a.secret === tried));
      return fits;
    });
  return (token, signature) => {
    if (!hasHmac(token)) return undefined;
    const own = ownSecrets(joseHeader(token), token.payload.json?.object);
    if (signature.state === 'verified' && !isWeakKeyGiven && !own.some((name) => isGiven(name.secret)))
      return secret === undefined ? {} : { isClientSecret: false };
    return searchSecrets(fitsSecret ? { fitsSecret } : {}, token, secret, list);
  };
}

/** A shared key as it is compared. */
function sharedKey(jwk: JsonObject): readonly string[] {
  const k = stringMember(jwk, 'k');
  return k === undefined ? [] : [asKey(decodeBase64urlLeniently(k))];
}

/** HMAC takes zeros at the end of a key for nothing. */
function asKey(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, MAX_KEY)).replace(/\0+$/, '');
}

/** No secret of the list, and no name, is longer. */
const MAX_KEY = 1024;
