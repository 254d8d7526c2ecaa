import type { Profile } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { EngineContext } from '../context.ts';

/** Why an act in the profile's environment has to be confirmed first; undefined where it has been, or need not be. */
export async function whyNotConfirmed(
  { ports }: EngineContext,
  profile: Profile,
  confirm: string | undefined,
  /** What is about to happen there, as a subject: `revoking`. */
  what: string,
): Promise<Fault | undefined> {
  const environments = await ports.store.listEnvironments();
  const environment = environments.find(({ id }) => id === profile.environment);
  if (!environment?.isProtected || confirm === environment.name) return undefined;
  return fault(
    'profile.confirm_needed',
    `“${environment.name}” is a protected environment: ${what} there has to be confirmed.`,
    { remedy: `Say its name, ${environment.name}, to go on.`, parameter: 'confirm' },
  );
}
