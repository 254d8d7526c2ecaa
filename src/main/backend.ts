import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BridgeEvent } from '../contract/bridge.ts';
import { CONTRACT } from '../contract/ipc.ts';
import { assemble } from '../node/assemble.ts';
import { createSandboxHost } from '../sandbox/host.ts';
import { createClipboardKeeper } from './clipboard-keeper.ts';
import { createHandlers } from './handlers.ts';
import type { CommandTable, HandlerTable } from './router.ts';
import type { ShellServices } from './shell-services.ts';
import { tellExpiring } from './tell-expiring.ts';

/** The program behind the window. */
export interface Backend {
  readonly commands: CommandTable;
  readonly handlers: HandlerTable;
  readonly events: { subscribe(listener: (event: BridgeEvent) => void): () => void };
  close(): Promise<void>;
}

/** Worker entries lie beside main's own bundle. */
function workerUrl(name: string): URL {
  return pathToFileURL(join(import.meta.dirname, name));
}

/** Starts it: the engine on Node's ports, the sandbox on demand, one handler for each command. */
export async function startBackend(shell: ShellServices): Promise<Backend> {
  const writeLog = (line: string): void => void process.stderr.write(`${line}\n`);
  const engine = await assemble({
    userDataDir: shell.userDataDir,
    storeWorkerUrl: workerUrl('store-worker.js'),
    keychainProcessUrl: workerUrl('keychain-process.js'),
    scanWorkerUrl: workerUrl('scan-worker.js'),
    judgeWorkerUrl: workerUrl('judge-worker.js'),
    keeperWorkerUrl: workerUrl('keeper-worker.js'),
    writeLog,
    browser: { open: (url) => shell.openExternal(url) },
  });
  const { log, random } = engine.ports;
  const onBug = (error: unknown): void => log.bug(random.id(), error);
  const listeners = new Set<(event: BridgeEvent) => void>();
  let ownSeq = 0;
  const emit = (name: string, more: object): void => {
    ownSeq += 1;
    for (const listener of listeners) listener({ name, payload: { ...more, seq: ownSeq } });
  };
  const sandbox = createSandboxHost({
    engine,
    workerUrl: workerUrl('sandbox-worker.js'),
    onLog: (line) => log.info(line),
    onChange: () => emit('app.changed', {}),
  });
  const clipboard = createClipboardKeeper(shell.clipboard, onBug);
  const stopTelling = tellExpiring(engine, shell.notifications, (tokenId) => {
    shell.bringToFront();
    emit('token.chosen', { tokenId });
  });
  engine.tellOfExpiry();
  // `npm start` wants the sandbox profiles ready; the window opens without waiting for them.
  if (process.env['ASSAY_START_SANDBOX'] === '1') sandbox.start().catch(onBug);
  return {
    commands: CONTRACT,
    handlers: createHandlers({ engine, sandbox, clipboard, shell, onRunBug: onBug }),
    events: {
      subscribe: (listener) => {
        listeners.add(listener);
        const stop = engine.subscribe(listener);
        return () => {
          listeners.delete(listener);
          stop();
        };
      },
    },
    close: async () => {
      stopTelling();
      await clipboard.close();
      await sandbox.stop();
      await engine.close();
    },
  };
}
