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

/** Forgets a token here; at the server it lives on. Faults: token.not_found. */
export function removeToken(
  { ports, events, watchList }: EngineContext,
  id: string,
): Promise<Result<null, Fault>> {
  return bounded(async () => {
    if (!(await ports.store.getToken(id)))
      return failed(fault('token.not_found', 'This token is not here any more.'));
    await ports.store.removeToken(id);
    await watchList.change((watched) => watched.delete(id));
    events.changed('tokens.changed');
    return ok(null);
  });
}
