import type { Run } from '../../core/run/run.ts';
import { isEnded } from '../../core/run/run.ts';
import type { LiveRun } from './live-run.ts';

const KEPT_ENDED = 200;

/** Runs under way in this process; ended ones stay a while, so that nobody has to ask the store for what just happened. */
export class LiveRuns {
  readonly #runs = new Map<string, LiveRun>();

  add(live: LiveRun): void {
    this.#runs.set(live.run.id, live);
    if (this.#runs.size <= KEPT_ENDED) return;
    for (const [id, old] of this.#runs) {
      if (isEnded(old.run) && old.isSettled) this.#runs.delete(id);
      if (this.#runs.size <= KEPT_ENDED) return;
    }
  }

  get(id: string): LiveRun | undefined {
    return this.#runs.get(id);
  }

  all(): readonly Run[] {
    return [...this.#runs.values()].map((live) => live.run);
  }

  /** Lets go of ended runs that were removed. */
  forget(isRemoved: (run: Run) => boolean): void {
    for (const [id, live] of this.#runs) {
      if (live.isSettled && isRemoved(live.run)) this.#runs.delete(id);
    }
  }

  /** Cancels all and waits until each has written its end: called when the program closes. */
  async close(): Promise<void> {
    const open = [...this.#runs.values()];
    for (const live of open) live.cancel();
    await Promise.allSettled(open.map((live) => live.settled));
  }
}
