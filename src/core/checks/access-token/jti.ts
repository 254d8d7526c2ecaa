/** RFC 7519 §4.1.7: a value that is assigned twice only with negligible probability. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import { mostBits } from '../../text/entropy.ts';
import { onClaims, textClaim } from '../claims.ts';
import { rule } from '../rule.ts';

const AT = claimAt('payload', 'jti');
const ENOUGH_BITS = 64;

export const jtiShortRule = rule(
  'access_token.jti.short',
  onClaims((claims) => {
    const jti = textClaim(claims, 'jti');
    if (jti === undefined) return notApplicable('The token has no id.');
    const bits = mostBits(jti);
    return bits < ENOUGH_BITS ? fail({ bits, length: jti.length }, AT) : pass(AT);
  }),
);
