import type { Attack } from './attacks/attack.ts';
import type { NightOptions } from './options.ts';

/** So many cases go by one seed: few enough that what fails is found again at once. */
const CHUNK = 5000;

export interface Broken {
  readonly attack: Attack;
  readonly seed: number;
  readonly why: string;
}

export interface Night {
  readonly cases: number;
  readonly broken: readonly Broken[];
  /** True where the time was up before all cases were tried. */
  readonly isCut: boolean;
}

/** Tries every attack for its share of the cases, in chunks of one seed each. An attack that broke is not gone on with. */
export async function runNight(
  { seed, cases, minutes, attacks }: NightOptions,
  tell: (line: string) => void,
): Promise<Night> {
  const until = performance.now() + minutes * 60_000;
  const shares = attacks.reduce((sum, { share }) => sum + share, 0);
  const broken: Broken[] = [];
  let done = 0;
  for (const attack of attacks) {
    const startedAt = performance.now();
    const wanted = Math.ceil((cases * attack.share) / shares);
    for (let from = 0; from < wanted; from += CHUNK) {
      if (performance.now() > until) return { cases: done, broken, isCut: true };
      const numRuns = Math.min(CHUNK, wanted - from);
      const why = await tryOut(attack, seed + from / CHUNK, numRuns);
      if (why !== undefined) {
        broken.push({ attack, seed: seed + from / CHUNK, why });
        break;
      }
      done += numRuns;
    }
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    tell(
      `${broken.at(-1)?.attack === attack ? 'BROKEN' : 'holds '}  ${attack.holds} (${attack.name}, ${wanted} cases, ${seconds} s)`,
    );
  }
  return { cases: done, broken, isCut: false };
}

async function tryOut(attack: Attack, seed: number, numRuns: number): Promise<string | undefined> {
  try {
    await attack.run({ seed, numRuns });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
