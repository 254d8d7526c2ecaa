import type { InputOf } from '../contract/ipc.ts';
import {
  type PurgeOutcome,
  type Settings,
  type VaultInventory,
  type VaultStatus,
  type WindowMemory,
} from '../contract/models/app.ts';
import type { ComparedTokens } from '../contract/models/comparison.ts';
import type { ExchangeSummary, ExchangeView, MessageView } from '../contract/models/exchange.ts';
import type { Environment, ProfileView, SecretName } from '../contract/models/profile.ts';
import type {
  ClockEstimate,
  InspectedToken,
  LineageIssuance,
  TokenSummary,
  TokenView,
} from '../contract/models/token.ts';
import type { Fault } from '../core/faults.ts';
import type { Finding } from '../core/findings/finding.ts';
import { type Result, ok } from '../core/result.ts';
import type { RequestEdit, Run } from '../core/run/run.ts';
import type { Secret } from '../core/secret.ts';
import { acquire } from './acquire/acquire.ts';
import { continueAnyway } from './acquire/continue-anyway.ts';
import { bounded } from './boundary.ts';
import { type Builder, builder } from './build/build.ts';
import { BuiltList } from './build/built-list.ts';
import { type CallInput, call } from './call/call.ts';
import { type CompareInput, compare } from './compare/compare.ts';
import type { EngineContext } from './context.ts';
import { type EngineEvent, createEventHub } from './events.ts';
import {
  exchangeAsCurl,
  exchangeBody,
  exchangesOfRun,
  getExchange,
  listExchanges,
} from './exchanges/exchanges.ts';
import { type HarExports, harExports } from './exchanges/export-har.ts';
import { introspect } from './introspect/introspect.ts';
import type { IssuerKeys } from '../contract/models/keys.ts';
import { issuerKeys } from './server/key-snapshots.ts';
import { type InspectInput, inspectText } from './inspect/inspect-text.ts';
import type { Ports } from './ports/ports.ts';
import { type FormDiscovery, discoverForForm } from './profiles/discover-for-form.ts';
import { duplicateProfile } from './profiles/duplicate.ts';
import { removeEnvironment, saveEnvironment } from './profiles/environments.ts';
import { findProfile, getProfile, listProfiles, removeSecret, saveProfile } from './profiles/profiles.ts';
import { type ProfileRemoval, profileRemoval } from './profiles/removal.ts';
import { refresh } from './refresh/refresh.ts';
import { resend } from './resend/resend.ts';
import { revoke } from './revoke/revoke.ts';
import { LiveRuns } from './run/live-runs.ts';
import { controlRun } from './run/control.ts';
import { getRun, listRuns } from './run/read-runs.ts';
import { createSettingsInForce } from './settings-in-force.ts';
import { tokenLineage } from './tokens/token-lineage.ts';
import { keepToken } from './tokens/keep-token.ts';
import { listTokens } from './tokens/list-tokens.ts';
import { removeToken, removeTokens, tokenText, tokenTraces } from './tokens/token-text.ts';
import { decryptToken } from './tokens/decrypt-token.ts';
import { viewToken } from './tokens/token-view.ts';
import { type ExportedToken, exportToken } from './tokens/export-token.ts';
import { watchToken } from './tokens/watch.ts';
import { WatchList } from './tokens/watch-list.ts';
import { type Watcher, startWatcher } from './tokens/watcher.ts';
import type { ScanPlan } from './scan/scan-plan.ts';
import { type ScanTrust, planScan } from './scan/plan-scan.ts';
import { type Scans, createScans } from './scan/scans.ts';
import { userinfo } from './userinfo/userinfo.ts';
import { type PurgeInput, inventory, purge } from './vault/kept.ts';
import { loadWindowMemory, saveWindowMemory } from './window-memory.ts';
import { type Vault, createVault } from './vault/vault.ts';

/** A run that was started; `ended` resolves when it has ended and is written. */
export interface StartedRun {
  readonly runId: string;
  readonly ended: Promise<Run>;
}

type Started = Promise<Result<StartedRun, Fault>>;

/** What the product does, with no window: the window and the terminal call the same functions. */
export interface Engine extends FormDiscovery, Builder, HarExports, Omit<ProfileRemoval, 'forget'> {
  subscribe(listener: (event: EngineEvent) => void): () => void;
  settings(): Settings;
  setSettings(change: InputOf<'settings.set'>): Promise<Result<Settings, Fault>>;
  /** Why nothing is sent beyond this computer; undefined where the network settings are in force. */
  networkFault(): Fault | undefined;
  /** What the window looked like when it was last open. */
  remembered(): WindowMemory | undefined;
  remember(memory: WindowMemory): Promise<Result<null, Fault>>;
  /** How far the clocks of servers are from ours, as last seen. */
  listClocks(): Promise<Result<readonly ClockEstimate[], Fault>>;
  readonly vault: Vault;
  readonly ports: Ports;

  listEnvironments(): Promise<Result<readonly Environment[], Fault>>;
  listProfiles(): Promise<Result<readonly ProfileView[], Fault>>;
  getProfile(id: string): Promise<Result<ProfileView, Fault>>;
  /** By id, or by a name that only one profile has. */
  findProfile(idOrName: string): Promise<Result<ProfileView, Fault>>;
  saveProfile(input: InputOf<'profiles.save'>): Promise<Result<ProfileView, Fault>>;
  duplicateProfile(id: string): Promise<Result<ProfileView, Fault>>;
  removeSecret(profileId: string, name: SecretName): Promise<Result<ProfileView, Fault>>;
  saveEnvironment(environment: Environment): Promise<Result<Environment, Fault>>;
  removeEnvironment(id: string): Promise<Result<null, Fault>>;

  acquire(profileId: string, options?: { readonly stepMode?: boolean }): Started;
  refresh(tokenId: string, tryAnyway?: boolean): Started;
  introspect(tokenId: string): Started;
  revoke(tokenId: string, confirm?: string): Started;
  userinfo(tokenId: string): Started;
  call(input: CallInput): Started;
  /** Sends a recorded request once more, as it was; nothing of the answer is filed. */
  resend(exchangeId: string, confirm?: string): Started;

  getRun(id: string): Promise<Result<Run, Fault>>;
  listRuns(options: {
    readonly profileId?: string;
    readonly limit?: number;
  }): Promise<Result<readonly Run[], Fault>>;
  cancelRun(id: string): Result<null, Fault>;
  /** Sends the request that a run is paused before, as it is or edited. */
  resumeRun(id: string, edit?: RequestEdit): Result<null, Fault>;
  reopenBrowser(id: string): Promise<Result<null, Fault>>;
  /** The authorization address of a waiting run: for the clipboard, or a person's act of showing it. */
  authorizationUrl(id: string): Result<string, Fault>;
  pasteCallback(id: string, address: string): Result<null, Fault>;
  /** Reads the newest answer that came with another state; the run stops at it. */
  takeOtherAnswer(id: string): Result<null, Fault>;
  /** Goes on, in a run of its own, from one that stopped at a wrong state or iss. */
  continueAnyway(runId: string, confirm?: string): Started;

  exchangesOfRun(runId: string): Promise<Result<readonly ExchangeSummary[], Fault>>;
  listExchanges(options: {
    readonly profileId?: string;
    readonly limit?: number;
  }): Promise<Result<readonly ExchangeSummary[], Fault>>;
  getExchange(id: string, isRevealed: boolean): Promise<Result<ExchangeView<MessageView>, Fault>>;
  exchangeAsCurl(id: string, isRevealed: boolean): Promise<Result<string, Fault>>;
  exchangeBody(id: string, side: 'request' | 'response', isRevealed: boolean): Promise<Result<string, Fault>>;

  listTokens(options: { readonly profileId?: string }): Promise<Result<readonly TokenSummary[], Fault>>;
  /** Judged as of now, or as if it were `atMs`. */
  viewToken(id: string, atMs?: number): Promise<Result<TokenView<Finding>, Fault>>;
  decryptToken(input: InputOf<'token.decrypt'>): Promise<Result<TokenView<Finding>, Fault>>;
  /** Every issuance, newest first: what went in and what came out. */
  tokenLineage(options: { readonly profileId?: string }): Promise<Result<readonly LineageIssuance[], Fault>>;
  /** Two tokens side by side, in meaning. */
  compare(input: CompareInput): Promise<Result<ComparedTokens, Fault>>;
  /** The token's text, for the clipboard or a person's act of revealing it. */
  tokenText(id: string): Promise<Result<Secret, Fault>>;
  /** Keeps a pasted token with a profile, and gives back its id. */
  keepToken(text: string, profileId: string): Promise<Result<string, Fault>>;
  watchToken(id: string, isWatched: boolean): Promise<Result<null, Fault>>;
  /** Tells of watched tokens before they expire (`token.expiring`), from now until the engine closes: for who has a person to tell. */
  tellOfExpiry(): void;
  /** What is known of a token, as JSON for a file. */
  exportToken(id: string, withToken: boolean): Promise<Result<ExportedToken, Fault>>;
  /** How many exchanges carry the text of any of the tokens. */
  tokenTraces(ids: readonly string[]): Promise<Result<{ readonly exchanges: number }, Fault>>;
  removeToken(id: string, withExchanges?: boolean): Promise<Result<null, Fault>>;
  removeTokens(ids: readonly string[], withExchanges?: boolean): Promise<Result<null, Fault>>;
  /** What is kept, how much, how old and where; nothing secret is in it. */
  inventory(): Promise<Result<VaultInventory, Fault>>;
  /** Removes what is kept of a kind; at the servers nothing changes. */
  purge(input: PurgeInput): Promise<Result<PurgeOutcome, Fault>>;
  /** The keys that a profile's issuer has had, by our snapshots of its set. No network. */
  issuerKeys(profileId: string): Promise<Result<IssuerKeys, Fault>>;
  inspect(input: InspectInput): Promise<Result<readonly InspectedToken<Finding>[], Fault>>;
  /** What all tokens of a scan are judged by: for who scans by themselves. */
  planScan(trust: ScanTrust): Promise<Result<ScanPlan, Fault>>;
  readonly scans: Scans;

  close(): Promise<void>;
}

/** Puts the engine together on its ports and opens the vault; a vault that cannot be opened is a status, not a failure. */
export async function createEngine(ports: Ports): Promise<Engine> {
  const events = createEventHub((error) => ports.log.bug(ports.random.id(), error));
  const settings = createSettingsInForce(ports);
  let remembered: WindowMemory | undefined;
  const context: EngineContext = {
    ports,
    events,
    settings: () => settings.now(),
    runs: new LiveRuns(),
    watchList: new WatchList(ports.store),
    built: new BuiltList(ports.store),
    processId: ports.random.id(),
  };
  const removal = profileRemoval(context);
  const reload = async ({ mode }: VaultStatus): Promise<void> => {
    removal.forget();
    await settings.read(mode);
    const memory = await bounded(async () => ok(await loadWindowMemory(ports.store)));
    if (memory.ok) remembered = memory.value;
    for (const name of ['app.changed', 'profiles.changed', 'tokens.changed'] as const) events.changed(name);
  };
  const vault = await createVault(ports, reload);
  const stopWatching = ports.store.onForeignChange(() => {
    for (const name of ['profiles.changed', 'tokens.changed'] as const) events.changed(name);
  });
  const control = controlRun(context);
  const scans = createScans(context);
  let watcher: Watcher | undefined;
  return {
    subscribe: (listener) => events.subscribe(listener),
    settings: () => settings.now(),
    setSettings: (change) =>
      bounded(async () => {
        const saved = await settings.change(change);
        if (!saved.ok) return saved;
        events.changed('app.changed');
        // What is live and what has expired is judged by the clock that is chosen.
        if ('clock' in change || 'clockOffsetSeconds' in change) events.changed('tokens.changed');
        return saved;
      }),
    networkFault: () => settings.networkFault(),
    remembered: () => remembered,
    remember: (memory) =>
      bounded(async () => {
        remembered = memory;
        await saveWindowMemory(ports.store, memory);
        return ok(null);
      }),
    listClocks: () => bounded(async () => ok(await ports.store.listClocks())),
    vault,
    ports,
    listEnvironments: () => bounded(async () => ok(await ports.store.listEnvironments())),
    listProfiles: () => listProfiles(context),
    getProfile: (id) => getProfile(context, id),
    findProfile: (idOrName) => findProfile(context, idOrName),
    saveProfile: (input) => saveProfile(context, input),
    removeProfile: (id) => removal.removeProfile(id),
    restoreProfile: (id) => removal.restoreProfile(id),
    duplicateProfile: (id) => duplicateProfile(context, id),
    removeSecret: (profileId, name) => removeSecret(context, profileId, name),
    saveEnvironment: (environment) => saveEnvironment(context, environment),
    removeEnvironment: (id) => removeEnvironment(context, id),
    ...discoverForForm(context),
    ...builder(context),
    acquire: (profileId, options) => started(acquire(context, profileId, options)),
    refresh: (tokenId, tryAnyway) => started(refresh(context, tokenId, tryAnyway)),
    introspect: (tokenId) => started(introspect(context, tokenId)),
    revoke: (tokenId, confirm) => started(revoke(context, tokenId, confirm)),
    userinfo: (tokenId) => started(userinfo(context, tokenId)),
    call: (input) => started(call(context, input)),
    continueAnyway: (runId, confirm) => started(continueAnyway(context, runId, confirm)),
    resend: (exchangeId, confirm) => started(resend(context, exchangeId, confirm)),
    getRun: (id) => getRun(context, id),
    listRuns: (options) => listRuns(context, options),
    ...control,
    exchangesOfRun: (runId) => exchangesOfRun(context, runId),
    listExchanges: (options) => listExchanges(context, options),
    getExchange: (id, isRevealed) => getExchange(context, id, isRevealed),
    exchangeAsCurl: (id, isRevealed) => exchangeAsCurl(context, id, isRevealed),
    exchangeBody: (id, side, isRevealed) => exchangeBody(context, id, side, isRevealed),
    ...harExports(context),
    listTokens: (options) => listTokens(context, options),
    viewToken: (id, atMs) => viewToken(context, id, atMs),
    decryptToken: (input) => decryptToken(context, input),
    tokenLineage: (options) => tokenLineage(context, options),
    compare: (input) => compare(context, input),
    tokenText: (id) => tokenText(context, id),
    keepToken: (text, profileId) => keepToken(context, text, profileId),
    watchToken: (id, isWatched) => watchToken(context, id, isWatched),
    tellOfExpiry: () => {
      watcher ??= startWatcher(context);
    },
    exportToken: (id, withToken) => exportToken(context, id, withToken),
    tokenTraces: (ids) => tokenTraces(context, ids),
    removeToken: (id, withExchanges) => removeToken(context, id, withExchanges),
    removeTokens: (ids, withExchanges) => removeTokens(context, ids, withExchanges),
    inventory: () => inventory(context),
    purge: (input) => purge(context, input),
    issuerKeys: (profileId) => issuerKeys(context, profileId),
    inspect: (input) => inspectText(context, input),
    planScan: (trust) => planScan(context, trust),
    scans,
    close: async () => {
      stopWatching();
      await scans.close();
      await watcher?.close();
      await context.runs.close();
      await ports.http.close();
      await ports.store.close();
    },
  };
}

async function started(
  live: Promise<Result<{ readonly run: Run; readonly settled: Promise<Run> }, Fault>>,
): Started {
  const result = await live;
  return result.ok ? ok({ runId: result.value.run.id, ended: result.value.settled }) : result;
}
