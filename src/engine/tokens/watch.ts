import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import type { IssuanceRecord } from '../records.ts';

/** Says whether a person wants to be told before a token expires. Faults: token.not_found, operation.not_possible. */
export function watchToken(
  context: EngineContext,
  tokenId: string,
  isWatched: boolean,
): Promise<Result<null, Fault>> {
  return bounded(async () => {
    const record = await context.ports.store.getToken(tokenId);
    if (!record) return failed(fault('token.not_found', 'This token is not here any more.'));
    if (isWatched && record.expiresAtSeconds === undefined) {
      return failed(
        fault('operation.not_possible', 'Nobody said when this token expires.', {
          remedy: 'Introspect it: the server may know.',
        }),
      );
    }
    await context.watchList.change((watched) => {
      if (watched.has(tokenId) === isWatched) return false;
      if (isWatched) watched.set(tokenId, undefined);
      else watched.delete(tokenId);
      return true;
    });
    context.events.changed('tokens.changed');
    return ok(null);
  });
}

/** After a refresh a watch goes on with the token that came in the place of the watched one. */
export async function passWatchOn(context: EngineContext, issuance: IssuanceRecord): Promise<void> {
  if (issuance.grantId === undefined || (await context.watchList.read()).size === 0) return;
  const family = await context.ports.store.listIssuances({ grantId: issuance.grantId });
  const before = family.filter(({ id }) => id !== issuance.id).flatMap(({ outputs }) => outputs);
  await context.watchList.change((watched) => {
    let isChanged = false;
    for (const { tokenId, role } of issuance.outputs) {
      const old = before.filter((one) => one.role === role && one.tokenId !== tokenId);
      if (!old.some((one) => watched.delete(one.tokenId))) continue;
      for (const one of old) watched.delete(one.tokenId);
      watched.set(tokenId, undefined);
      isChanged = true;
    }
    return isChanged;
  });
}
