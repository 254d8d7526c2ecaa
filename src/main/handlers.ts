import type { Handlers } from '../contract/ipc.ts';
import type { AppStatus } from '../contract/models/app.ts';
import { CLAIM_MEANINGS } from '../core/glossary/claims.ts';
import { HEADER_MEANINGS } from '../core/glossary/header-parameters.ts';
import { readPastedResponse } from '../core/oauth/authorize/pasted-response.ts';
import type { Fault } from '../core/faults.ts';
import { type Result, failed, ok } from '../core/result.ts';
import type { Engine, StartedRun } from '../engine/engine.ts';
import type { SandboxHost } from '../sandbox/host.ts';
import type { ClipboardKeeper } from './clipboard-keeper.ts';
import {
  answered,
  exchangeInWords,
  foundInWords,
  groupsInWords,
  pageInWords,
  runInWords,
  tokenInWords,
} from './in-words.ts';
import type { ShellServices } from './shell-services.ts';

/** What the handlers stand on. */
export interface HandlerParts {
  readonly engine: Engine;
  readonly sandbox: SandboxHost;
  readonly clipboard: ClipboardKeeper;
  readonly shell: Pick<
    ShellServices,
    'appVersion' | 'shellName' | 'userDataDir' | 'saveFile' | 'notifications'
  >;
  /** Told of a run that ended in a bug: the run itself already shows it. */
  readonly onRunBug: (error: unknown) => void;
}

/** What answers the window: one function for each command of the contract, each a call of the engine and no more, its findings in words. */
export function createHandlers(parts: HandlerParts): Handlers {
  return {
    ...appHandlers(parts),
    ...profileHandlers(parts),
    ...runHandlers(parts),
    ...tokenHandlers(parts),
    ...exchangeHandlers(parts),
    ...scanHandlers(parts),
  };
}

type Area<Name extends string> = Pick<Handlers, Extract<keyof Handlers, `${Name}.${string}`>>;

function appHandlers({
  engine,
  sandbox,
  shell,
}: HandlerParts): Area<'app' | 'settings' | 'sandbox' | 'window' | 'clock'> &
  Omit<Area<'vault'>, 'vault.reveal'> {
  const status = (remembered = engine.remembered(), networkFault = engine.networkFault()): AppStatus => ({
    version: shell.appVersion,
    shell: shell.shellName,
    vault: engine.vault.status(),
    sandbox: sandbox.status(),
    settings: engine.settings(),
    ...(networkFault ? { networkFault } : {}),
    dataFolder: shell.userDataDir,
    ...(remembered ? { remembered } : {}),
    hasSystemNotifications: shell.notifications.areSupported(),
  });
  return {
    'app.glossary': async () => ok({ claims: CLAIM_MEANINGS, header: HEADER_MEANINGS }),
    'app.status': async () => ok(status()),
    'settings.set': (change) => engine.setSettings(change),
    'window.remember': (memory) => engine.remember(memory),
    'clock.list': () => engine.listClocks(),
    'sandbox.start': () => sandbox.start(),
    'vault.inventory': () => engine.inventory(),
    'vault.purge': (input) => engine.purge(input),
    'vault.retry': async () => ok(await engine.vault.retry()),
    'vault.use_memory': async () => ok(await engine.vault.useMemory()),
    'vault.set_aside': async () => ok(await engine.vault.setAside()),
  };
}

function profileHandlers({ engine }: HandlerParts): Area<'profiles' | 'environments'> {
  return {
    'environments.list': () => engine.listEnvironments(),
    'environments.save': ({ environment }) => engine.saveEnvironment(environment),
    'environments.remove': ({ environmentId }) => engine.removeEnvironment(environmentId),
    'profiles.list': () => engine.listProfiles(),
    'profiles.get': ({ profileId }) => engine.getProfile(profileId),
    'profiles.save': (input) => engine.saveProfile(input),
    'profiles.remove': ({ profileId }) => engine.removeProfile(profileId),
    'profiles.restore': ({ profileId }) => engine.restoreProfile(profileId),
    'profiles.duplicate': ({ profileId }) => engine.duplicateProfile(profileId),
    'profiles.remove_secret': ({ profileId, name }) => engine.removeSecret(profileId, name),
    'profiles.keys': ({ profileId }) => engine.issuerKeys(profileId),
    'profiles.discover': ({ issuer }) =>
      answered(engine.discover(issuer), (server) => foundInWords(server, engine.settings().policy)),
    'profiles.stop_discovery': async ({ issuer }) => engine.stopDiscovery(issuer),
    'profiles.known_server': ({ issuer }) =>
      answered(
        engine.knownServer(issuer),
        (server) => server && foundInWords(server, engine.settings().policy),
      ),
    'profiles.check': (typed) =>
      answered(engine.checkTyped(typed), (found) => foundInWords(found, engine.settings().policy)),
  };
}

function runHandlers(parts: HandlerParts): Area<'run'> {
  const { engine, clipboard } = parts;
  return {
    'run.start': ({ profileId, stepMode }) =>
      begun(parts, engine.acquire(profileId, { stepMode: stepMode ?? false })),
    'run.get': ({ runId }) =>
      answered(engine.getRun(runId), (run) => runInWords(run, engine.settings().policy)),
    'run.list': (options) => engine.listRuns(options),
    'run.cancel': async ({ runId }) => engine.cancelRun(runId),
    'run.resume': async ({ runId, edit }) => engine.resumeRun(runId, edit),
    'run.reopen_browser': ({ runId }) => engine.reopenBrowser(runId),
    'run.copy_address': async ({ runId }) => {
      const address = engine.authorizationUrl(runId);
      if (!address.ok) return address;
      await clipboard.copy(address.value, engine.settings().clearClipboardSeconds);
      return ok(null);
    },
    'run.paste_callback': async ({ runId, address }) => engine.pasteCallback(runId, address),
    'run.take_other_answer': async ({ runId }) => engine.takeOtherAnswer(runId),
    'run.continue_anyway': ({ runId, confirm }) => begun(parts, engine.continueAnyway(runId, confirm)),
    'run.exchanges': ({ runId }) => engine.exchangesOfRun(runId),
  };
}

function tokenHandlers(
  parts: HandlerParts,
): Area<'tokens' | 'token' | 'inspect' | 'build'> & Pick<Handlers, 'vault.reveal'> {
  const { engine, clipboard, shell } = parts;
  return {
    'tokens.list': (options) => engine.listTokens(options),
    'tokens.remove': ({ tokenIds, withExchanges }) => engine.removeTokens(tokenIds, withExchanges),
    'tokens.traces': ({ tokenIds }) => engine.tokenTraces(tokenIds),
    'tokens.lineage': (options) => engine.tokenLineage(options),
    'tokens.compare': (input) => engine.compare(input),
    'token.get': ({ tokenId, atMs }) =>
      answered(engine.viewToken(tokenId, atMs), (token) => tokenInWords(token, engine.settings().policy)),
    'token.decrypt': (input) =>
      answered(engine.decryptToken(input), (token) => tokenInWords(token, engine.settings().policy)),
    'vault.reveal': async ({ tokenId }) => {
      const text = await engine.tokenText(tokenId);
      return text.ok ? ok({ text: text.value.expose() }) : text;
    },
    'token.copy': async ({ tokenId, form }) => {
      const text = await engine.tokenText(tokenId);
      if (!text.ok) return text;
      const clearsAfterSeconds = engine.settings().clearClipboardSeconds;
      const bare = text.value.expose();
      await clipboard.copy(form === 'header' ? `Authorization: Bearer ${bare}` : bare, clearsAfterSeconds);
      return ok({ clearsAfterSeconds });
    },
    'token.keep': async ({ text, profileId }) => {
      const kept = await engine.keepToken(text, profileId);
      return kept.ok ? ok({ tokenId: kept.value }) : kept;
    },
    'token.watch': ({ tokenId, isWatched }) => engine.watchToken(tokenId, isWatched),
    'token.export': async ({ tokenId, withToken }) => {
      const exported = await engine.exportToken(tokenId, withToken ?? false);
      return exported.ok ? shell.saveFile(exported.value.suggestedName, exported.value.text) : exported;
    },
    'token.remove': ({ tokenId, withExchanges }) => engine.removeToken(tokenId, withExchanges),
    'token.refresh': ({ tokenId, tryAnyway }) => begun(parts, engine.refresh(tokenId, tryAnyway)),
    'token.introspect': ({ tokenId }) => begun(parts, engine.introspect(tokenId)),
    'token.revoke': ({ tokenId, confirm }) => begun(parts, engine.revoke(tokenId, confirm)),
    'token.userinfo': ({ tokenId }) => begun(parts, engine.userinfo(tokenId)),
    'token.call': (input) => begun(parts, engine.call(input)),
    'inspect.text': (input) =>
      answered(engine.inspect(input), (tokens) =>
        tokens.map((token) => tokenInWords(token, engine.settings().policy)),
      ),
    'inspect.callback': async ({ text }) => ok(readPastedResponse(text)),
    'inspect.copy': async ({ text }) => {
      const clearsAfterSeconds = engine.settings().clearClipboardSeconds;
      await clipboard.copy(text, clearsAfterSeconds);
      return ok({ clearsAfterSeconds });
    },
    'build.algs': (input) => engine.signingOffer(input),
    'build.token': (input) => engine.buildToken(input),
  };
}

function exchangeHandlers(parts: HandlerParts): Area<'exchange'> {
  const { engine, clipboard, shell } = parts;
  return {
    'exchange.resend': ({ exchangeId, confirm }) => begun(parts, engine.resend(exchangeId, confirm)),
    'exchange.list': (options) => engine.listExchanges(options),
    'exchange.get': ({ exchangeId, reveal }) =>
      answered(engine.getExchange(exchangeId, reveal ?? false), exchangeInWords),
    'exchange.copy_curl': async ({ exchangeId, reveal }) => {
      const curl = await engine.exchangeAsCurl(exchangeId, reveal ?? false);
      if (!curl.ok) return curl;
      await clipboard.copy(curl.value, reveal ? engine.settings().clearClipboardSeconds : 0);
      return ok(null);
    },
    'exchange.copy_body': async ({ exchangeId, side, reveal }) => {
      const body = await engine.exchangeBody(exchangeId, side, reveal ?? false);
      if (!body.ok) return body;
      await clipboard.copy(body.value, reveal ? engine.settings().clearClipboardSeconds : 0);
      return ok(null);
    },
    'exchange.export_har': async ({ exchangeIds, reveal }) => {
      const version = shell.appVersion;
      const har = await engine.exchangesAsHar({ exchangeIds, reveal: reveal ?? false, version });
      return har.ok ? shell.saveFile(har.value.suggestedName, har.value.text) : har;
    },
    'exchange.stop_export': async () => engine.stopHarExport(),
  };
}

function scanHandlers({ engine, shell }: HandlerParts): Area<'scan'> {
  const { scans } = engine;
  return {
    'scan.begin': (input) => scans.begin(input),
    'scan.stop': () => scans.stop(),
    'scan.push': (input) => scans.push(input),
    'scan.end': ({ scanId }) => scans.end(scanId),
    'scan.cancel': ({ scanId }) => scans.cancel(scanId),
    'scan.status': ({ scanId }) => scans.status(scanId),
    'scan.rows': (input) =>
      answered(scans.rows(input), (page) => pageInWords(page, engine.settings().policy)),
    'scan.groups': (input) =>
      answered(scans.groups(input), (groups) => groupsInWords(input.by, groups, engine.settings().policy)),
    'scan.text': (input) => scans.text(input),
    'scan.export': async (input) => {
      const file = await scans.file(input);
      if (!file.ok) return file;
      const saved = await shell.saveFile(file.value.suggestedName, file.value.text);
      // Nothing failed: it was stopped, and no file is there.
      return !saved.ok && file.value.isStopped() ? ok({}) : saved;
    },
  };
}

/** A run's end is told by events; here only its bugs are listened for. */
async function begun(
  { onRunBug }: HandlerParts,
  started: Promise<Result<StartedRun, Fault>>,
): Promise<Result<{ readonly runId: string }, Fault>> {
  const result = await started;
  if (!result.ok) return failed(result.fault);
  result.value.ended.catch(onRunBug);
  return ok({ runId: result.value.runId });
}
