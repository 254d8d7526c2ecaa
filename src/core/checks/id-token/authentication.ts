/** OIDC Core §2, §3.1.2.1 and §3.1.3.7 (12, 13): max_age makes auth_time required and limits it; acr is what was asked. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onClaims, secondsOf } from '../claims.ts';
import { rule } from '../rule.ts';
import { shownList, shownValue } from '../seen.ts';

const AUTH_TIME = claimAt('payload', 'auth_time');
const ACR = claimAt('payload', 'acr');

export const authTimeMissingRule = rule(
  'id_token.auth_time.missing',
  onClaims((claims, { expected: { maxAgeSeconds } }) => {
    if (maxAgeSeconds === undefined) return notApplicable('No max_age was asked.');
    return secondsOf(claims, 'auth_time') === undefined
      ? fail({ maxAgeSeconds }, AUTH_TIME)
      : pass(AUTH_TIME);
  }),
);

/** The age is measured when the token was issued, so that looking at an old token later does not make it wrong. */
export const authTimeTooOldRule = rule(
  'id_token.auth_time.too_old',
  onClaims((claims, { expected: { maxAgeSeconds, receivedAtSeconds }, clock }) => {
    if (maxAgeSeconds === undefined) return notApplicable('No max_age was asked.');
    const authTime = secondsOf(claims, 'auth_time');
    const issued = secondsOf(claims, 'iat') ?? receivedAtSeconds;
    if (authTime === undefined || issued === undefined)
      return unchecked('The times of sign-in and of issuing are not both known.');
    const ageSeconds = issued - authTime;
    return ageSeconds > maxAgeSeconds + clock.skewSeconds
      ? fail({ ageSeconds, maxAgeSeconds }, AUTH_TIME)
      : pass(AUTH_TIME);
  }),
);

export const acrUnmetRule = rule(
  'id_token.acr.unmet',
  onClaims((claims, { expected: { acrValues } }) => {
    if (!acrValues || acrValues.length === 0) return notApplicable('No acr_values were asked.');
    const acr = member(claims, 'acr');
    if (typeof acr === 'string' && acrValues.includes(acr)) return pass(ACR);
    return fail({ acr: acr === undefined ? null : shownValue(acr), asked: shownList(acrValues) }, ACR);
  }),
);
