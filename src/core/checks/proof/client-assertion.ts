/** RFC 7523 §3 (what an assertion must say), OIDC Core §9 (iss and sub are the client, jti), FAPI 2.0 §5.3.3.1 (aud is the issuer). */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member, stringsMember } from '../../json.ts';
import { onClaims, secondsOf, textClaim } from '../claims.ts';
import { requireClaims } from '../required-claims.ts';
import { rule } from '../rule.ts';
import { shown, shownValue } from '../seen.ts';

/** More than a request that is retried ever needs, seconds. */
const LIMIT_SECONDS = 3600;
const SUB = claimAt('payload', 'sub');

export const assertionClaimsRule = rule(
  'client_assertion.claims.missing',
  onClaims((claims) => requireClaims(claims, { iss: 'text', sub: 'text', aud: 'audience', exp: 'seconds' })),
);

export const assertionSubRule = rule(
  'client_assertion.sub.not_the_client',
  onClaims((claims) => {
    const [iss, sub] = [textClaim(claims, 'iss'), textClaim(claims, 'sub')];
    if (iss === undefined || sub === undefined) return unchecked('iss or sub is missing.');
    return iss === sub ? pass(SUB) : fail({ iss: shown(iss), sub: shown(sub) }, SUB);
  }),
);

export const assertionClientRule = rule(
  'client_assertion.client.mismatch',
  onClaims((claims, { expected: { clientId } }) => {
    const sub = textClaim(claims, 'sub');
    if (clientId === undefined) return notApplicable('No client is known to compare with.');
    if (sub === undefined) return unchecked('The assertion names no client.');
    return sub === clientId ? pass(SUB) : fail({ sub: shown(sub), expected: shown(clientId) }, SUB);
  }),
);

export const assertionJtiRule = rule(
  'client_assertion.jti.missing',
  onClaims((claims) => {
    const at = claimAt('payload', 'jti');
    return textClaim(claims, 'jti') === undefined ? fail({}, at) : pass(at);
  }),
);

export const assertionLifetimeRule = rule(
  'client_assertion.lifetime.too_long',
  onClaims((claims, { clock: { nowSeconds } }) => {
    const at = claimAt('payload', 'exp');
    const exp = secondsOf(claims, 'exp');
    if (exp === undefined) return unchecked('The assertion names no end.');
    const seconds = exp - (secondsOf(claims, 'iat') ?? nowSeconds);
    return seconds <= LIMIT_SECONDS ? pass(at) : fail({ seconds, limit: LIMIT_SECONDS }, at);
  }),
);

/** Other values beside the issuer are for the server to refuse or not: `aud` of a list is discouraged, no more. */
export const assertionAudRule = rule(
  'client_assertion.aud.not_the_issuer',
  onClaims((claims, { expected: { issuer } }) => {
    const at = claimAt('payload', 'aud');
    const audiences = stringsMember(claims, 'aud');
    if (issuer === undefined) return notApplicable('No server is known to compare with.');
    if (!audiences) return unchecked('The assertion names no audience.');
    return audiences.includes(issuer)
      ? pass(at)
      : fail({ received: shownValue(member(claims, 'aud')), expected: shown(issuer) }, at);
  }),
);
