import { type Fault, fault } from '../../core/faults.ts';
import { type Failed, type Result, failed, ok } from '../../core/result.ts';
import type { Flow } from '../acquire/flow.ts';
import type { EngineContext } from '../context.ts';
import type { GrantRecord, IssuanceRecord } from '../records.ts';
import { cancelled } from '../run/live-run.ts';

/** A lease outlives the request it is for by this much. */
const LEASE_MARGIN_MS = 90_000;
const POLL_MS = 250;
const PATIENCE_MS = 30_000;

/** The right to use a grant's refresh token, until it is given back. */
export interface Lease {
  readonly grant: GrantRecord;
  /** Written before sending: after a crash the outcome is unknown, and nothing is retried by itself. Faults: grant.leased where the lease was lost. */
  writeIntent(): Promise<Result<void, Fault>>;
  /** Gives the lease back, and leaves the grant as it is. */
  giveBackUnused(): Promise<void>;
  /** Gives the lease back with the state the grant is in now, and hands on the fault. */
  giveBack(state: GrantRecord['state'], why: Fault): Promise<Failed<Fault>>;
  /** Gives the lease back after a refresh that worked. */
  finish(newRefreshTokenId: string | undefined, isRotated: boolean): Promise<void>;
}

export type LeaseOutcome =
  | { readonly kind: 'leased'; readonly lease: Lease }
  | { readonly kind: 'others_result'; readonly issuance: IssuanceRecord };

/** Which grant is to be refreshed, and what was known of it when it was asked. */
export interface WantedLease {
  readonly grantId: string;
  /** Send although an earlier refresh's outcome is unknown. */
  readonly tryAnyway: boolean;
  /** The newest refresh there was when this one was asked for: a newer one is what was asked. */
  readonly seenIssuanceId: string | undefined;
}

/** Takes the grant's lease, or waits for the process that holds it and takes its result. Faults: grant.leased, flow.outcome_unknown, token.no_refresh_token. */
export async function takeLease(flow: Flow, wanted: WantedLease): Promise<Result<LeaseOutcome, Fault>> {
  const { context, live } = flow;
  const { store, clock } = context.ports;
  const owner = `${context.processId}/${live.run.id}`;
  const forMs = context.settings().requestTimeoutSeconds * 1000 + LEASE_MARGIN_MS;
  const startedAtMs = clock.monotonicMs();
  for (;;) {
    const { taken, grant } = await store.leaseGrant(wanted.grantId, owner, clock.nowMs(), forMs);
    if (!grant)
      return failed(fault('token.no_refresh_token', 'The grant of this token is not here any more.'));
    if (taken) {
      const newest = await newestRefresh(context, grant.id);
      return afterTaking(makeLease(flow, owner, healGrant(grant, newest)), newest, wanted);
    }
    if (clock.monotonicMs() - startedAtMs > PATIENCE_MS) {
      return failed(fault('grant.leased', 'Another Assay has been refreshing this grant for half a minute.'));
    }
    await clock.wait(POLL_MS, live.signal);
    if (live.signal.aborted) return failed(cancelled());
  }
}

async function afterTaking(
  lease: Lease,
  newest: IssuanceRecord | undefined,
  wanted: WantedLease,
): Promise<Result<LeaseOutcome, Fault>> {
  const { state } = lease.grant;
  if (newest && newest.id !== wanted.seenIssuanceId) {
    await lease.giveBackUnused();
    return ok({ kind: 'others_result', issuance: newest });
  }
  if (state === 'ended') {
    return lease.giveBack(
      'ended',
      fault(
        'token.no_refresh_token',
        'The server has refused this grant’s refresh token: the grant is over.',
        { remedy: 'Get a new token.' },
      ),
    );
  }
  const isUnknown = state === 'outcome_unknown' || state === 'sending';
  if (isUnknown && !wanted.tryAnyway) {
    return lease.giveBack(
      'outcome_unknown',
      fault(
        'flow.outcome_unknown',
        'An earlier refresh of this grant was sent, and its answer never came or could not be read.',
        { section: 'RFC 6749 §6', parameter: 'refresh_token' },
      ),
    );
  }
  return ok({ kind: 'leased', lease });
}

/**
 * The grant as its newest refresh left it. A process that ends between writing the tokens and writing the grant leaves the
 * used refresh token as the current one: what was issued with it says what became of it.
 */
function healGrant(grant: GrantRecord, newest: IssuanceRecord | undefined): GrantRecord {
  const wasUsed = newest?.inputs.some(({ tokenId }) => tokenId === grant.currentRefreshTokenId) === true;
  const isUnfinished = grant.state === 'sending' || grant.state === 'outcome_unknown';
  if (!newest || !wasUsed || !isUnfinished || newest.atMs < (grant.intentAtMs ?? Infinity)) return grant;
  const next = newest.outputs.find(({ role }) => role === 'refresh_token')?.tokenId;
  const isRotated = next !== undefined && next !== grant.currentRefreshTokenId;
  return {
    ...grant,
    state: 'ready',
    ...(isRotated ? { currentRefreshTokenId: next, rotations: grant.rotations + 1 } : {}),
  };
}

/** The newest issuance by refresh of a grant. */
export async function newestRefresh(
  { ports }: EngineContext,
  grantId: string,
): Promise<IssuanceRecord | undefined> {
  const issuances = await ports.store.listIssuances({ grantId });
  return issuances.filter(({ origin }) => origin === 'refresh_token').toSorted((a, b) => b.atMs - a.atMs)[0];
}

function makeLease({ context }: Flow, owner: string, grant: GrantRecord): Lease {
  const { store, clock, log } = context.ports;
  return {
    grant,
    writeIntent: async () => {
      const intent = { ...grant, state: 'sending', intentAtMs: clock.nowMs() } as const;
      const isOurs = await store.updateLeasedGrant(owner, intent, false);
      return isOurs ? ok(undefined) : failed(fault('grant.leased', 'Another Assay took over this grant.'));
    },
    giveBackUnused: async () => {
      await store.updateLeasedGrant(owner, grant, true);
    },
    giveBack: async (state, why) => {
      await store.updateLeasedGrant(owner, { ...grant, state }, true);
      return failed(why);
    },
    finish: async (newRefreshTokenId, isRotated) => {
      const current = newRefreshTokenId ?? grant.currentRefreshTokenId;
      const refreshed: GrantRecord = {
        ...grant,
        state: 'ready',
        rotations: grant.rotations + (isRotated ? 1 : 0),
        ...(current === undefined ? {} : { currentRefreshTokenId: current }),
      };
      if (await store.updateLeasedGrant(owner, refreshed, true)) return;
      // The answer took longer than the lease, and somebody looked meanwhile: what came is still the newest there is.
      log.warn('a refresh outlived its lease', { grantId: grant.id });
      const { lease: _over, ...free } = refreshed;
      await store.putGrant(free);
    },
  };
}
