/** RFC 7519 §4.1.7: a value that is assigned twice only with negligible probability. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import { onClaims, textClaim } from '../claims.ts';
import { rule } from '../rule.ts';

const AT = claimAt('payload', 'jti');
const ENOUGH_BITS = 64;

export const jtiShortRule = rule(
  'access_token.jti.short',
  onClaims((claims) => {
    const jti = textClaim(claims, 'jti');
    if (jti === undefined) return notApplicable('The token has no id.');
    const bits = Math.floor(jti.length * bitsPerCharacter(jti));
    return bits < ENOUGH_BITS ? fail({ bits, length: jti.length }, AT) : pass(AT);
  }),
);

/** The most that a character of the smallest alphabet that fits can carry. */
function bitsPerCharacter(text: string): number {
  if (/^\d+$/.test(text)) return Math.log2(10);
  if (/^[\da-f-]+$/i.test(text)) return 4;
  return 6;
}
