import type { Page } from 'playwright';
import { type Measured, quantile, round3 } from './measure.ts';
import { type BenchShell, startBlank, startShell } from './shell.ts';

const ROUNDS = 9;
const BUDGET = 1.25;
const LIMIT_MS = 60_000;

/** From the start of the process until the window can be used, against a blank page in the same shell; the page itself notes the moment. */
export async function benchWindow(): Promise<Measured> {
  const ours: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    const blank = await untilInteractive(startBlank);
    const app = await untilInteractive(startShell);
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

async function untilInteractive(start: () => Promise<BenchShell>): Promise<number> {
  const startedAtMs = Date.now();
  const shell = await start();
  try {
    return (await markedAtMs(shell.page)) - startedAtMs;
  } finally {
    await shell.close();
  }
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
