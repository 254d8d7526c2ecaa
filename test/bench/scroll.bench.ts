import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startFakeShell } from '../e2e/support/fake-shell.ts';
import { openWindow } from '../e2e/support/open-window.ts';
import { buildWindow } from '../e2e/support/window-build.ts';
import { type Measured, quantile, round3 } from './measure.ts';
import { startBlank } from './shell.ts';

const ROUNDS = 5;
const FRAMES = 180;
const ROWS = 10_000;
/** A frame of 60 a second, and from when on one counts as missed. */
const FRAME_MS = 1000 / 60;
const BUDGET = 1.1;

/** Frames while 10,000 tokens with their countdowns are scrolled through, against a plain list of as many rows. */
export async function benchScroll(): Promise<Measured> {
  const root = await mkdtemp(join(tmpdir(), 'assay-bench-scroll-'));
  try {
    await buildWindow(root);
    const app = await startFakeShell(root, 'chromium');
    const blank = await startBlank();
    try {
      const { page, window } = await openWindow(app, 'stress', {}, Date.now());
      await window.sidebar.getByRole('button', { name: /^All tokens/ }).click();
      await window.main.getByRole('grid', { name: 'All tokens' }).waitFor();
      await makePlainList(blank.page);
      return await compareFrames(page, blank.page);
    } finally {
      await app.close();
      await blank.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function compareFrames(ours: Page, plain: Page): Promise<Measured> {
  const ratios: number[] = [];
  const gaps: number[] = [];
  const plainGaps: number[] = [];
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    const theirs = await scroll(plain, 'ul');
    const own = await scroll(ours, '[role=grid]');
    if (round === 0) continue;
    ratios.push(sum(own) / sum(theirs));
    gaps.push(...own);
    plainGaps.push(...theirs);
  }
  const ratio = quantile(ratios, 0.5);
  return {
    name: 'scroll 10,000 tokens',
    ratio: round3(ratio),
    spread: round3(quantile(ratios, 0.75) - quantile(ratios, 0.25)),
    budget: BUDGET,
    ok: ratio <= BUDGET,
    note: `${words(gaps)}; a plain list of as many rows ${words(plainGaps)}; ${ROUNDS} rounds of ${FRAMES} frames`,
  };
}

function words(gaps: readonly number[]): string {
  const missed = gaps.filter((ms) => ms > FRAME_MS * 1.5).length / gaps.length;
  return `${((1000 * gaps.length) / sum(gaps)).toFixed(1)} frames a second, ${(missed * 100).toFixed(1)} % of them late, the worst ${Math.max(...gaps).toFixed(0)} ms`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function makePlainList(page: Page): Promise<void> {
  return page.evaluate((count) => {
    const list = document.body.appendChild(document.createElement('ul'));
    Object.assign(list.style, { height: '700px', overflow: 'auto' });
    for (let at = 0; at < count; at += 1) {
      list.appendChild(document.createElement('li')).textContent =
        `Access token of person-${at}, expires in 10:00`;
    }
  }, ROWS);
}

/** Scrolls as a fling at its fastest does, three rows a frame, and gives the time between frames, ms. */
function scroll(page: Page, selector: string): Promise<readonly number[]> {
  return page.evaluate(
    ([place, frames]) =>
      new Promise<readonly number[]>((done, fail) => {
        const scroller = document.querySelector(place);
        if (!scroller) return fail(new Error(`no ${place}`));
        scroller.scrollTop = 0;
        const gaps: number[] = [];
        let last: number | undefined;
        const step = (now: number): void => {
          if (last !== undefined) gaps.push(now - last);
          last = now;
          scroller.scrollTop += 100;
          if (gaps.length === frames) done(gaps);
          else requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    [selector, FRAMES] as const,
  );
}
