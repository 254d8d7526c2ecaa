import { member } from '../../core/json.ts';
import type { ParsedToken } from '../../core/jose/token.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import type { Verify } from '../../engine/ports/verify.ts';

/**
 * What judges this token's signature. Where no key is at hand and the token brings none there is nothing to try, and the
 * cryptography, which is half of a cold start, is not loaded.
 */
export async function verifierFor(token: ParsedToken, keys: readonly TrustedKeys[]): Promise<Verify> {
  return keys.length > 0 || bringsKey(token) ? loadVerifier() : NOTHING_TO_TRY;
}

/** The real one. */
export async function loadVerifier(): Promise<Verify> {
  const { createVerify } = await import('../../node/verify/create-verify.ts');
  return createVerify();
}

function bringsKey(token: ParsedToken): boolean {
  const header = token.format === 'jws' ? token.header.json?.object : undefined;
  return member(header, 'jwk') !== undefined || member(header, 'x5c') !== undefined;
}

/** Is asked nothing: `judgeSignature` asks only about keys, and digests are compared only with what came beside a token. */
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
