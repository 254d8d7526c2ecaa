import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, type Page, chromium } from 'playwright';
import { type Measured, quantile, round3 } from './measure.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ROUNDS = 9;
const BUDGET = 1.25;
const LIMIT_MS = 60_000;

/** From the start of the process until the window can be used, against a blank page in the same shell; the page itself notes the moment. */
export async function benchWindow(): Promise<Measured> {
  const ours: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    const blank = await untilInteractive(join(ROOT, 'test/bench/blank/main.mjs'));
    const app = await untilInteractive(join(ROOT, 'out/main/index.js'));
    if (round === 0) continue;
    ours.push(app);
    ratios.push(app / blank);
  }
  const ratio = quantile(ratios, 0.5);
  return {
    name: 'window interactive',
    ratio: round3(ratio),
    spread: round3(quantile(ratios, 0.75) - quantile(ratios, 0.25)),
    budget: BUDGET,
    ok: ratio <= BUDGET,
    note: `process start until the window answers to keyboard and mouse, against a blank page in the same shell (Chromium, headless); ours ${Math.round(quantile(ours, 0.5))} ms, ${ROUNDS} rounds`,
  };
}

async function untilInteractive(main: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-bench-window-'));
  const startedAtMs = Date.now();
  const child = spawn(process.execPath, ['--import', join(ROOT, 'out/chromium/register.js'), main], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      TMPDIR: folder,
      ASSAY_USER_DATA: join(folder, 'data'),
      ASSAY_HEADLESS: '1',
      ASSAY_TEST_DEBUG_PORT: '1',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
    },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  try {
    let words = '';
    const address = await new Promise<string>((found, failed) => {
      child.stderr.on('data', (chunk: Buffer) => {
        words += chunk.toString();
        const match = /DevTools listening on (ws:\S+)/.exec(words);
        if (match?.[1]) found(match[1]);
      });
      void ended.then(() => failed(new Error(`the shell ended: ${words}`)));
    });
    const browser = await chromium.connectOverCDP(address);
    const page = await ownPage(browser);
    return (await markedAtMs(page)) - startedAtMs;
  } finally {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

/** The window's page; the shell has others, and it may begin as another. */
async function ownPage(browser: Browser): Promise<Page> {
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline) {
    const pages = browser.contexts().flatMap((context) => context.pages());
    const found = pages.find((page) => page.url().startsWith('https://assay.invalid/'));
    if (found) return found;
    await setTimeout(10);
  }
  throw new Error('the window has no page');
}

/** When the page said that it can be used, milliseconds since the epoch by the page's own clock. */
async function markedAtMs(page: Page): Promise<number> {
  const handle = await page.waitForFunction(
    () => {
      const [mark] = performance.getEntriesByName('assay.interactive');
      return mark ? performance.timeOrigin + mark.startTime : false;
    },
    undefined,
    { timeout: LIMIT_MS },
  );
  return (await handle.jsonValue()) || Number.NaN;
}
