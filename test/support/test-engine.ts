import { severityOf } from '../../src/core/findings/explain.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fault } from '../../src/core/faults.ts';
import { failed, ok } from '../../src/core/result.ts';
import type { Run } from '../../src/core/run/run.ts';
import type { Engine, StartedRun } from '../../src/engine/engine.ts';
import type { Browser } from '../../src/engine/ports/browser.ts';
import type { Keychain } from '../../src/engine/ports/keychain.ts';
import { assemble } from '../../src/node/assemble.ts';
import type { Result } from '../../src/core/result.ts';
import type { Fault } from '../../src/core/faults.ts';

/** The store's worker as source: Node 24 strips the types. */
export const STORE_WORKER = new URL('../../src/node/store/worker.ts', import.meta.url);
/** The keychain's process as source. */
const KEYCHAIN_PROCESS = new URL('../../src/node/keychain/keychain-process.ts', import.meta.url);
/** The scan's threads as source. */
export const SCAN_WORKER = new URL('../../src/node/scan/scan-worker.ts', import.meta.url);
export const JUDGE_WORKER = new URL('../../src/node/scan/judge-worker.ts', import.meta.url);
export const KEEPER_WORKER = new URL('../../src/node/scan/keeper-worker.ts', import.meta.url);
/** The sandbox's worker as source. */
export const SANDBOX_WORKER = new URL('../../src/sandbox/worker.ts', import.meta.url);

/** A keychain that is not there: the vault works in memory. */
export const NO_KEYCHAIN: Keychain = {
  label: 'none',
  read: async () => failed(fault('vault.keychain_unavailable', 'There is no keychain in this test.')),
  write: async () => failed(fault('vault.keychain_unavailable', 'There is no keychain in this test.')),
  remove: async () => failed(fault('vault.keychain_unavailable', 'There is no keychain in this test.')),
};

/** The real engine on real ports in a temporary folder, with a browser of the test's. */
export interface TestEngine {
  readonly engine: Engine;
  readonly logLines: readonly string[];
  readonly directory: string;
  close(): Promise<void>;
}

export async function startTestEngine(
  options: {
    readonly browser?: Browser;
    readonly keychain?: Keychain;
    /** A folder that somebody else made and removes; else one of its own. */
    readonly directory?: string;
  } = {},
): Promise<TestEngine> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'assay-engine-')));
  const logLines: string[] = [];
  const engine = await assemble({
    userDataDir: directory,
    storeWorkerUrl: STORE_WORKER,
    keychainProcessUrl: KEYCHAIN_PROCESS,
    scanWorkerUrl: SCAN_WORKER,
    judgeWorkerUrl: JUDGE_WORKER,
    keeperWorkerUrl: KEEPER_WORKER,
    writeLog: (line) => logLines.push(line),
    browser: options.browser ?? { open: async () => ok(undefined) },
    keychain: options.keychain ?? NO_KEYCHAIN,
  });
  return {
    engine,
    logLines,
    directory,
    close: async () => {
      await engine.close();
      if (options.directory === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The ended run of something that was started; a fault before any run is an error of the test. */
export async function ended(started: Promise<Result<StartedRun, Fault>>): Promise<Run> {
  const result = await started;
  if (!result.ok) throw new Error(`no run was started: ${result.fault.code}: ${result.fault.message}`);
  return result.value.ended;
}

/** The value of a result, or an error of the test that names the fault. */
export function valueOf<T>(result: Result<T, Fault>): T {
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.message}`);
  return result.value;
}

/** The codes that failed in a run's step. */
export function failsOf(run: Run, stepId: string): readonly string[] {
  const step = run.steps.find(({ id }) => id === stepId);
  return step?.findings.filter((finding) => severityOf(finding) !== undefined).map(({ code }) => code) ?? [];
}
