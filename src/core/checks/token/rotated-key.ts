/** OIDC Core §10.1.1: keys are rotated; one that was taken out of the set vouches for nothing new. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import { formatIsoTime } from '../../text/iso-time.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';

export const rotatedKeyRule = rule('token.signature.rotated_key', ({ signature }: JwtInput) => {
  if (signature.state !== 'verified' || signature.trust.kind !== 'issuer_jwks')
    return notApplicable('No key of the issuer fits.');
  const { fetchedAtMs, goneSinceMs } = signature.trust;
  if (goneSinceMs === undefined) return pass();
  const evidence = {
    kid: signature.kid === undefined ? null : shown(signature.kid),
    seen: minuteOf(fetchedAtMs),
    gone: minuteOf(goneSinceMs),
  };
  return fail(evidence, claimAt('header', 'kid'));
});

function minuteOf(epochMs: number): string {
  return `${formatIsoTime(epochMs).slice(0, 16).replace('T', ' ')} UTC`;
}
