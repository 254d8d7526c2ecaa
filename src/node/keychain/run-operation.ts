import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type KeychainOperation, type KeychainOutcome, performOperation } from './operation.ts';

export type RunOutcome =
  | KeychainOutcome
  | { readonly kind: 'no_answer' }
  | { readonly kind: 'helper_failed' };

/** Performs an operation within a time limit, milliseconds. */
export type RunOperation = (operation: KeychainOperation, timeLimitMs: number) => Promise<RunOutcome>;

/** Performs operations in this process. One that gets no answer goes on, and holds the process at its end until it does. */
export const runHere: RunOperation = (operation, timeLimitMs) =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'no_answer' }), timeLimitMs);
    void performOperation(operation).then((outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    });
  });

/** Performs each operation in a process of its own, which is ended at the time limit. */
export function runInChild(entry: URL, env: NodeJS.ProcessEnv): RunOperation {
  return (operation, timeLimitMs) =>
    new Promise((resolve) => {
      const child = fork(fileURLToPath(entry), [], {
        execArgv: [],
        // Where the shell is Electron, its binary is Node only when told so.
        env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      const timer = setTimeout(() => settle({ kind: 'no_answer' }), timeLimitMs);
      const settle = (outcome: RunOutcome): void => {
        clearTimeout(timer);
        child.kill('SIGKILL');
        resolve(outcome);
      };
      child.once('message', (outcome: KeychainOutcome) => settle(outcome));
      child.once('error', () => settle({ kind: 'helper_failed' }));
      child.once('exit', () => settle({ kind: 'helper_failed' }));
      child.send(operation, (error) => {
        if (error) settle({ kind: 'helper_failed' });
      });
    });
}
