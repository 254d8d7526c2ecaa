/** OIDC Core §2: sub is required, at most 255 ASCII characters. §5.3.2: UserInfo must be about the same one. */
import { claimAt, fail, pass, unchecked } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onClaims, textClaim } from '../claims.ts';
import { rule } from '../rule.ts';
import { kindOf, shown } from '../seen.ts';

const AT = claimAt('payload', 'sub');
const MAX_CHARACTERS = 255;

export const idTokenSubMissingRule = rule(
  'id_token.sub.missing',
  onClaims((claims) =>
    textClaim(claims, 'sub') === undefined ? fail({ found: kindOf(member(claims, 'sub')) }, AT) : pass(AT),
  ),
);

export const idTokenSubMalformedRule = rule(
  'id_token.sub.malformed',
  onClaims((claims) => {
    const sub = textClaim(claims, 'sub');
    if (sub === undefined) return unchecked('The token names no subject.');
    const isAscii = /^\p{ASCII}*$/u.test(sub);
    return isAscii && sub.length <= MAX_CHARACTERS ? pass(AT) : fail({ length: sub.length, isAscii }, AT);
  }),
);

export const idTokenSubUserinfoRule = rule(
  'id_token.sub.userinfo_mismatch',
  onClaims((claims, { expected: { userinfoSubject } }) => {
    const sub = textClaim(claims, 'sub');
    if (sub === undefined) return unchecked('The token names no subject.');
    if (userinfoSubject === undefined) return unchecked('UserInfo was not asked.');
    return sub === userinfoSubject
      ? pass(AT)
      : fail({ sub: shown(sub), userinfoSub: shown(userinfoSubject) }, AT);
  }),
);
