import type { Profile, ProfileView } from '../../contract/models/profile.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { noSuchProfile, viewProfile } from './profiles.ts';
import { secretsOf } from './removal.ts';

/** A copy of a profile under another name, with its secrets and what they are for. Faults: profile.not_found. */
export function duplicateProfile(context: EngineContext, id: string): Promise<Result<ProfileView, Fault>> {
  return bounded(async () => {
    const { store, clock, random } = context.ports;
    const records = await store.listProfiles();
    const original = records.find(({ profile }) => profile.id === id);
    if (!original) return failed(noSuchProfile());
    const names = new Set(records.map(({ profile }) => profile.name));
    const profile: Profile = {
      ...original.profile,
      id: random.id(),
      name: copyName(original.profile.name, names),
    };
    const record = { profile, updatedAtMs: clock.nowMs() };
    await store.putProfile(record);
    for (const secret of await secretsOf(context, id)) {
      await store.putSecret({ ...secret, profileId: profile.id });
    }
    context.events.changed('profiles.changed');
    return ok(await viewProfile(context, record, await store.listEnvironments()));
  });
}

const MOST_CHARACTERS = 200;

/** `x copy`, `x copy 2`, …: a name that nothing has yet, no longer than a name may be. */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/ copy(?: \d+)?$/, '');
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? ' copy' : ` copy ${number}`;
    const candidate = `${base.slice(0, MOST_CHARACTERS - ending.length)}${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}
