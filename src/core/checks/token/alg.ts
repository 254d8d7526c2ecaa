/** RFC 7515 §4.1.1 (alg), RFC 7518 §3.6 (none), RFC 8725 §3.1 (which algorithms may be used with which keys). */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member, stringMember } from '../../json.ts';
import { onHeader, textClaim } from '../claims.ts';
import { rule } from '../rule.ts';
import { kindOf, shown, shownList } from '../seen.ts';

const AT = claimAt('header', 'alg');

export const algMissingRule = rule(
  'token.alg.missing',
  onHeader((header) =>
    textClaim(header, 'alg') === undefined ? fail({ found: kindOf(member(header, 'alg')) }, AT) : pass(AT),
  ),
);

/** `None` and `NONE` count too: readers that compare without case have accepted them. */
function isNone(alg: string | undefined): boolean {
  return alg?.toLowerCase() === 'none';
}

export const algNoneRule = rule(
  'token.alg.none',
  onHeader((header) => {
    const alg = textClaim(header, 'alg');
    if (alg === undefined) return unchecked('The header names no algorithm.');
    return isNone(alg) ? fail({ alg }, AT) : pass(AT);
  }),
);

export const algNotAllowedRule = rule(
  'token.alg.not_allowed',
  onHeader((header, { expected, signature }) => {
    const alg = textClaim(header, 'alg');
    if (alg === undefined) return unchecked('The header names no algorithm.');
    if (isNone(alg)) return notApplicable('The token is not signed at all.');
    if (expected.allowedAlgs) {
      const allowed = shownList(expected.allowedAlgs);
      return expected.allowedAlgs.includes(alg) ? pass(AT) : fail({ alg: shown(alg), allowed }, AT);
    }
    if (signature.state === 'failed' && signature.reason === 'alg_not_allowed')
      return fail({ alg: shown(alg) }, AT);
    return signature.state === 'verified' ? pass(AT) : unchecked('No list of allowed algorithms is known.');
  }),
);

export const algHmacWithPublicKeyRule = rule(
  'token.alg.hmac_with_public_key',
  onHeader((header, { keys, signature }) => {
    const alg = textClaim(header, 'alg');
    if (alg === undefined) return unchecked('The header names no algorithm.');
    if (signature.state === 'failed' && signature.reason === 'hmac_with_public_key')
      return fail({ alg: shown(alg) }, AT);
    if (!/^HS\d/.test(alg)) return pass(AT);
    const all = keys?.flatMap((set) => set.keys) ?? [];
    if (all.length === 0) return unchecked('No keys are at hand to compare with.');
    return all.some((key) => stringMember(key, 'kty') === 'oct') ? pass(AT) : fail({ alg }, AT);
  }),
);
