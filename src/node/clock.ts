import type { Clock } from '../engine/ports/clock.ts';

/** Longest delay that `setTimeout` keeps to; a longer one it would turn into no delay at all. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clocks and timers. */
export function createClock(): Clock {
  return {
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    wait: async (ms, signal) => {
      const untilMs = performance.now() + ms;
      for (;;) {
        const leftMs = untilMs - performance.now();
        if (signal?.aborted || !(leftMs > 0)) return;
        await pause(Math.min(leftMs, LONGEST_TIMER_MS), signal);
      }
    },
  };
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}
