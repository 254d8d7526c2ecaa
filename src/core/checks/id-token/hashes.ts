/**
 * OIDC Core §3.1.3.6 and §3.2.2.9 (at_hash; in the code flow by way of §3.1.3.8), §3.3.2.10 and §3.3.2.11 (c_hash):
 * base64url of the left half of the hash of the value's ASCII, the hash being that of the ID token's alg. FAPI 1.0
 * Advanced §5.1.1 does the same with the state (s_hash).
 */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member, stringMember } from '../../json.ts';
import { findAlgorithm } from '../../jose/algorithms.ts';
import { encodeBase64url } from '../../text/base64url.ts';
import { onClaims } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shownValue } from '../seen.ts';

/**
 * The SHA-2 that belongs to the token's algorithm; undefined where that is another hash, or not known. `EdDSA` leaves
 * the curve open: servers mean Ed25519 with SHA-512; only where a key at hand is on Ed448 (SHAKE256) that may be wrong.
 */
function hashBits(alg: string, { keys }: JwtInput): 256 | 384 | 512 | undefined {
  if (alg !== 'EdDSA') return findAlgorithm(alg)?.hashBits;
  const mayBeEd448 = keys?.some((set) => set.keys.some((key) => stringMember(key, 'crv') === 'Ed448'));
  return mayBeEd448 ? undefined : 512;
}

function hashRule(
  claim: 'at_hash' | 'c_hash' | 's_hash',
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
      if (value === undefined) return unchecked(`The ${what} that belongs to it is not at hand.`);
      if (!input.sha2) return unchecked('No hash function is at hand here.');
      const alg = stringMember(input.header, 'alg') ?? 'no algorithm';
      const bits = hashBits(alg, input);
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
export const sHashMismatchRule = hashRule('s_hash', (input) => input.expected.state, 'state');

/** OIDC Core §3.2.2.10 and §3.3.2.11: required of an ID token that comes through the browser beside what it is over. */
function hashMissingRule(
  claim: 'at_hash' | 'c_hash',
  valueOf: (input: JwtInput) => string | undefined,
  what: string,
) {
  const at = claimAt('payload', claim);
  return rule(
    `id_token.${claim}.missing`,
    onClaims((claims, input) => {
      if (member(claims, claim) !== undefined) return pass(at);
      if (input.expected.isFrontChannel !== true)
        return notApplicable('The token did not come through the browser, as far as is known.');
      return valueOf(input) === undefined ? notApplicable(`No ${what} came beside it.`) : fail({}, at);
    }),
  );
}

export const atHashMissingRule = hashMissingRule(
  'at_hash',
  (input) => input.expected.accessToken,
  'access token',
);
export const cHashMissingRule = hashMissingRule('c_hash', (input) => input.expected.code, 'code');
