import { createDecrypt } from '../../src/node/decrypt/create-decrypt.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fault } from '../../src/core/faults.ts';
import { failed, ok } from '../../src/core/result.ts';
import { type Engine, createEngine } from '../../src/engine/engine.ts';
import { createClock } from '../../src/node/clock.ts';
import { createLog } from '../../src/node/log.ts';
import { createRandom } from '../../src/node/random.ts';
import { createRedirect } from '../../src/node/redirect/create-redirect.ts';
import { createScanner } from '../../src/node/scan/create-scanner.ts';
import { createSign } from '../../src/node/sign/create-sign.ts';
import { createStore } from '../../src/node/store/create-store.ts';
import { createVerify } from '../../src/node/verify/create-verify.ts';
import { JUDGE_WORKER, KEEPER_WORKER, NO_KEYCHAIN, SCAN_WORKER, STORE_WORKER } from './test-engine.ts';

/** The real engine with a network that counts what is asked of it and does nothing. */
export interface EngineWithoutNetwork {
  readonly engine: Engine;
  /** Addresses to which something would have been sent, or that would have been opened in a browser. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startEngineWithoutNetwork(): Promise<EngineWithoutNetwork> {
  const directory = await mkdtemp(join(tmpdir(), 'assay-quiet-'));
  const asked: string[] = [];
  const clock = createClock();
  const log = createLog({ write: () => undefined, redact: (text) => text });
  const engine = await createEngine({
    clock,
    log,
    random: createRandom(),
    http: {
      send: (request) => {
        asked.push(request.url);
        throw new Error('nothing may be sent here');
      },
      setRoute: () => ok(undefined),
      shut: () => undefined,
      close: async () => undefined,
    },
    verify: createVerify(),
    decrypt: createDecrypt(),
    sign: createSign(),
    redirect: createRedirect({ clock }),
    browser: {
      open: async (url) => {
        asked.push(url);
        return failed(fault('browser.failed', 'Nothing may be opened here.'));
      },
    },
    keychain: NO_KEYCHAIN,
    scanner: createScanner({
      scanWorkerUrl: SCAN_WORKER,
      judgeWorkerUrl: JUDGE_WORKER,
      keeperWorkerUrl: KEEPER_WORKER,
      log,
    }),
    store: createStore({ workerUrl: STORE_WORKER, path: join(directory, 'assay.db'), log }),
  });
  return {
    engine,
    asked,
    close: async () => {
      await engine.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
