import { defaultUserDataDir } from '../node/user-data.ts';

/** Where this program's parts and data are. */
export interface Program {
  /** The thread that holds the database. */
  readonly storeWorkerUrl: URL;
  /** The thread of the sandbox's issuer and API. */
  readonly sandboxWorkerUrl: URL;
  /** The process that asks the OS keychain. */
  readonly keychainProcessUrl: URL;
  /** The threads of a scan. */
  readonly scanWorkerUrl: URL;
  readonly judgeWorkerUrl: URL;
  readonly keeperWorkerUrl: URL;
  readonly userDataDir: string;
}

/** Finds the workers beside the entry: `out/cli/*-worker.js` where it was built, the sources where it was not. */
export function locateProgram(entryUrl: string, from: Pick<NodeJS.Process, 'env' | 'platform'>): Program {
  const isSource = entryUrl.endsWith('.ts');
  const beside = (built: string, source: string): URL => new URL(isSource ? source : built, entryUrl);
  return {
    storeWorkerUrl: beside('store-worker.js', '../node/store/worker.ts'),
    sandboxWorkerUrl: beside('sandbox-worker.js', '../sandbox/worker.ts'),
    keychainProcessUrl: beside('keychain-process.js', '../node/keychain/keychain-process.ts'),
    scanWorkerUrl: beside('scan-worker.js', '../node/scan/scan-worker.ts'),
    judgeWorkerUrl: beside('judge-worker.js', '../node/scan/judge-worker.ts'),
    keeperWorkerUrl: beside('keeper-worker.js', '../node/scan/keeper-worker.ts'),
    userDataDir: defaultUserDataDir(from.env, from.platform, process.getBuiltinModule('node:os').homedir()),
  };
}
