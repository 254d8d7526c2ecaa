/** OIDC Back-Channel Logout 1.0 §2.4: what a logout token must say, and must not. */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import { isJsonObject, type JsonObject, member } from '../../json.ts';
import { onClaims, onHeader, textClaim } from '../claims.ts';
import { requireClaims } from '../required-claims.ts';
import { rule } from '../rule.ts';
import { described, kindOf } from '../seen.ts';
import { isTyp, TYP } from '../typ.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

export const logoutTypRule = rule(
  'logout_token.typ.missing',
  onHeader((header) =>
    isTyp(header, 'logout+jwt') ? pass(TYP) : fail({ typ: described(member(header, 'typ')) }, TYP),
  ),
);

export const logoutClaimsRule = rule(
  'logout_token.claims.missing',
  onClaims((claims) =>
    requireClaims(claims, {
      iss: 'text',
      aud: 'audience',
      iat: 'seconds',
      exp: 'seconds',
      jti: 'text',
      events: 'object',
    }),
  ),
);

export const logoutEventsRule = rule(
  'logout_token.events.wrong',
  onClaims((claims) => {
    const at = claimAt('payload', 'events');
    const found = eventsProblem(claims);
    return found === undefined ? pass(at) : fail({ found }, at);
  }),
);

function eventsProblem(claims: JsonObject): string | undefined {
  const events = member(claims, 'events');
  if (!isJsonObject(events)) return kindOf(events);
  const event = member(events, EVENT);
  if (event === undefined) return 'an object without that event';
  return isJsonObject(event) ? undefined : `an object in which the event is ${kindOf(event)}`;
}

export const logoutSubjectRule = rule(
  'logout_token.subject.missing',
  onClaims((claims) => {
    const isNamed = ['sub', 'sid'].some((name) => textClaim(claims, name) !== undefined);
    return isNamed ? pass() : fail({}, claimAt('payload', 'sub'));
  }),
);

export const logoutNonceRule = rule(
  'logout_token.nonce.present',
  onClaims((claims) =>
    member(claims, 'nonce') === undefined ? pass() : fail({}, claimAt('payload', 'nonce')),
  ),
);
