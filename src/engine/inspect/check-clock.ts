import type { Profile } from '../../contract/models/profile.ts';
import type { CheckClock } from '../../core/checks/inputs.ts';
import type { EngineContext } from '../context.ts';
import { offsetToJudgeBy } from '../server/clock-offset.ts';
import { DEFAULT_SKEW_SECONDS } from './default-skew.ts';

/** The time to judge by: ours, shifted as the settings say, to the clock of the server at `url` where it really differs. */
export async function checkClock(
  context: EngineContext,
  profile: Pick<Profile, 'clockSkewSeconds'> | undefined,
  url: string | undefined,
): Promise<CheckClock> {
  const { ports, settings } = context;
  const origin = originOf(url);
  const estimate = origin === undefined ? undefined : await ports.store.getClock(origin);
  return {
    nowSeconds: Math.floor(ports.clock.nowMs() / 1000) + offsetToJudgeBy(settings(), estimate),
    skewSeconds: profile?.clockSkewSeconds ?? DEFAULT_SKEW_SECONDS,
  };
}

/** What is added to our clock for tokens of each profile, with one look at the store for all of them. */
export async function readOffsets({
  ports,
  settings,
}: EngineContext): Promise<(profile: Pick<Profile, 'issuer'> | undefined) => number> {
  const estimates = settings().clock === 'server' ? await ports.store.listClocks() : [];
  const byOrigin = new Map(estimates.map((estimate) => [estimate.origin, estimate]));
  return (profile) => offsetToJudgeBy(settings(), byOrigin.get(originOf(profile?.issuer) ?? ''));
}

function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}
