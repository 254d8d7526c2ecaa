/** RFC 9101 §4 (iss, aud; no request inside), §5 (client_id), §10.8 (typ; no sub that is the client). */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onClaims, onHeader, textClaim } from '../claims.ts';
import { requireClaims } from '../required-claims.ts';
import { rule } from '../rule.ts';
import { described, kindOf } from '../seen.ts';
import { isTyp, TYP } from '../typ.ts';

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
