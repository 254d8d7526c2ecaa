import { join } from 'node:path';
import { redactText } from '../core/exchange/redact.ts';
import { type Engine, createEngine } from '../engine/engine.ts';
import type { Browser } from '../engine/ports/browser.ts';
import type { Keychain } from '../engine/ports/keychain.ts';
import { createBrowser } from './browser/create-browser.ts';
import { createClock } from './clock.ts';
import { createDecrypt } from './decrypt/create-decrypt.ts';
import { createHttp } from './http/create-http.ts';
import { createKeychain } from './keychain/create-keychain.ts';
import { createLog } from './log.ts';
import { createRandom } from './random.ts';
import { createRedirect } from './redirect/create-redirect.ts';
import { createSign } from './sign/create-sign.ts';
import { createScanner } from './scan/create-scanner.ts';
import { createStore } from './store/create-store.ts';
import { createVerify } from './verify/create-verify.ts';

/** The database's name in the data folder. */
const DATABASE = 'assay.db';

export interface AssembleOptions {
  /** The folder of the database; the same for window, stand-in and terminal. */
  readonly userDataDir: string;
  /** Entries of the store's thread and of the keychain's process: bundled beside the caller, or their sources. */
  readonly storeWorkerUrl: URL;
  readonly keychainProcessUrl: URL;
  /** Entries of the threads of a scan. */
  readonly scanWorkerUrl: URL;
  readonly judgeWorkerUrl: URL;
  readonly keeperWorkerUrl: URL;
  /** Where log lines go; they are redacted first. */
  readonly writeLog: (line: string) => void;
  /** The shell's way to open the person's browser; by platform where it has none. */
  readonly browser?: Browser;
  readonly keychain?: Keychain;
}

/** Puts the engine together with the ports on Node: once, for main and terminal alike. */
export async function assemble(options: AssembleOptions): Promise<Engine> {
  const clock = createClock();
  const log = createLog({ write: options.writeLog, redact: redactText });
  return createEngine({
    clock,
    log,
    random: createRandom(),
    http: createHttp({}),
    verify: createVerify(),
    sign: createSign(),
    decrypt: createDecrypt(),
    redirect: createRedirect({ clock }),
    browser: options.browser ?? createBrowser({}),
    keychain: options.keychain ?? createKeychain({ processUrl: options.keychainProcessUrl }),
    scanner: createScanner({
      scanWorkerUrl: options.scanWorkerUrl,
      judgeWorkerUrl: options.judgeWorkerUrl,
      keeperWorkerUrl: options.keeperWorkerUrl,
      log,
    }),
    store: createStore({ workerUrl: options.storeWorkerUrl, path: join(options.userDataDir, DATABASE), log }),
  });
}
