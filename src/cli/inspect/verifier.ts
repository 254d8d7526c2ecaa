import { hasHmac } from '../../engine/inspect/search-secrets.ts';
import { member } from '../../core/json.ts';
import { claimsOf, headerOf, selectivePartsOf } from '../../core/jose/content.ts';
import type { ParsedToken } from '../../core/jose/token.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import type { Judging } from '../../engine/inspect/judging.ts';
import type { Verify } from '../../engine/ports/verify.ts';

/**
 * What judges this token's signature. Where no key is at hand and the token brings none, and has neither disclosures nor
 * hashes nor a secret that may be guessed, there is nothing to try and nothing to hash, and the cryptography, which is half
 * of a cold start, is not loaded.
 */
export async function verifierFor(
  token: ParsedToken,
  keys: readonly TrustedKeys[],
  mayOpen = false,
): Promise<Pick<Judging, 'verify' | 'sha2'>> {
  const isToHash = selectivePartsOf(token) !== undefined || hasHashes(token);
  if (!mayOpen && keys.length === 0 && !bringsKey(token) && !isToHash && !hasHmac(token))
    return { verify: NOTHING_TO_TRY };
  const verify = await loadVerifier();
  return { verify, sha2: verify.sha2 };
}

/** The real one. */
export async function loadVerifier(): Promise<Verify> {
  const { createVerify } = await import('../../node/verify/create-verify.ts');
  return createVerify();
}

function bringsKey(token: ParsedToken): boolean {
  const header = headerOf(token);
  // An entity statement brings the keys of its subject among its claims (OpenID Federation 1.0 §3.1.1).
  const brought = [member(header, 'jwk'), member(header, 'x5c'), member(claimsOf(token), 'jwks')];
  return brought.some((key) => key !== undefined);
}

/** An ID token that vouches for what came beside it (OIDC Core §3.3.2.11). */
function hasHashes(token: ParsedToken): boolean {
  return ['at_hash', 'c_hash', 's_hash'].some((name) => member(claimsOf(token), name) !== undefined);
}

/** Is asked nothing: `judgeSignature` asks only about keys, and there are none. */
const NOTHING_TO_TRY: Verify = {
  verifyJws: neverAsked,
  thumbprint: neverAsked,
  sha2: neverAsked,
  supportedAlgs: neverAsked,
  readKeys: neverAsked,
  readGivenKeys: neverAsked,
  importSigningKey: neverAsked,
  certificateKey: neverAsked,
};

function neverAsked(): never {
  throw new Error('there is no key, and yet a signature was to be verified');
}
