/** RFC 6750 §5.3: bearer tokens should live an hour or less. RFC 9068 §2.2.1: auth_time, where max_age was asked. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { isJsonObject, member } from '../../json.ts';
import { onClaims, secondsOf } from '../claims.ts';
import { rule } from '../rule.ts';

const EXP = claimAt('payload', 'exp');
const AUTH_TIME = claimAt('payload', 'auth_time');
const HOUR_SECONDS = 3600;

export const lifetimeTooLongRule = rule(
  'access_token.lifetime.too_long',
  onClaims((claims, { expected }) => {
    if (isJsonObject(member(claims, 'cnf'))) return notApplicable('The token is bound to a key.');
    const exp = secondsOf(claims, 'exp');
    const start = secondsOf(claims, 'iat') ?? expected.receivedAtSeconds;
    if (exp === undefined || start === undefined)
      return unchecked('The token does not name both its beginning and its end.');
    return exp - start > HOUR_SECONDS ? fail({ lifetimeSeconds: exp - start }, EXP) : pass(EXP);
  }),
);

export const authTimeMissingRule = rule(
  'access_token.auth_time.missing',
  onClaims((claims, { expected: { maxAgeSeconds } }) => {
    if (maxAgeSeconds === undefined) return notApplicable('No max_age was asked.');
    return secondsOf(claims, 'auth_time') === undefined
      ? fail({ maxAgeSeconds }, AUTH_TIME)
      : pass(AUTH_TIME);
  }),
);
