import type { Environment, ProfileView } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import type { ProfileRecord, SecretRecord } from '../records.ts';
import { noSuchProfile, viewProfile } from './profiles.ts';

/** Removing profiles, and taking that back. */
export interface ProfileRemoval {
  /** Removes a profile with its secrets. Its tokens stay: removing is not revoking. */
  removeProfile(id: string): Promise<Result<null, Fault>>;
  /** Brings back what was removed in this session, with its secrets. Faults: profile.not_found. */
  restoreProfile(id: string): Promise<Result<ProfileView, Fault>>;
  /** Forgets what was removed: it belongs to a vault that is not open any more. */
  forget(): void;
}

interface Removed {
  readonly record: ProfileRecord;
  readonly secrets: readonly SecretRecord[];
  /** It comes back with its profile where it was removed since: without it, nobody would know that it was protected. */
  readonly environment: Environment | undefined;
}

/** How many removed profiles are held for a change of mind. */
const MOST_REMOVED = 50;

/** Makes it; what was removed is in memory until the program ends, and nowhere else. */
export function profileRemoval(context: EngineContext): ProfileRemoval {
  const removed = new Map<string, Removed>();
  return {
    removeProfile: (id) =>
      bounded(async () => {
        const { store } = context.ports;
        const record = await store.getProfile(id);
        if (!record) return failed(noSuchProfile());
        const secrets = await secretsOf(context, id);
        const environment = (await store.listEnvironments()).find(
          (one) => one.id === record.profile.environment,
        );
        await store.removeProfile(id);
        removed.delete(id);
        removed.set(id, { record, secrets, environment });
        const [oldest] = removed.keys();
        if (removed.size > MOST_REMOVED && oldest !== undefined) removed.delete(oldest);
        context.events.changed('profiles.changed');
        return ok(null);
      }),
    restoreProfile: (id) =>
      bounded(async () => {
        const { store } = context.ports;
        const known = await store.getProfile(id);
        const old = removed.get(id);
        if (!known && !old) {
          return failed(fault('profile.not_found', 'What was removed is not held any more.'));
        }
        if (!known && old) {
          await putBack(context, old);
          context.events.changed('profiles.changed');
        }
        removed.delete(id);
        const record = known ?? old!.record;
        return ok(await viewProfile(context, record, await store.listEnvironments()));
      }),
    forget: () => removed.clear(),
  };
}

async function putBack({ ports }: EngineContext, { record, secrets, environment }: Removed): Promise<void> {
  const { store } = ports;
  const known = await store.listEnvironments();
  if (environment && !known.some(({ id }) => id === environment.id)) await store.putEnvironment(environment);
  await store.putProfile(record);
  for (const secret of secrets) await store.putSecret(secret);
}

/** A profile's secrets with their values; they never leave the engine. */
export async function secretsOf({ ports }: EngineContext, id: string): Promise<readonly SecretRecord[]> {
  const states = await ports.store.listSecrets(id);
  const secrets = await Promise.all(states.map(({ name }) => ports.store.getSecret(id, name)));
  return secrets.filter((secret) => secret !== undefined);
}
