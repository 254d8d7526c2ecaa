import { redactText } from '../core/exchange/redact.ts';
import { type Engine, createEngine } from '../engine/engine.ts';
import type { Browser } from '../engine/ports/browser.ts';
import type { Keychain } from '../engine/ports/keychain.ts';
import { createBrowser } from './browser/create-browser.ts';
import { createClock } from './clock.ts';
import { createHttp } from './http/create-http.ts';
import { createKeychain } from './keychain/create-keychain.ts';
import { createLog } from './log.ts';
import { createRandom } from './random.ts';
import { createRedirect } from './redirect/create-redirect.ts';
import { createStore } from './store/create-store.ts';
import { createVerify } from './verify/create-verify.ts';

export interface AssembleOptions {
  /** The folder of the database; the same for window, stand-in and terminal. */
  readonly userDataDir: string;
  /** The bundled (or source) entry of the store's worker thread. */
  readonly storeWorkerUrl: URL;
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
    redirect: createRedirect({ clock }),
    browser: options.browser ?? createBrowser({}),
    keychain: options.keychain ?? createKeychain({}),
    store: createStore({ workerUrl: options.storeWorkerUrl, directory: options.userDataDir }),
  });
}
