import { expect, test } from 'vitest';
import { createClock } from '../../src/node/clock.ts';

const clock = createClock();

test('the clocks are the wall’s and one that never goes back', () => {
  expect(Math.abs(clock.nowMs() - Date.now())).toBeLessThan(1000);
  const before = clock.monotonicMs();
  expect(clock.monotonicMs()).toBeGreaterThanOrEqual(before);
});

test('waiting takes at least as long as was asked for', async () => {
  const before = clock.monotonicMs();
  await clock.wait(20);
  expect(clock.monotonicMs() - before).toBeGreaterThanOrEqual(20);
});

test('an aborted signal ends the wait at once, before it and during it', async () => {
  const before = clock.monotonicMs();
  await clock.wait(60_000, AbortSignal.abort());
  const stop = new AbortController();
  const waiting = clock.wait(60_000, stop.signal);
  stop.abort();
  await waiting;
  expect(clock.monotonicMs() - before).toBeLessThan(1000);
});

test('a wait longer than a timer can be is not cut to none', async () => {
  const stop = new AbortController();
  let isOver = false;
  const waiting = clock.wait(2 ** 33, stop.signal).then(() => (isOver = true));
  await clock.wait(20);
  expect(isOver).toBe(false);
  stop.abort();
  await waiting;
});

test.each([0, -5, Number.NaN])('a wait of %d is none', async (ms) => {
  const before = clock.monotonicMs();
  await clock.wait(ms);
  expect(clock.monotonicMs() - before).toBeLessThan(1000);
});
