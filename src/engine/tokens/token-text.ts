import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Secret } from '../../core/secret.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';

/** The token's exact text. Faults: token.not_found. */
export function tokenText({ ports }: EngineContext, id: string): Promise<Result<Secret, Fault>> {
  return bounded(async () => {
    const record = await ports.store.getToken(id);
    return record ? ok(record.text) : failed(fault('token.not_found', 'This token is not here any more.'));
  });
}

/** How many exchanges carry the token's text. Faults: token.not_found. */
export function tokenTraces(
  { ports }: EngineContext,
  id: string,
): Promise<Result<{ readonly exchanges: number }, Fault>> {
  return bounded(async () => {
    const record = await ports.store.getToken(id);
    if (!record) return failed(fault('token.not_found', 'This token is not here any more.'));
    return ok({ exchanges: (await ports.store.exchangesWith(record.text.expose())).length });
  });
}

/** Forgets a token here, and where asked the exchanges that carry it; at the server it lives on. Faults: token.not_found. */
export function removeToken(
  { ports, events, watchList }: EngineContext,
  id: string,
  withExchanges = false,
): Promise<Result<null, Fault>> {
  return bounded(async () => {
    const record = await ports.store.getToken(id);
    if (!record) return failed(fault('token.not_found', 'This token is not here any more.'));
    if (withExchanges) {
      await ports.store.removeExchanges(await ports.store.exchangesWith(record.text.expose()));
    }
    await ports.store.removeToken(id);
    await watchList.change((watched) => watched.delete(id));
    events.changed('tokens.changed');
    return ok(null);
  });
}

/** Forgets many tokens here, at once; what is gone already counts as done. At their servers they live on. */
export function removeTokens(
  { ports, events, watchList }: EngineContext,
  ids: readonly string[],
): Promise<Result<null, Fault>> {
  return bounded(async () => {
    await ports.store.removeTokens(ids);
    await watchList.change((watched) => ids.filter((id) => watched.delete(id)).length > 0);
    events.changed('tokens.changed');
    return ok(null);
  });
}
