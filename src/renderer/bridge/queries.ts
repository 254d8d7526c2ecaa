import type { CommandName, InputOf, OutputOf } from '../../contract/ipc.ts';
import { call } from './call.ts';

/** Query options of a command: its name is the first part of the key, its input the second. */
export interface Read<K extends CommandName> {
  readonly queryKey: readonly [K, InputOf<K>];
  readonly queryFn: () => Promise<OutputOf<K>>;
  readonly gcTime?: number;
}

function read<K extends CommandName>(name: K, input: InputOf<K>): Read<K> {
  return { queryKey: [name, input], queryFn: () => call(name, input) };
}

/** Exchanges that are listed before a person asks for older ones: what a run under way makes stale is fetched again. */
export const EXCHANGES_AT_FIRST = 500;
/** As many as the contract lists. */
export const MOST_EXCHANGES = 10_000;

/** Everything the window reads from the program. */
export const queries = {
  /** The same in every version of the window’s life. */
  glossary: () => ({ ...read('app.glossary', {}), staleTime: Infinity, gcTime: Infinity }),
  appStatus: () => read('app.status', {}),
  environments: () => read('environments.list', {}),
  profiles: () => read('profiles.list', {}),
  knownServer: (issuer: string) => read('profiles.known_server', { issuer }),
  /** Asked with every key that is typed: many, and each of little worth once the form is another. */
  profileCheck: (typed: InputOf<'profiles.check'>) => ({ ...read('profiles.check', typed), gcTime: 30_000 }),
  /** Read anew each time: any run may have taken a snapshot. */
  issuerKeys: (profileId: string) => ({ ...read('profiles.keys', { profileId }), staleTime: 0 }),
  clocks: () => read('clock.list', {}),
  tokens: () => read('tokens.list', {}),
  lineage: () => read('tokens.lineage', {}),
  token: (tokenId: string) => read('token.get', { tokenId }),
  /** As if it were another time: one of very many, and not worth keeping. */
  tokenAt: (tokenId: string, atMs: number) => ({ ...read('token.get', { tokenId, atMs }), gcTime: 0 }),
  /** A pasted answer: it may be secret, and is not kept. */
  callback: (text: string) => ({ ...read('inspect.callback', { text }), gcTime: 0 }),
  /** What this runtime can make keys for. */
  signingAlgs: () => read('build.algs', {}),
  run: (runId: string) => read('run.get', { runId }),
  runs: (profileId: string) => read('run.list', { profileId, limit: 20 }),
  runExchanges: (runId: string) => read('run.exchanges', { runId }),
  exchanges: (profileId: string | undefined, limit = EXCHANGES_AT_FIRST) =>
    read('exchange.list', { limit, ...(profileId === undefined ? {} : { profileId }) }),
  exchange: (exchangeId: string) => read('exchange.get', { exchangeId }),
  scanStatus: (scanId: string) => read('scan.status', { scanId }),
  /** Forgotten once they are off the screen: a table that is sorted and filtered asks for many. */
  scanRows: (query: InputOf<'scan.rows'>) => ({ ...read('scan.rows', query), gcTime: 0 }),
  scanGroups: (query: InputOf<'scan.groups'>) => ({ ...read('scan.groups', query), gcTime: 0 }),
  /** Counted anew each time it is looked at. */
  inventory: () => ({ ...read('vault.inventory', {}), staleTime: 0 }),
  tokenTraces: (tokenIds: readonly string[]) => ({
    ...read('tokens.traces', { tokenIds: [...tokenIds] }),
    staleTime: 0,
    gcTime: 0,
  }),
  /** With its secrets in clear: nothing of it stays in the cache once it is off the screen. */
  revealedExchange: (exchangeId: string) => ({
    ...read('exchange.get', { exchangeId, reveal: true }),
    gcTime: 0,
  }),
} as const;
