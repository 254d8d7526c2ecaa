import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Measured, round3 } from './measure.ts';
import { type BenchShell, startBlank, startShell } from './shell.ts';

const SECONDS = 20;
const PARTS = 4;
const BUDGET = 0.02;
/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Processor time of the window while nothing happens but a countdown: main, its threads, and every process of Chromium. */
export async function benchIdle(): Promise<readonly Measured[]> {
  if (process.platform !== 'linux') return [];
  const blank = await startBlank();
  const app = await startShell();
  try {
    await toCountdown(app);
    await setTimeout(3000);
    const shares: number[] = [];
    const blankShares: number[] = [];
    for (let part = 0; part < PARTS; part += 1) {
      const before = [processorSeconds(app), processorSeconds(blank)] as const;
      await setTimeout((SECONDS / PARTS) * 1000);
      shares.push(((processorSeconds(app) - before[0]) / SECONDS) * PARTS);
      blankShares.push(((processorSeconds(blank) - before[1]) / SECONDS) * PARTS);
    }
    const share = mean(shares);
    return [
      {
        name: 'idle with a countdown',
        ratio: round3(share / BUDGET),
        spread: round3((Math.max(...shares) - Math.min(...shares)) / BUDGET),
        budget: 1,
        ok: share <= BUDGET,
        note: `${(share * 100).toFixed(2)} % of one processor of ${BUDGET * 100} %, over ${SECONDS} s, all processes together; a blank page in the same shell ${(mean(blankShares) * 100).toFixed(2)} %`,
      },
    ];
  } finally {
    await app.close();
    await blank.close();
  }
}

/** A token of the sandbox, got without a browser, with its countdown on the screen. */
async function toCountdown({ page }: BenchShell): Promise<void> {
  await page.getByRole('button', { name: 'Start the sandbox' }).click();
  await page.getByRole('treeitem', { name: 'sandbox-machine' }).click();
  await page.getByRole('button', { name: 'Get New Access Token' }).click();
  await page.getByText('Signature verified').first().waitFor();
  await page.keyboard.press('Control+2');
  await page.getByRole('timer').first().waitFor();
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What the shell's process and all processes of its Chromium have used so far. */
function processorSeconds({ pid, tempDir }: BenchShell): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const own = processes.filter((name) => Number(name) === pid || isOf(name, tempDir));
  return own.reduce((sum, name) => sum + ticksOf(name), 0) / TICKS_PER_SECOND;
}

/** Chromium's helpers do not all name its profile: they belong to its process group. */
function isOf(name: string, tempDir: string): boolean {
  const group = statOf(name)?.[2];
  return group !== undefined && read(`/proc/${group}/cmdline`).includes(`--user-data-dir=${tempDir}/`);
}

function ticksOf(name: string): number {
  const stat = statOf(name);
  return stat ? Number(stat[11]) + Number(stat[12]) : 0;
}

/** Fields of /proc/PID/stat from the third on: the second, the program's name, may have blanks in it. */
function statOf(name: string): readonly string[] | undefined {
  const text = read(`/proc/${name}/stat`);
  return text === '' ? undefined : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
