import { describe, expect, test } from 'vitest';
import { makeTimeAxis } from '../../../src/renderer/ui/exchange/time-axis.model.ts';

describe('the time axis of a run', () => {
  test('is true to scale where something is on the wire all the time', () => {
    const axis = makeTimeAxis([
      { startMs: 1000, endMs: 1040 },
      { startMs: 1030, endMs: 1100 },
    ]);
    expect(axis.startMs).toBe(1000);
    expect([1000, 1050, 1100].map(axis.at)).toEqual([0, 0.5, 1]);
    expect(axis.breaks).toEqual([]);
  });

  test('keeps short pauses as they were', () => {
    const axis = makeTimeAxis([
      { startMs: 0, endMs: 100 },
      { startMs: 200, endMs: 300 },
    ]);
    expect(axis.at(150)).toBeCloseTo(0.5);
    expect(axis.breaks).toEqual([]);
  });

  test('cuts the minute in which a person signs in, and says how long it was', () => {
    const axis = makeTimeAxis([
      { startMs: 0, endMs: 50 },
      { startMs: 60_050, endMs: 60_100 },
    ]);
    expect(axis.breaks.map(({ ms }) => ms)).toEqual([60_000]);
    expect(axis.at(50)).toBeCloseTo(50 / 112);
    expect(axis.at(60_100)).toBe(1);
    expect(axis.breaks[0]?.at).toBeCloseTo(0.5);
  });

  test('takes exchanges in any order, without any, and without length', () => {
    const axis = makeTimeAxis([
      { startMs: 20, endMs: 30 },
      { startMs: 0, endMs: 10 },
    ]);
    expect(axis.at(10)).toBeCloseTo(1 / 3);
    expect(makeTimeAxis([]).at(5)).toBe(0);
    expect(makeTimeAxis([{ startMs: 5, endMs: 5 }]).at(5)).toBe(0);
  });
});
