import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { BridgeEvent } from '../../contract/bridge.ts';
import type { CommandName, EventName, PayloadOf } from '../../contract/ipc.ts';

const TOKENS: readonly QueryKey[] = [['tokens.list'], ['tokens.lineage'], ['token.get']];
const RUNS: readonly QueryKey[] = [['run.list'], ['exchange.list'], ['run.exchanges'], ['clock.list']];
const PROFILES: readonly QueryKey[] = [
  ['profiles.list'],
  ['profiles.get'],
  ['profiles.known_server'],
  ['profiles.check'],
  ['environments.list'],
];
const TOKENS_AND_EXCHANGES: readonly QueryKey[] = [
  ...TOKENS,
  ['exchange.list'],
  ['run.exchanges'],
  ['vault.inventory'],
];
const EVERYTHING: readonly QueryKey[] = [[]];

const CHANGES: { readonly [name in CommandName]?: readonly QueryKey[] } = {
  // The clock and the policy are what findings are judged by.
  'settings.set': [['app.status'], ['token.get'], ['run.get'], ['profiles.known_server'], ['profiles.check']],
  'vault.purge': EVERYTHING,
  'vault.retry': EVERYTHING,
  'vault.use_memory': EVERYTHING,
  'vault.set_aside': EVERYTHING,
  'sandbox.start': [['app.status'], ...PROFILES],
  'profiles.save': PROFILES,
  'profiles.remove': [...PROFILES, ...TOKENS],
  'profiles.restore': [...PROFILES, ...TOKENS],
  'profiles.duplicate': PROFILES,
  'profiles.remove_secret': PROFILES,
  'profiles.discover': [['profiles.known_server'], ['profiles.check']],
  'environments.save': [...PROFILES, ...TOKENS],
  'environments.remove': PROFILES,
  'run.start': RUNS,
  'run.continue_anyway': RUNS,
  'token.keep': TOKENS,
  'token.watch': TOKENS,
  'tokens.remove': TOKENS_AND_EXCHANGES,
  'token.remove': TOKENS_AND_EXCHANGES,
  'token.refresh': RUNS,
  'token.introspect': RUNS,
  'token.revoke': RUNS,
  'token.userinfo': RUNS,
  'token.call': RUNS,
  'exchange.resend': RUNS,
};

/** The query keys that a command's success or failure makes stale. */
export function changedBy(name: CommandName): readonly QueryKey[] {
  return CHANGES[name] ?? [];
}

/** The query keys that an event makes stale; none for an event this window does not know. */
export function staleAfter(event: BridgeEvent): readonly QueryKey[] {
  switch (event.name as EventName) {
    case 'run.changed': {
      const { runId } = event.payload as PayloadOf<'run.changed'>;
      return [
        ['run.get', { runId }],
        ['run.exchanges', { runId }],
        ['run.list'],
        ['exchange.list'],
        ['clock.list'],
      ];
    }
    case 'scan.changed':
      return [['scan.status', { scanId: (event.payload as PayloadOf<'scan.changed'>).scanId }]];
    case 'tokens.changed':
      return TOKENS;
    case 'profiles.changed':
      return PROFILES;
    case 'app.changed':
      return [['app.status']];
    default:
      return [];
  }
}

/**
 * Applies events to the query cache, many at a time: a run that takes ten steps in a frame is fetched once.
 * `schedule` calls back soon, after the events of this moment.
 */
export function makeEventSink(
  client: QueryClient,
  schedule: (flush: () => void) => void,
): (event: BridgeEvent) => void {
  const waiting = new Map<string, QueryKey>();
  const flush = () => {
    const keys = [...waiting.values()];
    waiting.clear();
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  };
  return (event) => {
    if (waiting.size === 0) schedule(flush);
    for (const key of staleAfter(event)) waiting.set(JSON.stringify(key), key);
  };
}
