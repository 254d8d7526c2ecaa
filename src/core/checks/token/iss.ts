/** RFC 7519 §4.1.1, RFC 8725 §3.8: the issuer is named, and is the one that was expected, character by character. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onClaims, textClaim } from '../claims.ts';
import { factsOf } from '../kinds.ts';
import { nearMisses } from '../near-miss.ts';
import { rule } from '../rule.ts';
import { kindOf, shown } from '../seen.ts';

const AT = claimAt('payload', 'iss');

export const issMissingRule = rule(
  'token.iss.missing',
  onClaims((claims, { kind, header }) => {
    const reason = factsOf(kind, header).iss;
    if (reason !== undefined) return notApplicable(reason);
    // draft-ietf-oauth-sd-jwt-vc-19 §2.2.2.3: optional where the subject of the certificate is the issuer.
    if (kind === 'credential' && member(header, 'x5c') !== undefined)
      return notApplicable('The certificate in the header names the issuer.');
    return textClaim(claims, 'iss') === undefined
      ? fail({ found: kindOf(member(claims, 'iss')) }, AT)
      : pass(AT);
  }),
);

export const issMismatchRule = rule(
  'token.iss.mismatch',
  onClaims((claims, { kind, header, expected }) => {
    const reason = factsOf(kind, header).iss;
    if (reason !== undefined) return notApplicable(reason);
    const iss = textClaim(claims, 'iss');
    // OpenID Federation 1.0 §3.1.1: then a superior speaks, of whom a profile knows nothing.
    if (kind === 'entity_statement' && iss !== textClaim(claims, 'sub'))
      return notApplicable('It is a statement of one entity about another.');
    if (iss === undefined) return unchecked('The token names no issuer.');
    if (expected.issuer === undefined) return unchecked('No issuer is known to compare with.');
    if (iss === expected.issuer) return pass(AT);
    const near = nearMisses(iss, expected.issuer);
    return fail({ iss: shown(iss), expected: shown(expected.issuer), near }, AT);
  }),
);
