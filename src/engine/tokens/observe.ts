import type { Observation } from '../../contract/models/token.ts';
import type { EngineContext } from '../context.ts';

/** Keeps what a surface said of a token. */
export async function observe(context: EngineContext, what: Omit<Observation, 'id' | 'atMs'>): Promise<void> {
  const { store, random, clock } = context.ports;
  await store.putObservation({ ...what, id: random.id(), atMs: clock.nowMs() });
  context.events.changed('tokens.changed');
}
