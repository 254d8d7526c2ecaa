/** OIDC Core §2 (auth_time, acr, amr), RFC 8176 §2 (registered methods), RFC 9470 §6.1: how and when somebody signed in, in any token that says so. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onClaims, secondsOf, timeClaim } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { described, kindOf, shownList } from '../seen.ts';
import { signInWithinMaxAge } from './sign-in-age.ts';

const AUTH_TIME = claimAt('payload', 'auth_time');
const ACR = claimAt('payload', 'acr');
const AMR = claimAt('payload', 'amr');

/** RFC 8176 §2 and those registered since (IANA, Authentication Method Reference Values). */
const REGISTERED = new Set(
  `face fpt geo hwk iris kba mca mfa otp pin pop pwd rba retina sc sms swk tel user vbm wia`.split(' '),
);

const authTimeNotANumberRule = rule(
  'token.auth_time.not_a_number',
  onClaims((claims) => {
    const time = timeClaim(claims, 'auth_time');
    return time.state === 'not_a_number'
      ? fail({ found: described(time.value) }, AUTH_TIME)
      : pass(AUTH_TIME);
  }),
);

const authTimeMillisecondsRule = rule(
  'token.auth_time.milliseconds',
  onClaims((claims) => {
    const time = timeClaim(claims, 'auth_time');
    return time.state === 'milliseconds' ? fail({ value: time.value }, AUTH_TIME) : pass(AUTH_TIME);
  }),
);

const authTimeAfterIatRule = rule(
  'token.auth_time.after_iat',
  onClaims((claims, { clock }) => {
    const authTime = secondsOf(claims, 'auth_time');
    const iat = secondsOf(claims, 'iat');
    if (authTime === undefined || iat === undefined)
      return notApplicable('The token does not name both times.');
    return authTime > iat + clock.skewSeconds
      ? fail({ aheadSeconds: authTime - iat }, AUTH_TIME)
      : pass(AUTH_TIME);
  }),
);

const acrNotAStringRule = rule(
  'token.acr.not_a_string',
  onClaims((claims) => {
    const acr = member(claims, 'acr');
    return acr === undefined || typeof acr === 'string' ? pass(ACR) : fail({ found: kindOf(acr) }, ACR);
  }),
);

const amrMalformedRule = rule(
  'token.amr.malformed',
  onClaims((claims) => {
    const amr = member(claims, 'amr');
    if (amr === undefined) return pass();
    if (!Array.isArray(amr)) return fail({ found: kindOf(amr) }, AMR);
    return amr.every((method) => typeof method === 'string')
      ? pass(AMR)
      : fail({ found: 'a list with something else than texts in it' }, AMR);
  }),
);

const amrUnregisteredRule = rule(
  'token.amr.unregistered',
  onClaims((claims) => {
    const amr = member(claims, 'amr');
    const methods = Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : [];
    if (methods.length === 0) return notApplicable('The token names no methods of authentication.');
    const values = methods.filter((method) => !REGISTERED.has(method));
    return values.length > 0 ? fail({ values: shownList(values) }, AMR) : pass(AMR);
  }),
);

/** Any JWT. */
export const authenticationRules: readonly Rule<JwtInput>[] = [
  authTimeNotANumberRule,
  authTimeMillisecondsRule,
  authTimeAfterIatRule,
  acrNotAStringRule,
  amrMalformedRule,
  amrUnregisteredRule,
];

export const acrLevelZeroRule = rule(
  'id_token.acr.level_zero',
  onClaims((claims) => {
    const acr = member(claims, 'acr');
    if (acr === undefined) return notApplicable('The token names no class of authentication.');
    return acr === '0' ? fail({}, ACR) : pass(ACR);
  }),
);

export const accessAuthTimeTooOldRule = rule('access_token.auth_time.too_old', signInWithinMaxAge);
