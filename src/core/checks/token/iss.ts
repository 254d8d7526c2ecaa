/** RFC 7519 §4.1.1, RFC 8725 §3.8: the issuer is named, and is the one that was expected, character by character. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import type { TokenKind } from '../../jose/token.ts';
import { onClaims, textClaim } from '../claims.ts';
import { nearMisses } from '../near-miss.ts';
import { rule } from '../rule.ts';
import { kindOf, shown } from '../seen.ts';

const AT = claimAt('payload', 'iss');

/** Kinds whose `iss` is judged elsewhere, or is the client. */
function otherwise(kind: TokenKind): string | undefined {
  if (kind === 'id_token') return 'ID tokens have a rule of their own.';
  if (kind === 'dpop_proof' || kind === 'client_assertion' || kind === 'request_object') {
    return 'It is made by the client, not by the server.';
  }
  if (kind === 'key_binding') return 'It is made by the holder, whom the token names that it belongs to.';
  return undefined;
}

export const issMissingRule = rule(
  'token.iss.missing',
  onClaims((claims, { kind, header }) => {
    const reason = otherwise(kind);
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
  onClaims((claims, { kind, expected }) => {
    const reason = otherwise(kind);
    if (reason !== undefined) return notApplicable(reason);
    const iss = textClaim(claims, 'iss');
    if (iss === undefined) return unchecked('The token names no issuer.');
    if (expected.issuer === undefined) return unchecked('No issuer is known to compare with.');
    if (iss === expected.issuer) return pass(AT);
    const near = nearMisses(iss, expected.issuer);
    return fail({ iss: shown(iss), expected: shown(expected.issuer), near }, AT);
  }),
);
