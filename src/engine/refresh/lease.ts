import { type Fault, fault } from '../../core/faults.ts';
import { type Failed, type Result, failed, ok } from '../../core/result.ts';
import type { Flow } from '../acquire/flow.ts';
import type { GrantRecord, IssuanceRecord } from '../records.ts';
import { cancelled } from '../run/live-run.ts';

const LEASE_MS = 120_000;
const POLL_MS = 250;
const PATIENCE_MS = 30_000;

/** The right to use a grant's refresh token, until it is given back. */
export interface Lease {
  readonly grant: GrantRecord;
  /** Written before sending: after a crash the outcome is unknown, and nothing is retried by itself. */
  writeIntent(): Promise<void>;
  /** Gives the lease back with the state the grant is in now, and hands on the fault. */
  giveBack(state: GrantRecord['state'], why: Fault): Promise<Failed<Fault>>;
  /** Gives the lease back after a refresh that worked. */
  finish(newRefreshTokenId: string | undefined, isRotated: boolean): Promise<void>;
}

export type LeaseOutcome =
  | { readonly kind: 'leased'; readonly lease: Lease }
  | { readonly kind: 'others_result'; readonly issuance: IssuanceRecord };

/** Takes the grant's lease, or waits for the process that holds it and takes its result. Faults: grant.leased, flow.outcome_unknown, token.no_refresh_token. */
export async function takeLease(
  flow: Flow,
  grantId: string,
  tryAnyway: boolean,
): Promise<Result<LeaseOutcome, Fault>> {
  const { context, live } = flow;
  const { store, clock } = context.ports;
  const owner = `${context.processId}/${live.run.id}`;
  const startedAtMs = clock.monotonicMs();
  let hasWaited = false;
  for (;;) {
    const { taken, grant } = await store.leaseGrant(grantId, owner, clock.nowMs(), LEASE_MS);
    if (!grant)
      return failed(fault('token.no_refresh_token', 'The grant of this token is not here any more.'));
    if (taken) return afterTaking(flow, owner, grant, tryAnyway, hasWaited);
    if (clock.monotonicMs() - startedAtMs > PATIENCE_MS) {
      return failed(fault('grant.leased', 'Another Assay has been refreshing this grant for half a minute.'));
    }
    hasWaited = true;
    await clock.wait(POLL_MS, live.signal);
    if (live.signal.aborted) return failed(cancelled());
  }
}

async function afterTaking(
  flow: Flow,
  owner: string,
  grant: GrantRecord,
  tryAnyway: boolean,
  hasWaited: boolean,
): Promise<Result<LeaseOutcome, Fault>> {
  const lease = makeLease(flow, owner, grant);
  if (hasWaited) {
    const issuance = await newestRefresh(flow, grant.id);
    if (issuance && issuance.atMs >= flow.live.run.startedAtMs) {
      await flow.context.ports.store.updateLeasedGrant(owner, grant, true);
      return ok({ kind: 'others_result', issuance });
    }
  }
  if (grant.state === 'ended') {
    return lease.giveBack(
      'ended',
      fault(
        'token.no_refresh_token',
        'The server has refused this grant’s refresh token: the grant is over.',
        { remedy: 'Get a new token.' },
      ),
    );
  }
  const isUnknown = grant.state === 'outcome_unknown' || grant.state === 'sending';
  if (isUnknown && !tryAnyway) {
    return lease.giveBack(
      'outcome_unknown',
      fault('flow.outcome_unknown', 'An earlier refresh of this grant was sent, and its answer was lost.', {
        section: 'RFC 6749 §6',
        parameter: 'refresh_token',
      }),
    );
  }
  return ok({ kind: 'leased', lease });
}

async function newestRefresh({ context }: Flow, grantId: string): Promise<IssuanceRecord | undefined> {
  const issuances = await context.ports.store.listIssuances({ grantId });
  return issuances.filter(({ origin }) => origin === 'refresh_token').sort((a, b) => b.atMs - a.atMs)[0];
}

function makeLease({ context }: Flow, owner: string, grant: GrantRecord): Lease {
  const { store, clock } = context.ports;
  return {
    grant,
    writeIntent: async () => {
      await store.updateLeasedGrant(owner, { ...grant, state: 'sending', intentAtMs: clock.nowMs() }, false);
    },
    giveBack: async (state, why) => {
      await store.updateLeasedGrant(owner, { ...grant, state }, true);
      return failed(why);
    },
    finish: async (newRefreshTokenId, isRotated) => {
      const current = newRefreshTokenId ?? grant.currentRefreshTokenId;
      await store.updateLeasedGrant(
        owner,
        {
          ...grant,
          state: 'ready',
          rotations: grant.rotations + (isRotated ? 1 : 0),
          ...(current === undefined ? {} : { currentRefreshTokenId: current }),
        },
        true,
      );
    },
  };
}
