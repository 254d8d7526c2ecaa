import type { Exchange } from '../../core/exchange/exchange.ts';
import type { Observation } from '../../contract/models/token.ts';
import type { EngineContext } from '../context.ts';

/** The exchange in which a surface last accepted a token; undefined where it never did, or the exchange is gone. */
export async function latestAnswer(
  { ports }: EngineContext,
  observations: readonly Observation[],
  surface: Observation['surface'],
): Promise<Exchange | undefined> {
  const [latest] = observations
    .filter((observation) => observation.surface === surface && observation.outcome === 'accepted')
    .toSorted((a, b) => b.atMs - a.atMs);
  if (latest?.exchangeId === undefined) return undefined;
  return (await ports.store.getExchange(latest.exchangeId))?.exchange;
}
