/** OIDC Core §5.7: iss and sub together say who it is. The browser's session decides who signs in, not the profile. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { onClaims, textClaim } from '../claims.ts';
import { factsOf } from '../kinds.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';

const AT = claimAt('payload', 'sub');

export const subUnexpectedRule = rule(
  'token.sub.unexpected',
  onClaims((claims, { kind, header, expected: { expectedSubject } }) => {
    const reason = factsOf(kind, header).sub;
    if (reason !== undefined) return notApplicable(reason);
    if (expectedSubject === undefined) return notApplicable('The profile expects nobody in particular.');
    const sub = textClaim(claims, 'sub');
    if (sub === undefined) return unchecked('The token names no subject.');
    return sub === expectedSubject
      ? pass(AT)
      : fail({ sub: shown(sub), expected: shown(expectedSubject) }, AT);
  }),
);
