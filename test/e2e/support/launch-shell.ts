import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright';

export interface Ended {
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

export interface LaunchOptions {
  readonly tempDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another start in the same data folder. */
  readonly userDataDir?: string;
  /** Another main in the same shell. */
  readonly main?: string;
}

/** Starts the built shell over Chromium, headless unless the environment says otherwise, with a port for Playwright. */
export function launchShell(root: string, { tempDir, env = {}, ...options }: LaunchOptions): RunningShell {
  const userDataDir = options.userDataDir ?? join(tempDir, 'data');
  const child = spawn(
    process.execPath,
    ['--import', join(root, 'out/chromium/register.js'), options.main ?? join(root, 'out/main/index.js')],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        TMPDIR: tempDir,
        ASSAY_USER_DATA: userDataDir,
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
  return {
    process: child,
    ended,
    tempDir,
    userDataDir,
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

const CONNECT = { times: 4, limitMs: 8000 };

/**
 * Attaches Playwright to a shell and finds its page. Where the page goes to another process at just that moment, an answer or an
 * event is lost, and Playwright would wait for it for good, or take the page for closed: then it is connected anew.
 */
export async function attach(shell: RunningShell): Promise<{ browser: Browser; page: Page }> {
  const [, address] = await shell.said(/DevTools listening on (ws:\S+)/);
  if (!address) throw new Error('no address');
  for (let time = 1; ; time += 1) {
    let browser: Browser | undefined;
    try {
      browser = await chromium.connectOverCDP(address, { timeout: CONNECT.limitMs });
      return { browser, page: await ownPage(browser) };
    } catch (error) {
      await browser?.close();
      if (time === CONNECT.times) throw error;
    }
  }
}

/** It begins as another page, whose loading the window's own breaks off: waiting for an address would call that an error. */
async function ownPage(browser: Browser): Promise<Page> {
  const timeout = CONNECT.limitMs;
  const context = browser.contexts()[0];
  if (!context) throw new Error('no context');
  const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout }));
  while (page.url() !== 'https://assay.invalid/') await page.waitForEvent('framenavigated', { timeout });
  await page.waitForLoadState('load', { timeout });
  return page;
}
