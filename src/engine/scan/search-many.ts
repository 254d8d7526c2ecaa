import type { SecretSearch } from '../../core/checks/inputs.ts';
import { knownSecrets } from '../../core/jose/known-secrets.ts';
import type { ParsedJws } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { stringMember } from '../../core/json.ts';
import { decodeBase64urlLeniently } from '../../core/text/base64url.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import { hasHmac, searchSecrets } from '../inspect/search-secrets.ts';
import type { Verify } from '../ports/verify.ts';
import type { ScanPlan } from './scan-plan.ts';
import { Secret } from '../../core/secret.ts';

/** Looks for the secret of one token: the list once over, at most. */
export type SearchMany = (token: ParsedJws, signature: SignatureVerdict) => SecretSearch | undefined;

/**
 * Looks for weak secrets in many tokens. What a key at hand has verified was signed with that key, so where none of them
 * is weak there is nothing to try; else what fitted the token before is tried first, since tokens of one issuer share
 * their secret. All that is left costs the whole list, once for each different token.
 */
export function createSearchMany(
  verify: Verify,
  { keys, clientSecret }: Pick<ScanPlan, 'keys' | 'clientSecret'>,
): SearchMany {
  const secret = clientSecret === undefined ? undefined : new Secret(clientSecret);
  const areKeysStrong = !keys.some(({ keys: jwks }) =>
    jwks.some((jwk) => isWeak(stringMember(jwk, 'k'), clientSecret)),
  );
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
    if (signature.state === 'verified' && areKeysStrong)
      return secret === undefined ? {} : { isClientSecret: false };
    return searchSecrets(fitsSecret ? { fitsSecret } : {}, token, secret, list);
  };
}

/** Whether a shared key is one of the list, or the client's secret. HMAC takes zeros at its end for nothing. */
function isWeak(k: string | undefined, clientSecret: string | undefined): boolean {
  if (k === undefined) return false;
  const key = withoutZeros(decodeBase64urlLeniently(k));
  const isKey = (secret: Uint8Array): boolean => withoutZeros(secret) === key;
  return (
    (clientSecret !== undefined && isKey(encodeUtf8(clientSecret))) ||
    knownSecrets().some(({ secret }) => isKey(secret))
  );
}

function withoutZeros(bytes: Uint8Array): string {
  return [...bytes].join(' ').replace(/(?:^| )0(?: 0)*$/, '');
}
