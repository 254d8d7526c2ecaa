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

/** How many exchanges carry any of the tokens' texts; tokens that are gone already carry nothing. */
export function tokenTraces(
  context: EngineContext,
  ids: readonly string[],
): Promise<Result<{ readonly exchanges: number }, Fault>> {
  return bounded(async () => ok({ exchanges: (await exchangesOf(context, ids)).length }));
}

async function exchangesOf(
  { ports: { store } }: EngineContext,
  ids: readonly string[],
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const id of ids) {
    const record = await store.getToken(id);
    if (record) texts.push(record.text.expose());
  }
  return store.exchangesWith(texts);
}

/** Forgets a token here, and where asked the exchanges that carry it; at the server it lives on. Faults: token.not_found. */
export function removeToken(
  context: EngineContext,
  id: string,
  withExchanges = false,
): Promise<Result<null, Fault>> {
  return bounded(async () => {
    const record = await context.ports.store.getToken(id);
    if (!record) return failed(fault('token.not_found', 'This token is not here any more.'));
    return removeTokens(context, [id], withExchanges);
  });
}

/** Forgets many tokens here, at once; what is gone already counts as done. At their servers they live on. */
export function removeTokens(
  context: EngineContext,
  ids: readonly string[],
  withExchanges = false,
): Promise<Result<null, Fault>> {
  return bounded(async () => {
    const { ports, events, watchList } = context;
    if (withExchanges) await ports.store.removeExchanges(await exchangesOf(context, ids));
    await ports.store.removeTokens(ids);
    await watchList.change((watched) => ids.filter((id) => watched.delete(id)).length > 0);
    events.changed('tokens.changed');
    return ok(null);
  });
}
