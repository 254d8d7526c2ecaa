import type { Handlers } from '../../../src/contract/ipc.ts';
import type { KeptRow, PurgeKind, VaultInventory } from '../../../src/contract/models/app.ts';
import type { ExchangeSummary } from '../../../src/contract/models/exchange.ts';
import type { ProfileView } from '../../../src/contract/models/profile.ts';
import { ok } from '../../../src/core/result.ts';
import type { Run } from '../../../src/core/run/run.ts';
import type { FakeToken } from './data.ts';

/** What of the fake program's memory the panel of secrets counts. */
export interface KeptState {
  profiles: readonly ProfileView[];
  tokens: readonly FakeToken[];
  runs: readonly Run[];
  exchanges: readonly ExchangeSummary[];
  hasKeys: boolean;
}

/** What is kept and its removal, as the program would answer. */
export function keptHandlers(
  state: KeptState,
  nowMs: number,
): Pick<Handlers, 'vault.inventory' | 'vault.purge' | 'tokens.traces'> {
  return {
    'tokens.traces': async ({ tokenIds }) =>
      ok({ exchanges: state.exchanges.length > 0 ? 2 + Math.min(tokenIds.length, 9) : 0 }),
    'vault.inventory': async () => ok(inventory(state, nowMs)),
    'vault.purge': async ({ kind, beforeMs = Infinity }) =>
      ok({ removed: remove(state, kind, beforeMs), exchanges: kind === 'runs' ? 8 : 0, hasLeftFile: true }),
  };
}

const DAY_MS = 86_400_000;

function inventory({ profiles, tokens, runs, exchanges, hasKeys }: KeptState, nowMs: number): VaultInventory {
  const row = (kind: KeptRow['kind'], count: number, bytes: number, days?: number): KeptRow => ({
    kind,
    count,
    bytes: count === 0 ? 0 : bytes,
    ...(days === undefined || count === 0 ? {} : { oldestAtMs: nowMs - days * DAY_MS }),
  });
  const secrets = profiles.flatMap(({ profile, environment, secrets: states }) =>
    states.map(({ name, setAtMs, where, boundTo }) => ({
      profileId: profile.id,
      profileName: profile.name,
      environment: environment.name,
      name,
      setAtMs,
      where,
      boundTo,
    })),
  );
  return {
    rows: [
      row('profiles', profiles.length, 9310, 41),
      row('secrets', secrets.length, 2204, 41),
      row('tokens', tokens.length, 38_912, 12),
      row('runs', runs.length, 61_440, 12),
      row('exchanges', exchanges.length > 0 ? 214 : 0, 1_482_752, 12),
      row('keys', hasKeys ? 6 : 0, 14_336, 12),
      row('own', 1, 1816),
    ],
    secrets,
    fileBytes: 2_310_144,
  };
}

function remove(state: KeptState, kind: PurgeKind, beforeMs: number): number {
  switch (kind) {
    case 'tokens': {
      const kept = state.tokens.filter(({ summary }) => summary.firstSeenAtMs >= beforeMs);
      const removed = state.tokens.length - kept.length;
      state.tokens = kept;
      return removed;
    }
    case 'runs': {
      const kept = state.runs.filter(({ startedAtMs }) => startedAtMs >= beforeMs);
      const removed = state.runs.length - kept.length;
      state.runs = kept;
      if (kept.length === 0) state.exchanges = [];
      return removed;
    }
    case 'exchanges': {
      const removed = state.exchanges.length > 0 ? 214 : 0;
      state.exchanges = [];
      return removed;
    }
    case 'keys': {
      const removed = state.hasKeys ? 6 : 0;
      state.hasKeys = false;
      return removed;
    }
  }
}
