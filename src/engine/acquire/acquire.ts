import type { Profile } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, assertNever, failed, ok } from '../../core/result.ts';
import { ACQUIRE_STEPS } from '../../core/run/acquire-steps.ts';
import type { StepId } from '../../core/run/run.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { type LiveRun } from '../run/live-run.ts';
import { runStore } from '../run/run-store.ts';
import { startRun } from '../run/run-work.ts';
import { runAuthorizationCode } from './authorization-code.ts';
import { runClientCredentials } from './client-credentials.ts';

const STEPS: Readonly<Record<Profile['grantType'], readonly StepId[]>> = ACQUIRE_STEPS;

/** Starts a run that gets new tokens with a profile. Faults: profile.not_found, profile.incomplete. */
export function acquire(
  context: EngineContext,
  profileId: string,
  options: { readonly stepMode?: boolean } = {},
): Promise<Result<LiveRun, Fault>> {
  return bounded(async () => {
    const record = await context.ports.store.getProfile(profileId);
    if (!record) return failed(fault('profile.not_found', 'This profile is not here any more.'));
    const { profile } = record;
    const incomplete = whatIsMissing(profile);
    if (incomplete) return failed(incomplete);
    const { store, written } = runStore(context.ports.store, record);
    const own = { ...context, ports: { ...context.ports, store } };
    const live = startRun(
      own,
      {
        kind: 'acquire',
        title: profile.grantType === 'client_credentials' ? 'Client credentials' : 'Authorization code',
        steps: STEPS[profile.grantType],
        profileId,
        stepMode: options.stepMode ?? false,
      },
      async (run) => {
        const result = await runGrant(own, profile, run);
        await written();
        return result;
      },
    );
    return ok(live);
  });
}

function runGrant(context: EngineContext, profile: Profile, live: LiveRun): Promise<Result<unknown, Fault>> {
  switch (profile.grantType) {
    case 'authorization_code':
      return runAuthorizationCode(context, profile, live);
    case 'client_credentials':
      return runClientCredentials(context, profile, live);
    default:
      return assertNever(profile.grantType, 'grant type');
  }
}

function whatIsMissing(profile: Profile): Fault | undefined {
  if (profile.clientId === '') {
    return fault('profile.incomplete', 'The profile has no client id.', {
      parameter: 'client_id',
      section: 'RFC 6749 §2.2',
    });
  }
  if (profile.issuer) return undefined;
  const needed =
    profile.grantType === 'authorization_code'
      ? ['authorization_endpoint', 'token_endpoint']
      : ['token_endpoint'];
  const missing = needed.find((name) => !(name in profile.endpoints));
  return missing
    ? fault(
        'profile.incomplete',
        `The profile has neither an issuer nor a ${missing.replaceAll('_', ' ')}.`,
        { parameter: missing },
      )
    : undefined;
}
