/** OIDC Core §2, §3.1.2.1 and §3.1.3.7 (12, 13): max_age makes auth_time required and limits it; acr is what was asked. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onClaims, secondsOf } from '../claims.ts';
import { rule } from '../rule.ts';
import { shownList, shownValue } from '../seen.ts';
import { signInWithinMaxAge } from '../token/sign-in-age.ts';

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

export const authTimeTooOldRule = rule('id_token.auth_time.too_old', signInWithinMaxAge);

export const acrUnmetRule = rule(
  'id_token.acr.unmet',
  onClaims((claims, { expected: { acrValues } }) => {
    if (!acrValues || acrValues.length === 0) return notApplicable('No acr_values were asked.');
    const acr = member(claims, 'acr');
    if (typeof acr === 'string' && acrValues.includes(acr)) return pass(ACR);
    return fail({ acr: acr === undefined ? null : shownValue(acr), asked: shownList(acrValues) }, ACR);
  }),
);
