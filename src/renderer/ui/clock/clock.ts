import { useSyncExternalStore } from 'react';

/**
 * The one clock of the window. It ticks at the turn of each second while anything is watching and the window is
 * visible; a thousand countdowns cost one timer.
 */
const watchers = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  nowMs = Date.now();
  for (const watcher of watchers) watcher();
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  timer = undefined;
  if (watchers.size > 0 && document.visibilityState === 'visible')
    timer = setTimeout(tick, 1000 - (Date.now() % 1000));
}

function watch(watcher: () => void): () => void {
  if (watchers.size === 0) {
    nowMs = Date.now();
    document.addEventListener('visibilitychange', tick);
  }
  watchers.add(watcher);
  if (timer === undefined) schedule();
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
    document.removeEventListener('visibilitychange', tick);
  };
}

/**
 * What `read` makes of the time; the component is drawn again only when that value changes, so a row that says
 * `3 days` does not cost a drawing each second. `read` must give a primitive.
 */
export function useClock<T extends string | number | boolean>(read: (nowMs: number) => T): T {
  return useSyncExternalStore(watch, () => {
    if (watchers.size === 0) nowMs = Math.floor(Date.now() / 1000) * 1000;
    return read(nowMs);
  });
}

/** The time to the minute, for words that must not change each second. */
export function useMinute(): number {
  return useClock((now) => Math.floor(now / 60_000) * 60_000);
}
