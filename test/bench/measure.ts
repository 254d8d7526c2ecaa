import { performance } from 'node:perf_hooks';

/** One measured ratio. `spread` is the interquartile range of the rounds' ratios, in the same unit. */
export interface Measured {
  readonly name: string;
  readonly ratio: number;
  readonly spread: number;
  readonly budget: number;
  readonly ok: boolean;
  /** True where the ratio is of speeds and must not be less than the budget; else of times, and must not be more. */
  readonly isSpeed?: true;
  /** What was compared with what, for a reader. */
  readonly note: string;
}

/** Measures two things side by side, round by round, so that noise of the machine meets both. */
export async function compare(options: {
  readonly name: string;
  readonly budget: number;
  readonly note: string;
  readonly rounds: number;
  /** Gives the ratio of speeds, which must reach the budget. */
  readonly isSpeed?: true;
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
}): Promise<Measured> {
  const { name, budget, note, rounds, isSpeed, ours, theirs } = options;
  await ours();
  await theirs();
  const ratios: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const isOursFirst = round % 2 === 0;
    const first = await timed(isOursFirst ? ours : theirs);
    const second = await timed(isOursFirst ? theirs : ours);
    const [ourMs, theirMs] = isOursFirst ? [first, second] : [second, first];
    ratios.push(isSpeed ? theirMs / ourMs : ourMs / theirMs);
    times.push(ourMs);
  }
  const ratio = quantile(ratios, 0.5);
  return {
    name,
    ratio: round3(ratio),
    spread: round3(quantile(ratios, 0.75) - quantile(ratios, 0.25)),
    budget,
    ok: isSpeed ? ratio >= budget : ratio <= budget,
    ...(isSpeed ? { isSpeed } : {}),
    note: `${note}; ours ${round3(quantile(times, 0.5))} ms a round, ${rounds} rounds`,
  };
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
