/** RFC 9068 §2.2 and §4, RFC 7519 §4.1.3: which API the token is for, and that this is the one. */
import { claimAt, fail, pass, unchecked } from '../../findings/finding.ts';
import { member, stringsMember } from '../../json.ts';
import { onClaims } from '../claims.ts';
import { nearMissesBetween } from '../near-miss.ts';
import { rule } from '../rule.ts';
import { shownList } from '../seen.ts';

const AT = claimAt('payload', 'aud');

export const audMissingRule = rule(
  'access_token.aud.missing',
  onClaims((claims) => {
    const isMissing = member(claims, 'aud') === undefined || stringsMember(claims, 'aud')?.length === 0;
    return isMissing ? fail({}, AT) : pass(AT);
  }),
);

export const audMismatchRule = rule(
  'access_token.aud.mismatch',
  onClaims((claims, { expected: { audiences } }) => {
    const aud = stringsMember(claims, 'aud');
    if (!aud || aud.length === 0) return unchecked('The token names no audience.');
    if (!audiences || audiences.length === 0) return unchecked('No audience is known to compare with.');
    if (audiences.some((audience) => aud.includes(audience))) return pass(AT);
    const near = nearMissesBetween(aud, audiences);
    return fail({ aud: shownList(aud), expected: shownList(audiences), near }, AT);
  }),
);
