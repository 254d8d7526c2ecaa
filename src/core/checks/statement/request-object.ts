/** RFC 9101 §4 (iss, aud; no request inside), §5 (client_id), §10.8 (typ; no sub that is the client). FAPI 2.0 Message Signing §5.3.1 (nbf, exp). */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member, stringsMember } from '../../json.ts';
import { onClaims, onHeader, secondsOf, textClaim } from '../claims.ts';
import { requireClaims } from '../required-claims.ts';
import { rule } from '../rule.ts';
import { described, kindOf, shown, shownValue } from '../seen.ts';
import { isTyp, TYP } from '../typ.ts';

const HOUR_SECONDS = 3600;

export const requestTypRule = rule(
  'request_object.typ.missing',
  onHeader((header) =>
    isTyp(header, 'oauth-authz-req+jwt') ? pass(TYP) : fail({ typ: described(member(header, 'typ')) }, TYP),
  ),
);

export const requestClaimsRule = rule(
  'request_object.claims.missing',
  onClaims((claims) => requireClaims(claims, { iss: 'text', aud: 'audience' })),
);

export const requestAudRule = rule(
  'request_object.aud.not_the_server',
  onClaims((claims, { expected: { issuer } }) => {
    const at = claimAt('payload', 'aud');
    const audiences = stringsMember(claims, 'aud');
    if (issuer === undefined) return notApplicable('No server is known to compare with.');
    if (!audiences) return unchecked('The request object names no audience.');
    return audiences.includes(issuer)
      ? pass(at)
      : fail({ received: shownValue(member(claims, 'aud')), expected: shown(issuer) }, at);
  }),
);

export const requestNbfRule = rule(
  'request_object.nbf.not_recent',
  onClaims((claims, { clock: { nowSeconds, skewSeconds } }) => {
    const at = claimAt('payload', 'nbf');
    const nbf = secondsOf(claims, 'nbf');
    const ageSeconds = nbf === undefined ? null : nowSeconds - nbf;
    const isRecent = ageSeconds !== null && ageSeconds <= HOUR_SECONDS + skewSeconds;
    return isRecent ? pass(at) : fail({ ageSeconds }, at);
  }),
);

export const requestExpRule = rule(
  'request_object.exp.too_late',
  onClaims((claims) => {
    const at = claimAt('payload', 'exp');
    const [nbf, exp] = [secondsOf(claims, 'nbf'), secondsOf(claims, 'exp')];
    if (exp !== undefined && nbf === undefined)
      return unchecked('The request object does not say from when it is good.');
    const seconds = exp === undefined || nbf === undefined ? null : exp - nbf;
    return seconds !== null && seconds <= HOUR_SECONDS ? pass(at) : fail({ seconds }, at);
  }),
);

export const requestClientRule = rule(
  'request_object.client_id.missing',
  onClaims((claims) => {
    const at = claimAt('payload', 'client_id');
    const isThere = textClaim(claims, 'client_id') !== undefined;
    return isThere ? pass(at) : fail({ found: kindOf(member(claims, 'client_id')) }, at);
  }),
);

export const requestNestedRule = rule(
  'request_object.request.nested',
  onClaims((claims) => {
    const names = ['request', 'request_uri'].filter((name) => member(claims, name) !== undefined);
    return names[0] === undefined ? pass() : fail({ names }, claimAt('payload', names[0]));
  }),
);

export const requestSubRule = rule(
  'request_object.sub.is_client',
  onClaims((claims) => {
    const at = claimAt('payload', 'sub');
    const sub = textClaim(claims, 'sub');
    const isClient =
      sub !== undefined && [textClaim(claims, 'client_id'), textClaim(claims, 'iss')].includes(sub);
    return isClient ? fail({}, at) : pass();
  }),
);
