import type { Profile } from '../../contract/models/profile.ts';
import type { CheckClock } from '../../core/checks/inputs.ts';
import type { EngineContext } from '../context.ts';
import { effectiveOffsetSeconds } from '../server/clock-offset.ts';

/** Skew allowed where no profile says otherwise, seconds. */
export const DEFAULT_SKEW_SECONDS = 30;

/** The time to judge by: ours, shifted to the clock of the server at `url` where it really differs. */
export async function checkClock(
  { ports }: EngineContext,
  profile: Pick<Profile, 'clockSkewSeconds'> | undefined,
  url: string | undefined,
): Promise<CheckClock> {
  const origin = url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
  const estimate = origin === undefined ? undefined : await ports.store.getClock(origin);
  return {
    nowSeconds: Math.floor(ports.clock.nowMs() / 1000) + effectiveOffsetSeconds(estimate),
    skewSeconds: profile?.clockSkewSeconds ?? DEFAULT_SKEW_SECONDS,
  };
}
