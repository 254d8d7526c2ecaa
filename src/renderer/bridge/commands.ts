import type { CommandName, InputOf, OutputOf } from '../../contract/ipc.ts';
import { call } from './call.ts';

/** Mutation options of a command. */
export interface Act<K extends CommandName> {
  readonly mutationKey: readonly [K];
  readonly mutationFn: (input: InputOf<K>) => Promise<OutputOf<K>>;
}

/** Mutation options of a command. What it makes stale is said in invalidation.ts, by its name. */
export function command<K extends CommandName>(name: K): Act<K> {
  return { mutationKey: [name], mutationFn: (input) => call(name, input) };
}
