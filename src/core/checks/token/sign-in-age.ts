/** OIDC Core §3.1.2.1 and RFC 9470 §6.1: how long ago a person had signed in when the token was issued, against max_age. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { onClaims, secondsOf } from '../claims.ts';

const AUTH_TIME = claimAt('payload', 'auth_time');

/** The age is measured when the token was issued, so that looking at an old token later does not make it wrong. */
export const signInWithinMaxAge = onClaims(
  (claims, { expected: { maxAgeSeconds, receivedAtSeconds }, clock }) => {
    if (maxAgeSeconds === undefined) return notApplicable('No max_age was asked.');
    const authTime = secondsOf(claims, 'auth_time');
    const issued = secondsOf(claims, 'iat') ?? receivedAtSeconds;
    if (authTime === undefined || issued === undefined)
      return unchecked('The times of sign-in and of issuing are not both known.');
    const ageSeconds = issued - authTime;
    return ageSeconds > maxAgeSeconds + clock.skewSeconds
      ? fail({ ageSeconds, maxAgeSeconds }, AUTH_TIME)
      : pass(AUTH_TIME);
  },
);
