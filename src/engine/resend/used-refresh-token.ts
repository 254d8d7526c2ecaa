import { type Fault, fault } from '../../core/faults.ts';
import { type Exchange, type ExchangeRequest, neverLeft } from '../../core/exchange/exchange.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { decodeUtf8Leniently } from '../../core/text/utf8.ts';
import type { EngineContext } from '../context.ts';
import type { GrantRecord } from '../records.ts';
import type { LiveRun } from '../run/live-run.ts';

/** Longer than any request takes. */
const LEASE_MS = 15 * 60_000;

/** Says what became of the grant, once the answer is here. */
type GiveBack = (exchange: Exchange | undefined) => Promise<void>;

/**
 * A refresh request that is sent by hand uses the grant's refresh token as a refresh does: under the lease, and with the
 * outcome unknown afterwards where the server may have used it up, since what comes back is not filed. Nothing to do where
 * the request carries no refresh token that is current here. Faults: grant.leased.
 */
export async function leaseForResend(
  { ports, processId }: EngineContext,
  live: LiveRun,
  request: ExchangeRequest,
): Promise<Result<GiveBack, Fault>> {
  const { store, clock } = ports;
  const token = new URLSearchParams(decodeUtf8Leniently(request.body)).get('refresh_token');
  const grant = token === null ? undefined : await grantWithCurrent(ports.store, token);
  if (!grant) return ok(async () => undefined);
  const owner = `${processId}/${live.run.id}`;
  const leased = await store.leaseGrant(grant.id, owner, clock.nowMs(), LEASE_MS);
  const held = leased.grant ?? grant;
  if (!leased.taken) {
    return failed(fault('grant.leased', 'This grant is being refreshed right now: nothing was sent.'));
  }
  const intent: GrantRecord = { ...held, state: 'sending', intentAtMs: clock.nowMs() };
  await store.updateLeasedGrant(owner, intent, false);
  return ok(async (exchange) => {
    await store.updateLeasedGrant(owner, { ...held, state: stateAfter(held, exchange) }, true);
  });
}

async function grantWithCurrent(
  store: EngineContext['ports']['store'],
  refreshToken: string,
): Promise<GrantRecord | undefined> {
  const id = await store.tokenId(refreshToken);
  const grants = await store.listGrants({});
  return grants.find(({ currentRefreshTokenId }) => currentRefreshTokenId === id);
}

/** Only what never left, and a refusal, leave the refresh token as it was. */
function stateAfter(before: GrantRecord, exchange: Exchange | undefined): GrantRecord['state'] {
  if (!exchange) return before.state;
  const { response, failure } = exchange;
  if (failure) {
    return neverLeft(failure.kind) ? before.state : 'outcome_unknown';
  }
  const isRefused = response !== undefined && response.status >= 400 && response.status < 500;
  return isRefused ? before.state : 'outcome_unknown';
}
