import { describe, expect, it } from 'vitest';
import type { Flow } from '../../src/engine/acquire/flow.ts';
import { PROFILE_DEFAULTS } from '../../src/contract/models/profile-defaults.ts';
import type { Store } from '../../src/engine/ports/store.ts';
import type { GrantRecord, IssuanceRecord } from '../../src/engine/records.ts';
import { takeLease } from '../../src/engine/refresh/lease.ts';
import { LiveRun } from '../../src/engine/run/live-run.ts';
import { type FakeMachine, fakeMachine } from '../support/fake-ports.ts';

const GRANT: GrantRecord = {
  id: 'g',
  profileId: 'p',
  createdAtMs: 0,
  currentRefreshTokenId: 'old',
  state: 'ready',
  rotations: 0,
};
const REFRESHED: IssuanceRecord = {
  id: 'i2',
  atMs: 5,
  origin: 'refresh_token',
  grantId: 'g',
  inputs: [],
  outputs: [{ tokenId: 'new', role: 'access_token' }],
  resources: [],
};
const WANTED = { grantId: 'g', tryAnyway: false, seenIssuanceId: undefined };

interface Written {
  readonly state: string;
  readonly release: boolean;
}

/** A store whose lease is held by somebody else for the first `held` asks. */
function grants(options: {
  readonly grant?: Partial<GrantRecord>;
  readonly held?: number;
  readonly issuances?: readonly IssuanceRecord[];
  readonly isLeaseLost?: boolean;
}): {
  readonly store: Partial<Store>;
  readonly written: readonly Written[];
  readonly leasedForMs: () => number;
} {
  const written: Written[] = [];
  let asks = 0;
  let leasedForMs = 0;
  const grant = { ...GRANT, ...options.grant };
  return {
    written,
    leasedForMs: () => leasedForMs,
    store: {
      leaseGrant: async (_, _owner, _now, forMs) => {
        asks += 1;
        leasedForMs = forMs;
        return { taken: asks > (options.held ?? 0), grant };
      },
      updateLeasedGrant: async (_, { state }, release) => {
        if (options.isLeaseLost) return false;
        written.push({ state, release });
        return true;
      },
      putGrant: async ({ state, currentRefreshTokenId }) => {
        written.push({ state: `${state} ${currentRefreshTokenId ?? ''}`, release: false });
      },
      listIssuances: async () => options.issuances ?? [],
    },
  };
}

function flowOf({ context }: FakeMachine): Flow {
  const start = { kind: 'refresh', title: 'Refresh', steps: ['refresh'] } as const;
  return {
    context,
    live: new LiveRun(context.ports, context.events, context.settings, start),
    profile: { ...PROFILE_DEFAULTS, id: 'p', name: 'P', environment: 'dev', clientId: 'c' },
    server: { endpoints: {}, overridden: [] },
  };
}

describe('a lease on a grant', () => {
  it('outlives the request that it is for', async () => {
    const { store, leasedForMs } = grants({});
    const machine = fakeMachine({ store });
    expect(await takeLease(flowOf(machine), WANTED)).toMatchObject({ ok: true, value: { kind: 'leased' } });
    expect(leasedForMs()).toBeGreaterThan(machine.context.settings().requestTimeoutSeconds * 1000 + 60_000);
  });

  it('gives the result of a refresh that came between asking and taking, and sends nothing', async () => {
    const { store, written } = grants({ issuances: [REFRESHED] });
    const taken = await takeLease(flowOf(fakeMachine({ store })), WANTED);
    expect(taken).toMatchObject({ ok: true, value: { kind: 'others_result', issuance: { id: 'i2' } } });
    expect(written).toEqual([{ state: 'ready', release: true }]);
  });

  it('is taken where that refresh was known when this one was asked for', async () => {
    const { store } = grants({ issuances: [REFRESHED] });
    const taken = await takeLease(flowOf(fakeMachine({ store })), { ...WANTED, seenIssuanceId: 'i2' });
    expect(taken).toMatchObject({ ok: true, value: { kind: 'leased' } });
  });

  it('is waited for, but not for ever', async () => {
    const { store } = grants({ held: Number.POSITIVE_INFINITY });
    const machine = fakeMachine({ store });
    const taking = takeLease(flowOf(machine), WANTED);
    await machine.clock.asked();
    machine.clock.pass(40_000);
    expect(await taking).toMatchObject({ ok: false, fault: { code: 'grant.leased' } });
  });

  it('is taken as soon as the other gave it back', async () => {
    const { store } = grants({ held: 1 });
    const machine = fakeMachine({ store });
    const taking = takeLease(flowOf(machine), WANTED);
    await machine.clock.asked();
    machine.clock.pass(1000);
    expect(await taking).toMatchObject({ ok: true, value: { kind: 'leased' } });
  });

  it.each(['outcome_unknown', 'sending'] as const)(
    'is given back at once where the outcome is %s',
    async (state) => {
      const { store, written } = grants({ grant: { state } });
      const flow = flowOf(fakeMachine({ store }));
      expect(await takeLease(flow, WANTED)).toMatchObject({
        ok: false,
        fault: { code: 'flow.outcome_unknown' },
      });
      expect(written).toEqual([{ state: 'outcome_unknown', release: true }]);
      expect(await takeLease(flow, { ...WANTED, tryAnyway: true })).toMatchObject({ ok: true });
    },
  );

  it('that was lost before the request is no right to send', async () => {
    const { store } = grants({ isLeaseLost: true });
    const taken = await takeLease(flowOf(fakeMachine({ store })), WANTED);
    if (!taken.ok || taken.value.kind !== 'leased') throw new Error('no lease');
    expect(await taken.value.lease.writeIntent()).toMatchObject({
      ok: false,
      fault: { code: 'grant.leased' },
    });
  });

  it('that was lost while the answer came loses no token', async () => {
    const { store, written } = grants({ isLeaseLost: true });
    const machine = fakeMachine({ store });
    const taken = await takeLease(flowOf(machine), WANTED);
    if (!taken.ok || taken.value.kind !== 'leased') throw new Error('no lease');
    await taken.value.lease.finish('new', true);
    expect(written).toEqual([{ state: 'ready new', release: false }]);
    expect(machine.warnings).toEqual(['a refresh outlived its lease']);
  });
});
