/** RFC 9901 §4.3 (what a key binding JWT must say), §4.3.1 (sd_hash), §7.3 step 5 (its signature, its time, whom it is for). */
import {
  claimAt,
  type Evidence,
  fail,
  notApplicable,
  pass,
  unchecked,
  type Verdict,
} from '../../findings/finding.ts';
import { member, stringMember, stringsMember } from '../../json.ts';
import { isAsymmetric } from '../asymmetric.ts';
import { secondsOf } from '../claims.ts';
import type { SdJwtInput } from '../inputs.ts';
import { nearMissesBetween } from '../near-miss.ts';
import { requireClaims } from '../required-claims.ts';
import { rule } from '../rule.ts';
import { described, shown, shownList, shownValue } from '../seen.ts';
import { ALG, isTyp, TYP } from '../typ.ts';

type KeyBinding = NonNullable<SdJwtInput['keyBinding']>;

/** A verifier's usual patience, seconds; the specification leaves the window to it. */
const WINDOW_SECONDS = 300;

function onProof<E extends Evidence>(
  check: (proof: KeyBinding, input: SdJwtInput) => Verdict<E>,
): (input: SdJwtInput) => Verdict<E> {
  return (input) =>
    input.keyBinding ? check(input.keyBinding, input) : notApplicable('There is no key binding JWT.');
}

export const keyBindingTypRule = rule(
  'key_binding.typ.wrong',
  onProof(({ header }) => {
    if (!header) return unchecked('The header cannot be read as a JSON object.');
    return isTyp(header, 'kb+jwt') ? pass(TYP) : fail({ typ: described(member(header, 'typ')) }, TYP);
  }),
);

export const keyBindingAlgRule = rule(
  'key_binding.alg.not_asymmetric',
  onProof(({ header }) => {
    const alg = stringMember(header, 'alg');
    const isGood = alg === undefined ? false : isAsymmetric(alg);
    if (isGood === undefined) return unchecked('Nothing is known of the algorithm.');
    return isGood ? pass(ALG) : fail({ alg: alg === undefined ? 'absent' : shown(alg) }, ALG);
  }),
);

export const keyBindingClaimsRule = rule(
  'key_binding.claims.missing',
  onProof(({ claims }) => {
    if (!claims) return unchecked('The payload cannot be read as a JSON object.');
    return requireClaims(claims, { iat: 'seconds', aud: 'text', nonce: 'text', sd_hash: 'text' });
  }),
);

export const sdHashRule = rule(
  'key_binding.sd_hash.mismatch',
  onProof(({ claims, expectedHash }) => {
    const received = member(claims, 'sd_hash');
    if (typeof received !== 'string') return unchecked('The proof has no sd_hash to compare.');
    if (expectedHash === undefined) return unchecked('No hash function is at hand for sd_hash.');
    const at = claimAt('payload', 'sd_hash');
    return received === expectedHash
      ? pass(at)
      : fail({ received: shownValue(received), expected: expectedHash }, at);
  }),
);

/** `aud` is one text in a proof; a list that names the verifier is judged by the rule for what must be there. */
export const keyBindingAudRule = rule(
  'key_binding.aud.mismatch',
  onProof(({ claims }, { expected: { audience } }) => {
    const aud = stringsMember(claims, 'aud');
    if (!aud || aud.length === 0) return unchecked('The proof names no verifier.');
    if (audience === undefined) return unchecked('Whom it was presented to is not known.');
    const at = claimAt('payload', 'aud');
    if (aud.includes(audience)) return pass(at);
    return fail(
      { aud: shownList(aud), expected: shown(audience), near: nearMissesBetween(aud, [audience]) },
      at,
    );
  }),
);

export const keyBindingNonceRule = rule(
  'key_binding.nonce.mismatch',
  onProof(({ claims }, { expected }) => {
    const nonce = member(claims, 'nonce');
    if (nonce === undefined) return unchecked('The proof has no nonce.');
    if (typeof expected.nonce !== 'string')
      return unchecked('The nonce that the verifier gave is not at hand.');
    const at = claimAt('payload', 'nonce');
    if (nonce === expected.nonce) return pass(at);
    const receivedLength = typeof nonce === 'string' ? nonce.length : null;
    return fail({ givenLength: expected.nonce.length, receivedLength }, at);
  }),
);

export const keyBindingSignatureRule = rule(
  'key_binding.signature.invalid',
  onProof(({ jws, signature }) => {
    const at = { kind: 'bytes', start: jws.signature.start, end: jws.signature.end } as const;
    switch (signature.state) {
      case 'verified':
        return pass(at);
      case 'self_asserted':
        return signature.fits
          ? unchecked('It fits the key in cnf, but the token that names that key is not verified itself.')
          : fail({ message: 'The signature does not fit the key in cnf.' }, at);
      case 'failed':
        return fail({ message: signature.message }, at);
      case 'unchecked':
        return unchecked(signature.message);
    }
  }),
);

export const keyBindingIatRule = rule(
  'key_binding.iat.outside_window',
  onProof(({ claims }, { clock: { nowSeconds, skewSeconds } }) => {
    const iat = secondsOf(claims, 'iat');
    if (iat === undefined) return unchecked('The proof does not say when it was made.');
    const at = claimAt('payload', 'iat');
    const ageSeconds = nowSeconds - iat;
    const isInside = ageSeconds <= WINDOW_SECONDS + skewSeconds && ageSeconds >= -skewSeconds;
    return isInside ? pass(at) : fail({ iat, ageSeconds }, at);
  }),
);
