import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fault } from '../../core/faults.ts';
import { failed, ok } from '../../core/result.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Browser } from '../../engine/ports/browser.ts';
import type { Keychain } from '../../engine/ports/keychain.ts';
import { assemble } from '../../node/assemble.ts';
import type { Program } from '../program.ts';
import type { LogTail } from './log-tail.ts';

/** No keychain: so that the vault is in memory from the start and the person's own keychain is not even asked. */
const NO_KEYCHAIN: Keychain = {
  label: 'no keychain',
  read: () => Promise.resolve(unavailable()),
  write: () => Promise.resolve(unavailable()),
  remove: () => Promise.resolve(ok(undefined)),
};

function unavailable() {
  return failed(fault('vault.keychain_unavailable', 'This command keeps nothing.'));
}

export interface ScratchOptions {
  readonly program: Program;
  readonly log: LogTail;
  readonly browser?: Browser;
}

/** The whole engine on a folder of its own, in memory, for one piece of work; nothing of it is left, and the person's vault is not touched. */
export async function withScratchEngine<T>(
  { program, log, browser }: ScratchOptions,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'assay-'));
  let engine: Engine | undefined;
  try {
    engine = await assemble({
      userDataDir,
      storeWorkerUrl: program.storeWorkerUrl,
      keychainProcessUrl: program.keychainProcessUrl,
      scanWorkerUrl: program.scanWorkerUrl,
      judgeWorkerUrl: program.judgeWorkerUrl,
      keeperWorkerUrl: program.keeperWorkerUrl,
      writeLog: log.write,
      keychain: NO_KEYCHAIN,
      ...(browser ? { browser } : {}),
    });
    return await work(engine);
  } finally {
    await engine?.close();
    await rm(userDataDir, { recursive: true, force: true });
  }
}
