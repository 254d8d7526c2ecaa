import type { Environment } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';

/** Saves an environment; an empty id makes a new one. Faults: input.invalid, store.*, vault.*. */
export function saveEnvironment(
  context: EngineContext,
  given: Environment,
): Promise<Result<Environment, Fault>> {
  return bounded(async () => {
    const { store, random } = context.ports;
    const known = await store.listEnvironments();
    const environment = { ...given, id: given.id || random.id(), name: given.name.trim() };
    const trouble = judge(environment, given.id !== '', known);
    if (trouble) return failed(trouble);
    await store.putEnvironment(environment);
    tell(context);
    return ok(environment);
  });
}

/** Removes an environment that no profile is in. Faults: input.invalid, operation.not_possible. */
export function removeEnvironment(context: EngineContext, id: string): Promise<Result<null, Fault>> {
  return bounded(async () => {
    const { store } = context.ports;
    const known = await store.listEnvironments();
    if (!known.some((environment) => environment.id === id)) return failed(gone());
    if (known.length === 1) {
      return failed(
        fault('operation.not_possible', 'A profile needs an environment, and this is the last one.', {
          parameter: 'environment',
          remedy: 'Add another environment first.',
        }),
      );
    }
    const inside = (await store.listProfiles()).filter(({ profile }) => profile.environment === id).length;
    if (inside > 0) {
      return failed(inUse(`There ${inside === 1 ? 'is 1 profile' : `are ${inside} profiles`} in it.`));
    }
    await store.removeEnvironment(id);
    tell(context);
    return ok(null);
  });
}

function judge(
  { id, name }: Environment,
  isKnown: boolean,
  known: readonly Environment[],
): Fault | undefined {
  if (isKnown && !known.some((environment) => environment.id === id)) return gone();
  if (name === '') return fault('input.invalid', 'An environment needs a name.', { parameter: 'name' });
  const same = known.find((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());
  return (
    same && fault('input.invalid', `There is an environment ${same.name} already.`, { parameter: 'name' })
  );
}

function gone(): Fault {
  return fault('input.invalid', 'This environment is not here any more.', { parameter: 'environment' });
}

function inUse(why: string): Fault {
  return fault('operation.not_possible', why, {
    parameter: 'environment',
    remedy: 'Move its profiles to another environment first.',
  });
}

/** Tokens name their environment too. */
function tell({ events }: EngineContext): void {
  for (const name of ['profiles.changed', 'tokens.changed'] as const) events.changed(name);
}
