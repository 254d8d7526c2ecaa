/** OIDC Core §2 and §3.1.3.7 (2): iss is required, and exactly the issuer. */
import { claimAt, fail, pass, unchecked } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onClaims, textClaim } from '../claims.ts';
import { nearMisses } from '../near-miss.ts';
import { rule } from '../rule.ts';
import { kindOf, shown } from '../seen.ts';
import { isInsecure, parseUrl } from '../url.ts';

const AT = claimAt('payload', 'iss');

export const idTokenIssMissingRule = rule(
  'id_token.iss.missing',
  onClaims((claims) =>
    textClaim(claims, 'iss') === undefined ? fail({ found: kindOf(member(claims, 'iss')) }, AT) : pass(AT),
  ),
);

export const idTokenIssMismatchRule = rule(
  'id_token.iss.mismatch',
  onClaims((claims, { expected: { issuer } }) => {
    const iss = textClaim(claims, 'iss');
    if (iss === undefined) return unchecked('The token names no issuer.');
    if (issuer === undefined) return unchecked('No issuer is known to compare with.');
    if (iss === issuer) return pass(AT);
    return fail({ iss: shown(iss), expected: shown(issuer), near: nearMisses(iss, issuer) }, AT);
  }),
);

export const idTokenIssNotHttpsRule = rule(
  'id_token.iss.not_https',
  onClaims((claims) => {
    const iss = textClaim(claims, 'iss');
    if (iss === undefined) return unchecked('The token names no issuer.');
    const url = parseUrl(iss);
    return url && !isInsecure(url) ? pass(AT) : fail({ iss: shown(iss) }, AT);
  }),
);

export const idTokenIssHasQueryRule = rule(
  'id_token.iss.has_query',
  onClaims((claims) => {
    const iss = textClaim(claims, 'iss');
    if (iss === undefined) return unchecked('The token names no issuer.');
    return /[?#]/.test(iss) ? fail({ iss: shown(iss) }, AT) : pass(AT);
  }),
);
