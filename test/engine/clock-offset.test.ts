import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/contract/models/app.ts';
import type { ClockEstimate } from '../../src/contract/models/token.ts';
import type { Exchange } from '../../src/core/exchange/exchange.ts';
import {
  effectiveOffsetSeconds,
  estimateClock,
  offsetToJudgeBy,
  parseHttpDate,
} from '../../src/engine/server/clock-offset.ts';
import { checkClock, readOffsets } from '../../src/engine/inspect/check-clock.ts';
import { fakeMachine } from '../support/fake-ports.ts';

function answered(date: string | undefined, startedAtMs: number, totalMs: number): Exchange {
  return {
    id: 'x',
    purpose: 'token',
    request: { method: 'GET', url: 'https://issuer.example/token', headers: [], body: new Uint8Array() },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: '1.1',
      headers: date === undefined ? [] : [['Date', date]],
      rawBody: new Uint8Array(),
      body: new Uint8Array(),
      truncated: false,
    },
    timing: { startedAtMs, totalMs, reusedSocket: false },
  };
}

describe('the server’s clock', () => {
  const cases = [
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Tue, 29 Feb 2000 23:59:59 GMT',
    'Sun, 22 Nov 2026 09:22:57 GMT',
    'Fri, 31 Dec 1999 00:00:01 GMT',
    'Wed, 01 Mar 2100 12:00:00 GMT',
  ];
  it.each(cases)('reads %s as the platform does', (text) => {
    expect(parseHttpDate(text)).toBe(Date.parse(text));
  });
  it.each([
    '',
    'now',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    '2026-11-22T09:22:57Z',
    'Sun, 06 Foo 1994 08:49:37 GMT',
  ])('does not read %j', (text) => {
    expect(parseHttpDate(text)).toBeNaN();
  });
  it('is within its error of ours when the server tells our own time', () => {
    const estimate = estimateClock(
      answered('Sun, 22 Nov 2026 09:22:57 GMT', Date.parse('2026-11-22T09:22:57.400Z'), 100),
    );
    expect(estimate).toMatchObject({ origin: 'https://issuer.example', offsetMs: 50, errorMs: 550 });
    expect(effectiveOffsetSeconds(estimate)).toBe(0);
  });
  it('is ahead where the server is ahead by more than its error', () => {
    const estimate = estimateClock(
      answered('Sun, 22 Nov 2026 09:24:57 GMT', Date.parse('2026-11-22T09:22:57.500Z'), 0),
    );
    expect(effectiveOffsetSeconds(estimate)).toBe(120);
  });
  it('is behind where the server is behind', () => {
    const estimate = estimateClock(
      answered('Sun, 22 Nov 2026 09:20:57 GMT', Date.parse('2026-11-22T09:22:57.500Z'), 0),
    );
    expect(effectiveOffsetSeconds(estimate)).toBe(-120);
  });
  it('is unknown where there is no Date', () => {
    expect(estimateClock(answered(undefined, 0, 1))).toBeUndefined();
    expect(effectiveOffsetSeconds(undefined)).toBe(0);
  });
});

describe('the clock to judge by', () => {
  const ahead: ClockEstimate = { origin: 'https://op.example', offsetMs: 94_300, errorMs: 600, atMs: 0 };
  const near: ClockEstimate = { ...ahead, offsetMs: 400 };
  const by = (clock: Settings['clock'], estimate?: ClockEstimate): number =>
    offsetToJudgeBy({ clock, clockOffsetSeconds: -3600 }, estimate);

  it('is the server’s where the settings say so and it really differs', () => {
    expect([by('server', ahead), by('server', near), by('server')]).toEqual([94, 0, 0]);
  });

  it('is this computer’s as it is, or with a fixed offset, whatever the server says', () => {
    expect([by('own', ahead), by('own')]).toEqual([0, 0]);
    expect([by('fixed', ahead), by('fixed')]).toEqual([-3600, -3600]);
  });

  it('is one for a token’s state and for its checks', async () => {
    const { context } = fakeMachine({
      store: { getClock: async () => ahead, listClocks: async () => [ahead] },
    });
    const now = Math.floor(context.ports.clock.nowMs() / 1000);
    const { nowSeconds } = await checkClock(context, undefined, 'https://op.example/token');
    const offsetOf = await readOffsets(context);
    expect(nowSeconds - now).toBe(94);
    expect(offsetOf({ issuer: 'https://op.example/realm' })).toBe(94);
    expect(offsetOf({ issuer: 'https://other.example' })).toBe(0);
    expect(offsetOf(undefined)).toBe(0);
  });
});
