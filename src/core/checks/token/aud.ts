/** RFC 7519 §4.1.3: a case-sensitive string, or a list of them. */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import { member, stringsMember } from '../../json.ts';
import { onClaims } from '../claims.ts';
import { rule } from '../rule.ts';
import { kindOf } from '../seen.ts';

const AT = claimAt('payload', 'aud');

export const audMalformedRule = rule(
  'token.aud.malformed',
  onClaims((claims) => {
    const aud = member(claims, 'aud');
    if (aud === undefined || stringsMember(claims, 'aud')) return pass(AT);
    const found = Array.isArray(aud) ? 'a list with something else than strings in it' : kindOf(aud);
    return fail({ found }, AT);
  }),
);
