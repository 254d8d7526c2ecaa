import type { LineageIssuance } from '../../contract/models/token.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';

/** How tokens came from one another, newest issuance first: of all of them, or of one profile. */
export function tokenLineage(
  { ports }: EngineContext,
  options: { readonly profileId?: string },
): Promise<Result<readonly LineageIssuance[], Fault>> {
  return bounded(async () => {
    const origins = await ports.store.listOrigins(options);
    return ok(
      origins.map(({ id, inputs, ...origin }) => ({
        issuanceId: id,
        ...origin,
        inputs: inputs.map(({ tokenId }) => tokenId),
      })),
    );
  });
}
