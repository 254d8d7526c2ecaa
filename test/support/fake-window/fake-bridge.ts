import { CLAIM_MEANINGS } from '../../../src/core/glossary/claims.ts';
import { HEADER_MEANINGS } from '../../../src/core/glossary/header-parameters.ts';
import { readPastedResponse } from '../../../src/core/oauth/authorize/pasted-response.ts';
import type { ScanFailure } from '../../../src/engine/ports/scanner.ts';
import type { AssayBridge, BridgeEvent } from '../../../src/contract/bridge.ts';
import type { CommandName, EventName, Handlers, PayloadOf } from '../../../src/contract/ipc.ts';
import type { AppStatus, WindowMemory } from '../../../src/contract/models/app.ts';
import { type Fault, fault } from '../../../src/core/faults.ts';
import { failed, ok } from '../../../src/core/result.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import { newRun, reduceRun, type Run, type RunEvent } from '../../../src/core/run/run.ts';
import { runInWords } from '../../../src/main/in-words.ts';
import { inspect, keptLayers, openKept } from './inspect.ts';
import { appStatus, clocks, ENVIRONMENTS, type FakeToken, profileViews, tokens, tokenView } from './data.ts';
import { knownServers, type ProfileState, profileHandlers, manyProfiles } from './profiles.ts';
import { stressProfiles, stressTokens } from './stress.ts';
import { type KeptState, keptHandlers } from './kept.ts';
import { type ScanState, scanHandlers } from './scans.ts';
import {
  exchangeRows,
  manyExchanges,
  oddExchanges,
  type WireState,
  wireHandlers,
  wireRun,
} from './exchanges.ts';
import { pausedRun, resumedRun } from './paused.ts';
import { seeingHandlers } from './seeing.ts';
import {
  acquireRun,
  continuedRun,
  stoppedAtState,
  afterCallback,
  afterRefusal,
  apply,
  lostRefreshRun,
  oneStepRun,
  resentRun,
  untilWaiting,
} from './runs.ts';

/** Which state of the program the window is shown. */
export type Scenario = 'full' | 'empty' | 'locked' | 'memory' | 'fault' | 'hanging' | 'failed_run' | 'stress';

/** What a test may do to the program behind the window, and what it may ask. */
export interface FakeProgram {
  readonly bridge: AssayBridge;
  /** Every call so far, by name, with its input. */
  readonly calls: { readonly name: string; readonly input: unknown }[];
  /** The person comes back from the browser. */
  readonly comeBack: (how?: 'good' | 'refused') => void;
  /** A watched token expires soon, or a person chose it in a notification of the system. */
  readonly tell: (name: 'token.expiring' | 'token.chosen', tokenId: string) => void;
  /** One event more of the run that is open. */
  readonly push: (event: RunEvent) => void;
  /** The program ended and started again: what it was asked to remember is there for the next page. */
  readonly startAgain: () => void;
  /** The next refresh ends in a run that says that an earlier one’s outcome is unknown. */
  readonly loseNextRefresh: () => void;
  /** There are so many profiles, over all environments. */
  readonly fillProfiles: (count: number) => void;
  /** From now on servers do not answer a discovery until somebody stops it. */
  readonly slowServers: () => void;
  /** Other exchanges are on the wire: so many, or those that are hard to draw. */
  readonly fillWire: (what: number | 'odd') => void;
  /** From now on a HAR file is not ready until that is stopped. */
  readonly slowExports: () => void;
  /** From now on APIs do not answer until the call is cancelled. */
  readonly slowApis: () => void;
  /** From now on scans do not end until they are cancelled. */
  readonly slowScans: () => void;
  /** The next scan does not begin, or the next file of one is not written, until it is stopped. */
  readonly holdScan: () => void;
  /** The next scan breaks off at its end: one of its threads dies. */
  readonly breakScans: (thread: ScanFailure['thread']) => void;
  /** From now on every token is bound to a DPoP key. */
  readonly bindTokens: () => void;
  /** The network settings that were saved cannot be used, so nothing is sent. */
  readonly shutNetwork: () => void;
  /** The next call of this command fails so. */
  readonly failNext: (name: CommandName, with_: Fault) => void;
}

interface State extends ProfileState, KeptState, ScanState, WireState {
  status: AppStatus;
  tokens: readonly FakeToken[];
  runs: readonly Run[];
  hasKeys: boolean;
  isRefreshLost: boolean;
  areApisSlow: boolean;
  areTokensBound: boolean;
  /** Texts of the tokens that were made here. */
  built: Set<string>;
  memory?: WindowMemory;
}

/** A program without engine, network or disk: it answers the contract from memory. For the window's tests and pictures. */
export function makeFakeProgram(scenario: Scenario, nowMs: number): FakeProgram {
  const state = initialState(scenario, nowMs);
  const listeners = new Set<(event: BridgeEvent) => void>();
  const calls: { name: string; input: unknown }[] = [];
  const failures = new Map<string, Fault>();
  let seq = 0;
  const emit = <K extends EventName>(name: K, payload: Omit<PayloadOf<K>, 'seq'>) => {
    seq += 1;
    for (const listener of listeners) listener({ name, payload: { ...payload, seq } });
  };
  const setRun = (run: Run) => {
    state.runs = [run, ...state.runs.filter(({ id }) => id !== run.id)];
    emit('run.changed', { runId: run.id });
  };
  const push = (event: RunEvent) => {
    const [run] = state.runs;
    if (run) setRun(reduceRun(run, event));
  };
  const handlers = makeHandlers(state, nowMs, emit, setRun);
  return {
    calls,
    push,
    startAgain: () => {
      if (state.memory) state.status = { ...state.status, remembered: state.memory };
    },
    loseNextRefresh: () => {
      state.isRefreshLost = true;
    },
    fillProfiles: (count) => {
      state.profiles = manyProfiles(state.profiles, count);
      emit('profiles.changed', {});
    },
    slowServers: () => {
      state.areServersSlow = true;
    },
    tell: (name, tokenId) => {
      const expiresAtSeconds = Math.floor(nowMs / 1000) + 58;
      if (name === 'token.chosen') emit(name, { tokenId });
      else emit(name, { tokenId, expiresAtSeconds });
    },
    fillWire: (what) => {
      state.exchanges = what === 'odd' ? oddExchanges(nowMs) : manyExchanges(what, nowMs);
      emit('run.changed', { runId: 'run-1' });
    },
    slowExports: () => {
      state.areExportsSlow = true;
    },
    slowApis: () => {
      state.areApisSlow = true;
    },
    slowScans: () => {
      state.areScansSlow = true;
    },
    holdScan: () => {
      state.heldScan = 'next';
    },
    breakScans: (thread) => {
      state.scanBreaks = thread;
    },
    bindTokens: () => {
      state.areTokensBound = true;
      emit('tokens.changed', {});
    },
    shutNetwork: () => {
      const { settings } = state.status;
      const saved = { ...settings, proxy: 'socks5://proxy.example:1080' };
      state.status = { ...state.status, settings: saved, networkFault: NETWORK_SHUT };
      emit('app.changed', {});
    },
    failNext: (name, with_) => failures.set(name, with_),
    comeBack: (how = 'good') => {
      const events =
        how === 'good' ? afterCallback(nowMs, ['access-1', 'refresh-1', 'id-1']) : afterRefusal(nowMs);
      for (const event of events) push(event);
      emit('tokens.changed', {});
    },
    bridge: {
      invoke: async (name, input) => {
        calls.push({ name, input });
        const failure = failures.get(name);
        failures.delete(name);
        if (failure) return failed(failure);
        if (scenario === 'hanging' && name !== 'app.status' && name !== 'app.glossary')
          return new Promise(() => {});
        if (state.status.vault.mode === 'locked' && NEED_THE_VAULT.includes(name as CommandName))
          return failed(fault('vault.locked', 'The vault is not open.'));
        if (scenario === 'fault' && name !== 'app.status' && name !== 'app.glossary') {
          return failed(
            fault('store.corrupt', 'The database at /home/robin/.local/share/assay/assay.db cannot be read.'),
          );
        }
        return (handlers[name as CommandName] as (given: unknown) => Promise<unknown>)(input);
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

function initialState(scenario: Scenario, nowMs: number): State {
  const isFull = scenario !== 'empty' && scenario !== 'locked';
  const isStress = scenario === 'stress';
  const acquired = apply(acquireRun('run-1', 'dev/billing-spa', nowMs - 60_000), [
    ...untilWaiting(nowMs - 60_000, nowMs),
    ...(scenario === 'failed_run'
      ? afterRefusal(nowMs - 36_000)
      : afterCallback(nowMs - 36_000, ['access-1', 'refresh-1', 'id-1'])),
  ]);
  return {
    status: statusOf(scenario),
    profiles: isFull ? (isStress ? stressProfiles : profileViews)(nowMs) : [],
    environments: ENVIRONMENTS,
    removed: new Map(),
    servers: isFull ? knownServers(nowMs) : new Map(),
    heldDiscoveries: new Map(),
    areServersSlow: false,
    tokens: isFull ? (isStress ? stressTokens : tokens)(nowMs) : [],
    runs: isFull ? [acquired] : [],
    exchanges: isFull ? exchangeRows(nowMs) : [],
    hasKeys: isFull,
    counter: 1,
    isRefreshLost: false,
    areApisSlow: false,
    areScansSlow: false,
    scanBreaks: undefined,
    heldScan: undefined,
    areExportsSlow: false,
    heldExport: Promise.withResolvers(),
    areTokensBound: false,
    built: new Set(),
  };
}

/** What cannot be read before the vault is open. */
const NEED_THE_VAULT: readonly CommandName[] = ['environments.list', 'profiles.list', 'tokens.list'];

const NETWORK_SHUT = fault(
  'network.blocked',
  'Nothing is sent beyond this computer: the network settings that were saved cannot be used. Only HTTP proxies can be used; this one is socks5.',
  {
    parameter: 'proxy',
    remedy:
      'Give the address of an HTTP proxy. What goes through it to https addresses is encrypted all the same.',
  },
);

function statusOf(scenario: Scenario): AppStatus {
  const status = appStatus();
  const stopped = { state: 'stopped', profileIds: [] } as const;
  switch (scenario) {
    case 'empty':
      return { ...status, sandbox: stopped };
    case 'locked':
      return {
        ...status,
        sandbox: stopped,
        vault: {
          mode: 'locked',
          keychain: 'Secret Service',
          path: '/home/robin/.local/share/assay/assay.db',
          fault: fault(
            'vault.key_missing',
            'There are 14 sealed rows, and the key that opens them is not in the keychain.',
          ),
          waysOut: ['retry', 'memory', 'set_aside'],
        },
      };
    case 'memory':
      return {
        ...status,
        vault: {
          mode: 'memory',
          fault: fault(
            'vault.keychain_unavailable',
            'There is no session bus, so no keychain can be reached.',
          ),
          waysOut: ['retry'],
        },
      };
    default:
      return status;
  }
}

type Emit = <K extends EventName>(name: K, payload: Omit<PayloadOf<K>, 'seq'>) => void;

function makeHandlers(state: State, nowMs: number, emit: Emit, setRun: (run: Run) => void): Handlers {
  const missing = (what: Fault['code']) => failed(fault(what, 'It is not there any more.'));
  const newId = () => `run-${(state.counter += 1)}`;
  const oneStep = (
    kind: Exclude<Run['kind'], 'acquire'>,
    tokenId: string,
    summary: string,
    made?: string,
  ) => {
    const run = oneStepRun({ id: newId(), kind, tokenId, atMs: nowMs, summary, made });
    setRun(run);
    return ok({ runId: run.id });
  };
  return {
    ...scanHandlers(state, nowMs, (scanId) => emit('scan.changed', { scanId })),
    'app.glossary': async () => ok({ claims: CLAIM_MEANINGS, header: HEADER_MEANINGS }),
    'app.status': async () => ok(state.status),
    'settings.set': async (change) => {
      const { networkFault, ...status } = state.status;
      const isShut = networkFault && change.proxy === undefined;
      state.status = {
        ...status,
        settings: { ...status.settings, ...change },
        ...(isShut ? { networkFault } : {}),
      };
      emit('app.changed', {});
      return ok(state.status.settings);
    },
    'window.remember': async (memory) => {
      state.memory = memory;
      return ok(null);
    },
    'clock.list': async () => ok(state.profiles.length > 0 ? clocks(nowMs) : []),
    'vault.retry': async () => failed(fault('vault.keychain_unavailable', 'There is still no session bus.')),
    'vault.use_memory': async () => {
      state.status = { ...state.status, vault: { mode: 'memory', waysOut: ['retry'] } };
      return ok(state.status.vault);
    },
    'vault.set_aside': async () => {
      state.status = { ...state.status, vault: { ...appStatus().vault } };
      return ok(state.status.vault);
    },
    'vault.reveal': async ({ tokenId }) => {
      const token = state.tokens.find(({ summary }) => summary.id === tokenId);
      return token ? ok({ text: token.text }) : missing('token.not_found');
    },
    'sandbox.start': async () => {
      state.profiles = profileViews(nowMs).slice(0, 3);
      state.status = { ...state.status, sandbox: appStatus().sandbox };
      emit('profiles.changed', {});
      return ok(state.status.sandbox);
    },
    ...keptHandlers(state, nowMs),
    ...profileHandlers(state, nowMs, emit),
    'run.start': async ({ profileId, stepMode }) => {
      const run = acquireRun(newId(), profileId, nowMs);
      const before = untilWaiting(nowMs, nowMs);
      setRun(stepMode ? pausedRun(run) : apply(run, before));
      return ok({ runId: run.id });
    },
    'run.get': async ({ runId }) => {
      const run = state.runs.find(({ id }) => id === runId) ?? wireRun(runId, nowMs);
      return run ? ok(runInWords(run, state.status.settings.policy)) : missing('run.not_found');
    },
    'run.list': async ({ profileId }) => ok(state.runs.filter((run) => run.profileId === profileId)),
    'run.cancel': async ({ runId }) => {
      const run = state.runs.find(({ id }) => id === runId);
      if (run) setRun(reduceRun(run, { type: 'run.cancelled', atMs: nowMs }));
      return ok(null);
    },
    'run.resume': async ({ runId, edit }) => {
      const run = state.runs.find(({ id }) => id === runId);
      if (!run) return missing('run.not_found');
      const resumed = resumedRun(run, edit, nowMs);
      if (!resumed.ok) return resumed;
      setRun(resumed.value);
      return ok(null);
    },
    'run.reopen_browser': async () => ok(null),
    'run.copy_address': async () => ok(null),
    'run.paste_callback': async () =>
      failed(fault('flow.callback_invalid', 'The address has neither a code nor an error.')),
    'run.take_other_answer': async ({ runId }) => {
      const run = state.runs.find(({ id }) => id === runId);
      if (run) setRun(apply(run, stoppedAtState(nowMs)));
      return ok(null);
    },
    'run.continue_anyway': async ({ runId }) => {
      const run = continuedRun(newId(), 'dev/billing-spa', runId, nowMs);
      setRun(run);
      return ok({ runId: run.id });
    },
    'run.exchanges': async () => ok(state.exchanges.toReversed()),
    ...wireHandlers(state),
    'tokens.list': async () => ok(state.tokens.map(({ summary }) => summary)),
    ...seeingHandlers(state),
    'inspect.callback': async ({ text }) => ok(readPastedResponse(text)),
    'inspect.copy': async () => ok({ clearsAfterSeconds: state.status.settings.clearClipboardSeconds }),
    'token.get': async ({ tokenId, atMs }) => {
      const token = state.tokens.find(({ summary }) => summary.id === tokenId);
      if (!token) return missing('token.not_found');
      const view = {
        ...tokenView(token, atMs ?? nowMs, state.status.settings.policy),
        ...(atMs === undefined ? {} : { judgedAtMs: atMs }),
      };
      return ok(state.areTokensBound ? { ...view, binding: { kind: 'dpop', value: '0ZcOCORZNYy' } } : view);
    },
    'token.decrypt': async (input) => {
      const token = state.tokens.find(({ summary }) => summary.id === input.tokenId);
      if (!token) return missing('token.not_found');
      const { policy } = state.status.settings;
      const opened = await openKept(token.text, input, nowMs, policy);
      return opened.ok ? ok({ ...tokenView(token, input.atMs ?? nowMs, policy), ...opened.value }) : opened;
    },
    'token.copy': async () => ok({ clearsAfterSeconds: state.status.settings.clearClipboardSeconds }),
    'token.keep': async ({ text, profileId }) => {
      const old = state.tokens[0]!;
      const layered = await keptLayers(text, nowMs, state.status.settings.policy);
      const kept = {
        ...old.summary,
        id: 'kept-1',
        profileId,
        format: layered ? parseToken(text).format : 'opaque',
        origin: 'paste',
        firstSeenAtMs: nowMs,
      } as const;
      const own = { ...old, summary: kept, text, observations: [], ...(layered ? { more: layered } : {}) };
      state.tokens = [own, ...state.tokens];
      return ok({ tokenId: kept.id });
    },
    'token.watch': async ({ tokenId, isWatched }) => {
      state.tokens = state.tokens.map((token) =>
        token.summary.id === tokenId ? { ...token, summary: { ...token.summary, isWatched } } : token,
      );
      return ok(null);
    },
    'token.export': async () => ok({ path: '/home/robin/Downloads/access-token-access-1.json' }),
    'tokens.remove': async ({ tokenIds }) => {
      const gone = new Set(tokenIds);
      state.tokens = state.tokens.filter(({ summary }) => !gone.has(summary.id));
      return ok(null);
    },
    'token.remove': async ({ tokenId }) => {
      state.tokens = state.tokens.filter(({ summary }) => summary.id !== tokenId);
      return ok(null);
    },
    'token.refresh': async ({ tokenId }) => {
      const old = state.tokens.find(({ summary }) => summary.id === tokenId);
      if (!old) return missing('token.not_found');
      if (state.isRefreshLost) {
        state.isRefreshLost = false;
        const run = lostRefreshRun(newId(), tokenId, nowMs);
        setRun(run);
        return ok({ runId: run.id });
      }
      const summary = {
        ...old.summary,
        id: 'access-2',
        origin: 'refresh_token',
        firstSeenAtMs: nowMs,
      } as const;
      state.tokens = [{ ...old, summary, observations: [] }, ...state.tokens];
      emit('tokens.changed', {});
      return oneStep(
        'refresh',
        tokenId,
        'The refresh token was rotated: the old one is used up.',
        'access-2',
      );
    },
    'token.introspect': async ({ tokenId }) => oneStep('introspect', tokenId, 'The server says: active.'),
    'token.revoke': async ({ tokenId, confirm }) => {
      const token = state.tokens.find(({ summary }) => summary.id === tokenId);
      if (token?.summary.environment === 'prod' && confirm !== 'prod') {
        return failed(
          fault(
            'profile.confirm_needed',
            '“prod” is a protected environment: revoking there has to be confirmed.',
          ),
        );
      }
      return oneStep(
        'revoke',
        tokenId,
        'The server answered 200. That is its word; introspection or an API can prove it.',
      );
    },
    'token.userinfo': async ({ tokenId }) => oneStep('userinfo', tokenId, 'UserInfo answered for alice.'),
    'token.call': async ({ tokenId }) => {
      if (!state.areApisSlow) return oneStep('call', tokenId, 'The API answered 401 invalid_token.');
      const run = newRun({ id: newId(), kind: 'call', tokenId, startedAtMs: nowMs, title: 'call' }, ['call']);
      setRun(apply(run, [{ type: 'step.started', step: 'call', atMs: nowMs }]));
      return ok({ runId: run.id });
    },
    'exchange.resend': async () => {
      const run = resentRun(newId(), 'dev/billing-spa', state.runs[0]?.id ?? '', nowMs);
      setRun(run);
      return ok({ runId: run.id });
    },
    'inspect.text': async (input) =>
      ok(await inspect(input, nowMs, state.built, state.status.settings.policy)),
  };
}
