/**
 * OIDC Core §3.1.3.6 and §3.1.3.8 (at_hash), §3.3.2.10 and §3.3.2.11 (c_hash): base64url of the left half of the hash
 * of the value's ASCII, the hash being that of the ID token's alg.
 */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member, stringMember } from '../../json.ts';
import { encodeBase64url } from '../../text/base64url.ts';
import { onClaims } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shownValue } from '../seen.ts';

/** Ed25519 hashes with SHA-512 inside, and that is what servers use; Ed448 uses SHAKE256, which is no SHA-2. */
const HASH_BITS: { readonly [alg: string]: 256 | 384 | 512 } = { ES256K: 256, EdDSA: 512, Ed25519: 512 };

function hashBits(alg: string): 256 | 384 | 512 | undefined {
  const size = /^(?:RS|ES|PS|HS)(256|384|512)$/.exec(alg)?.[1];
  if (size === '256') return 256;
  if (size === '384') return 384;
  return size === '512' ? 512 : Object.hasOwn(HASH_BITS, alg) ? HASH_BITS[alg] : undefined;
}

function hashRule(
  claim: 'at_hash' | 'c_hash',
  valueOf: (input: JwtInput) => string | undefined,
  what: string,
) {
  const at = claimAt('payload', claim);
  return rule(
    `id_token.${claim}.mismatch`,
    onClaims((claims, input) => {
      const received = member(claims, claim);
      if (received === undefined)
        return notApplicable(`The token has no ${claim}, which is optional in the code flow.`);
      const value = valueOf(input);
      if (value === undefined) return unchecked(`The ${what} that came with it is not at hand.`);
      if (!input.sha2) return unchecked('No hash function is at hand here.');
      const alg = stringMember(input.header, 'alg') ?? 'no algorithm';
      const bits = hashBits(alg);
      if (bits === undefined)
        return unchecked('Which hash belongs to the algorithm of this token is not known.');
      const digest = input.sha2(bits, value);
      const expected = encodeBase64url(digest.subarray(0, digest.length / 2));
      return received === expected ? pass(at) : fail({ received: shownValue(received), expected, alg }, at);
    }),
  );
}

export const atHashMismatchRule = hashRule('at_hash', (input) => input.expected.accessToken, 'access token');
export const cHashMismatchRule = hashRule('c_hash', (input) => input.expected.code, 'code');
