import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright';
import { onTestFinished } from 'vitest';
import type { AssayBridge, BridgeEvent } from '../../../src/contract/bridge.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A shell that runs, and what a test may do with it. */
export interface RunningShell {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The folder that it takes for the system's temporary one. */
  readonly tempDir: string;
  readonly userDataDir: string;
  /** What it has said so far. */
  words(): string;
  /** Resolves once it has said something that matches. */
  said(pattern: RegExp): Promise<RegExpMatchArray>;
}

export interface ShellOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Another start in the same data folder. */
  readonly userDataDir?: string;
}

/** Starts the built shell over Chromium, headless unless the environment says otherwise. Ends it when the test does. */
export function startShell(root: string, { env = {}, userDataDir }: ShellOptions = {}): RunningShell {
  const tempDir = temporaryFolder('e2e');
  const ownDataDir = userDataDir ?? join(tempDir, 'data');
  const child = spawn(
    process.execPath,
    ['--import', join(root, 'out/chromium/register.js'), join(root, 'out/main/index.js')],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        TMPDIR: tempDir,
        ASSAY_USER_DATA: ownDataDir,
        ASSAY_HEADLESS: '1',
        ASSAY_TEST_DEBUG_PORT: '1',
        ...env,
      },
    },
  );
  const ended = new Promise<Ended>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  let words = '';
  const hearing = new Set<() => void>();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
    for (const hear of hearing) hear();
  });
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  });
  return {
    process: child,
    ended,
    tempDir,
    userDataDir: ownDataDir,
    words: () => words,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const hear = (): void => {
          const match = words.match(pattern);
          if (!match) return;
          hearing.delete(hear);
          resolve(match);
        };
        hearing.add(hear);
        hear();
        void ended.then(() => reject(new Error(`it ended without saying ${String(pattern)}:\n${words}`)));
      }),
  };
}

/** What the fixture's page has on its window. */
export interface FixtureWindow {
  readonly assay: AssayBridge;
  readonly events: BridgeEvent[];
  readonly violations: string[];
  readonly unsubscribe: () => void;
}

/** Attaches Playwright to a shell and finds its page. */
export async function attach(shell: RunningShell): Promise<{ browser: Browser; page: Page }> {
  const [, address] = await shell.said(/DevTools listening on (ws:\S+)/);
  if (!address) throw new Error('no address');
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  if (!context) throw new Error('no context');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL('https://assay.invalid/');
  return { browser, page };
}

/** Calls a command through the bridge, as the page would. */
export function invoke(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([command, given]) => (globalThis as unknown as FixtureWindow).assay.invoke(String(command), given),
    [name, input],
  );
}

/** Processes of the Chromium that a shell started, by the profile folder in their command lines. */
export function chromiumProcesses(shell: RunningShell): number[] {
  const own = `--user-data-dir=${shell.tempDir}/`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(own);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Chromium profiles that a shell left behind. */
export function profilesLeft(shell: RunningShell): string[] {
  return readdirSync(shell.tempDir).filter((name) => name.startsWith('assay-chromium-'));
}
