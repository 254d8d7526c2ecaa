import type { ScanPlan } from '../../engine/scan/scan-plan.ts';
import type { JudgePool } from './judge-pool.ts';

type Keys = ScanPlan['keys'];

/**
 * Key rotation: a token that names a key that is not at hand has the keys fetched again, once in a scan, at once. Until
 * they are here nothing more is judged; then what was judged too early is judged again.
 */
export class FreshKeys {
  readonly #pool: JudgePool;
  readonly #want: () => void;
  readonly #mayFetch: boolean;
  readonly #fetched = Promise.withResolvers<Keys | undefined>();
  #isWanted = false;
  #isOver = false;
  readonly #again = new Set<Promise<void>>();

  constructor(pool: JudgePool, mayFetch: boolean, want: () => void) {
    this.#pool = pool;
    this.#mayFetch = mayFetch;
    this.#want = want;
  }

  /** Whether who was judged before now may be judged otherwise: asked when a batch is sent. */
  get mayCome(): boolean {
    return this.#mayFetch && !this.#isOver;
  }

  /** Judges a batch again when the keys have come; keeps it as it was judged where they do not. */
  judgeAgain(texts: readonly string[], judged: string, keep: (judged: string) => void): Promise<void> {
    if (!this.#isWanted && !this.#isOver) this.#want();
    this.#isWanted = true;
    const done = this.#fetched.promise.then(async (keys) => {
      if (!keys) return keep(judged);
      const { promise, resolve } = Promise.withResolvers<void>();
      const end = (now: string): void => {
        keep(now);
        resolve();
      };
      await this.#pool.judge({ texts, onJudged: end, onDropped: () => end(judged) });
      return promise;
    });
    this.#again.add(done);
    return done.finally(() => this.#again.delete(done));
  }

  /** They have come, or do not come: also where the scan ends before. */
  take(keys: Keys | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (keys) this.#pool.setKeys(keys);
    this.#fetched.resolve(keys);
  }

  /** Resolves when nothing waits for keys, or is being judged again. */
  async settled(): Promise<void> {
    while (this.#again.size > 0) await Promise.all(this.#again);
  }
}
