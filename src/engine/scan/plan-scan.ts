import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { checkClock } from '../inspect/check-clock.ts';
import { expectedByProfile } from '../inspect/expected-by-profile.ts';
import { givenKeys } from '../inspect/given-keys.ts';
import { keysForMany } from '../inspect/profile-keys.ts';
import type { ScanPlan } from './scan-plan.ts';

/** Whose keys the tokens of a scan are verified with, and by what time they are judged. */
export interface ScanTrust {
  readonly profileId?: string;
  /** A JWKS, JWK or PEM that a person gave. */
  readonly keys?: string;
  readonly jwksUrl?: string;
  readonly atSeconds?: number;
}

/**
 * Gathers once what all tokens of a scan are judged by. Nothing is fetched unless a profile or a JWKS address was named,
 * and nothing at all while the tokens are judged. Faults: profile.not_found, input.invalid, network.*, flow.response_unusable.
 */
export function planScan(context: EngineContext, trust: ScanTrust): Promise<Result<ScanPlan, Fault>> {
  return bounded(async () => {
    const { profileId, atSeconds } = trust;
    const record = profileId === undefined ? undefined : await context.ports.store.getProfile(profileId);
    if (profileId !== undefined && !record)
      return failed(fault('profile.not_found', 'This profile is not here any more.'));
    const given = await givenKeys(context, trust);
    if (!given.ok) return given;
    const profile = record?.profile;
    const { keys, unreachable } = profile
      ? await keysForMany(context, profile)
      : { keys: [], unreachable: undefined };
    const clock = await checkClock(context, profile, profile?.issuer);
    return ok({
      keys: [...keys, ...given.value],
      ...(unreachable === undefined ? {} : { unreachable }),
      ...(profile?.allowedAlgs ? { allowedAlgs: profile.allowedAlgs } : {}),
      expected: profile ? expectedByProfile(profile) : {},
      policy: context.settings().policy,
      clock: atSeconds === undefined ? clock : { ...clock, nowSeconds: atSeconds },
    });
  });
}
