import { expect, test } from 'vitest';
import { createClock } from '../../src/node/clock.ts';

const clock = createClock();

test('the clocks are the wall’s and one that never goes back', () => {
  const earlier = Date.now();
  const nowMs = clock.nowMs();
  expect(nowMs).toBeGreaterThanOrEqual(earlier);
  expect(nowMs).toBeLessThanOrEqual(Date.now());
  const before = clock.monotonicMs();
  expect(clock.monotonicMs()).toBeGreaterThanOrEqual(before);
});

test('waiting takes at least as long as was asked for', async () => {
  const before = clock.monotonicMs();
  await clock.wait(20);
  expect(clock.monotonicMs() - before).toBeGreaterThanOrEqual(20);
});

// The test's own time limit is what a wait that goes on would meet.
test('an aborted signal ends the wait, before it and during it', async () => {
  await expect(clock.wait(60_000, AbortSignal.abort())).resolves.toBeUndefined();
  const stop = new AbortController();
  const waiting = clock.wait(60_000, stop.signal);
  stop.abort();
  await expect(waiting).resolves.toBeUndefined();
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
  await expect(clock.wait(ms)).resolves.toBeUndefined();
});
