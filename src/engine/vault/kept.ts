import type { PurgeKind, PurgeOutcome, VaultInventory } from '../../contract/models/app.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { type Run, isEnded } from '../../core/run/run.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { listProfiles } from '../profiles/profiles.ts';

/** What is to be removed: a kind, all of it, or what is older, or what belongs to a profile. */
export interface PurgeInput {
  readonly kind: PurgeKind;
  readonly beforeMs?: number;
  readonly profileId?: string;
}

/** What is kept, how much, how old, and each secret with what it is bound to. Nothing secret is in it. */
export function inventory(context: EngineContext): Promise<Result<VaultInventory, Fault>> {
  return bounded(async () => {
    const profiles = await listProfiles(context);
    if (!profiles.ok) return profiles;
    const kept = await context.ports.store.inventory();
    const secrets = profiles.value.flatMap(({ profile, environment, secrets: states }) =>
      states.map(({ name, setAtMs, where, boundTo }) => ({
        profileId: profile.id,
        profileName: profile.name,
        environment: environment.name,
        name,
        setAtMs,
        where,
        boundTo,
      })),
    );
    return ok({ ...kept, secrets });
  });
}

/**
 * Removes what is kept of a kind. At the servers nothing changes: a removed token lives on there. Runs that are under way
 * stay, with their exchanges; so does a refresh token that is being used, here or by another process. Faults: input.invalid.
 */
export function purge(context: EngineContext, input: PurgeInput): Promise<Result<PurgeOutcome, Fault>> {
  return bounded(async () => {
    if (input.profileId !== undefined && input.kind !== 'runs') {
      return failed(fault('input.invalid', 'Only runs are removed by profile.', { parameter: 'profileId' }));
    }
    const underWay = context.runs.all().filter((run) => !isEnded(run));
    const exceptRuns = underWay.map(({ id }) => id);
    const outcome = await context.ports.store.purge({
      ...input,
      exceptRuns,
      nowMs: context.ports.clock.nowMs(),
    });
    if (input.kind === 'runs') context.runs.forget((run) => isMeant(run, input));
    if (input.kind === 'tokens') {
      await watchOnlyWhatIsThere(context);
      context.events.changed('tokens.changed');
    }
    return ok(outcome);
  });
}

async function watchOnlyWhatIsThere({ ports, watchList }: EngineContext): Promise<void> {
  const there = new Set((await ports.store.listTokens({})).map(({ id }) => id));
  await watchList.change((watched) => {
    const gone = [...watched.keys()].filter((id) => !there.has(id));
    for (const id of gone) watched.delete(id);
    return gone.length > 0;
  });
}

function isMeant(run: Run, { beforeMs = Infinity, profileId }: PurgeInput): boolean {
  return run.startedAtMs < beforeMs && (profileId === undefined || run.profileId === profileId);
}
