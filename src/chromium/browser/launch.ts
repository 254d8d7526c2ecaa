import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { type Connection, connect } from '../cdp/connection.ts';
import type { TargetInfo } from '../cdp/protocol.ts';
import { messageOf } from '../message-of.ts';
import { commandLine } from './flags.ts';
import type { Options } from './options.ts';
import { isAlive, makeProfile, removeProfile, removeStaleProfiles } from './profile.ts';

const START_LIMIT_MS = 60_000;
const CLOSE_LIMIT_MS = 5000;
const KEPT_LINES = 12;

/** A Chromium that runs, with one window. */
export interface Browser {
  readonly connection: Connection;
  /** The page of its app window. */
  readonly page: TargetInfo;
  /** Resolves when the process has ended: undefined after a clean end, else how it ended. */
  readonly ended: Promise<string | undefined>;
  /** Ends Chromium, its helpers and its profile folder; waits until they are gone. */
  close(): Promise<void>;
  /** The same at once and without waiting, for the last moment of the process. */
  kill(): void;
}

type Log = (line: string) => void;

/** Starts Chromium on a new profile and waits for its page. Rejects with its last words where it does not start. */
export async function launch(path: string, options: Options, log: Log): Promise<Browser> {
  if (options.sandbox.kind === 'refused') throw new Error(options.sandbox.reason);
  if (options.sandbox.kind === 'off') log(`Chromium runs without its sandbox: ${options.sandbox.reason}`);
  removeStaleProfiles(tmpdir(), isAlive);
  const profileDir = makeProfile(tmpdir(), process.pid);
  const child = spawn(path, commandLine(profileDir, options), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl+C in a terminal is ours to answer, and what is left of the group can be ended.
    detached: process.platform !== 'win32',
  });
  const lastLines = readStderr(child, log);
  const ended = waitForEnd(child);
  const kill = (): void => {
    process.off('exit', kill);
    killGroup(child);
    removeProfile(profileDir);
  };
  // However this process ends (short of SIGKILL, which ends the pipe and with it Chromium), nothing stays behind.
  process.on('exit', kill);
  try {
    const connection = connect(child.stdio[4] as Readable, child.stdio[3] as Writable);
    const page = await within(START_LIMIT_MS, firstPage(connection, ended));
    return { connection, page, ended, kill, close: () => close(connection, ended, kill) };
  } catch (error) {
    kill();
    const words = lastLines().join('\n  ');
    throw new Error(`${path} did not start: ${messageOf(error)}${words && `\n  ${words}`}`, { cause: error });
  }
}

/** Chromium talks a lot; only its last lines are kept, for when it does not start, and the test port's address passed on. */
function readStderr(child: ChildProcess, log: Log): () => string[] {
  let lines: string[] = [];
  let rest = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) if (line.startsWith('DevTools listening on ')) log(line);
    lines = [...lines, ...parts.filter((line) => line.trim() !== '')].slice(-KEPT_LINES);
  });
  return () => lines;
}

function waitForEnd(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      if (signal) resolve(`ended by ${signal}`);
      else resolve(code === 0 ? undefined : `ended with exit status ${code}`);
    });
  });
}

function firstPage(connection: Connection, ended: Promise<string | undefined>): Promise<TargetInfo> {
  return new Promise((resolve, reject) => {
    void ended.then((how) => reject(new Error(how ?? 'ended at once')));
    connection.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.type === 'page') resolve(targetInfo);
    });
    // A pipe that breaks is mostly the end of the process, seen first: how that ended says more.
    connection.send('Target.setDiscoverTargets', { discover: true }).catch((error: unknown) =>
      within(CLOSE_LIMIT_MS, ended)
        .catch(() => undefined)
        .then(() => reject(error)),
    );
  });
}

async function close(connection: Connection, ended: Promise<unknown>, kill: () => void): Promise<void> {
  connection.send('Browser.close', {}).catch(() => undefined);
  await within(CLOSE_LIMIT_MS, ended).catch(() => undefined);
  kill();
}

/** Ends what is left of Chromium; its helpers are in its process group. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came within ${limitMs / 1000} seconds`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
