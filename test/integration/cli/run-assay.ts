import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ENTRY = resolve('src/cli/index.ts');
/** The sources are the same for every process that a test starts: compiled once, they start in half the time. */
export const COMPILE_CACHE = resolve('.cache/node-compile');

export interface AssayOptions {
  readonly stdin?: string | Uint8Array;
  /** Added to an environment without display, keychain and colours; undefined takes out. */
  readonly env?: NodeJS.ProcessEnv;
  /** Options of Node, before the entry. */
  readonly nodeOptions?: readonly string[];
}

export interface AssayResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningAssay {
  readonly process: ChildProcess;
  readonly ended: Promise<AssayResult>;
  /** Resolves with the match once it was written; rejects where the process ends before. */
  sawOnStdout(pattern: RegExp): Promise<RegExpExecArray>;
  sawOnStderr(pattern: RegExp): Promise<RegExpExecArray>;
}

/** An environment of its own: no session bus, so no keychain; no display, so no browser. */
export function lonelyEnvironment(): NodeJS.ProcessEnv {
  const home = temporaryFolder('cli');
  mkdirSync(join(home, 'run'), { mode: 0o700 });
  return {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    ASSAY_USER_DATA: join(home, 'data'),
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    ...(process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] }),
  };
}

/** Starts the real command line on this Node, from its sources; it is ended after the test at the latest. */
export function startAssay(args: readonly string[], options: AssayOptions = {}): RunningAssay {
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), ENTRY, ...args], {
    env: options.env ?? lonelyEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  // A process that needs no input may end before it has taken any.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const ended = once(child, 'close').then(([status]: unknown[]) => ({
    status: typeof status === 'number' ? status : null,
    stdout: stdout(),
    stderr: stderr(),
  }));
  const saw = (stream: Readable, read: () => string, pattern: RegExp): Promise<RegExpExecArray> => {
    const { promise, resolve: found, reject } = Promise.withResolvers<RegExpExecArray>();
    const look = (): void => {
      const match = pattern.exec(read());
      if (match) found(match);
    };
    stream.on('data', look);
    look();
    void ended.then(() => reject(new Error(`it ended without saying ${String(pattern)}: ${stderr()}`)));
    return promise;
  };
  return {
    process: child,
    ended,
    sawOnStdout: (pattern) => saw(child.stdout, stdout, pattern),
    sawOnStderr: (pattern) => saw(child.stderr, stderr, pattern),
  };
}

function collect(stream: Readable): () => string {
  let all = '';
  stream.setEncoding('utf8').on('data', (more: string) => (all += more));
  return () => all;
}

/** Runs a command to its end. */
export function assay(args: readonly string[], options: AssayOptions = {}): Promise<AssayResult> {
  return startAssay(args, options).ended;
}
