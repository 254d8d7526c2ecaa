import { describe, expect, test } from 'vitest';
import { formatBytes, formatCount } from '../../../src/renderer/ui/format/amount.ts';
import {
  formatAgo,
  formatAgoCoarsely,
  formatCountdown,
  formatMs,
  formatSpan,
} from '../../../src/renderer/ui/format/duration.ts';
import { formatFullTime, formatTime } from '../../../src/renderer/ui/format/time.ts';

describe('a countdown', () => {
  test.each([
    [0, '0:00'],
    [-5, '0:00'],
    [0.2, '0:01'],
    [48, '0:48'],
    [872, '14:32'],
    [3600, '1:00:00'],
    [18_427, '5:07:07'],
    [172_799, '47:59:59'],
    [172_800, '2 days'],
    [10 ** 9, '11574 days'],
  ])('of %d seconds reads %s', (seconds, words) => {
    expect(formatCountdown(seconds)).toBe(words);
  });
});

describe('a span', () => {
  test.each([
    [0, '0 s'],
    [59, '59 s'],
    [60, '1 min'],
    [872, '14 min 32 s'],
    [3600, '1 h'],
    [7380, '2 h 3 min'],
    [86_400, '1 day'],
    [100_800, '1 day 4 h'],
    [864_000, '10 days'],
  ])('of %d seconds reads %s', (seconds, words) => {
    expect(formatSpan(seconds)).toBe(words);
  });

  test('says before and after', () => {
    expect(formatAgo(12)).toBe('12 s ago');
    expect(formatAgo(-184)).toBe('in 3 min 4 s');
    expect(formatAgo(0.4)).toBe('just now');
  });

  test('to the minute never calls the past the future', () => {
    expect([0, 59, 60, 119, 3725].map(formatAgoCoarsely)).toEqual([
      'just now',
      'just now',
      '1 min ago',
      '1 min ago',
      '1 h 2 min ago',
    ]);
    expect([-0.5, -59, -60, -90].map(formatAgoCoarsely)).toEqual([
      'just now',
      'in a moment',
      'in 1 min',
      'in 1 min',
    ]);
  });

  test('of milliseconds keeps what matters', () => {
    expect([0.61, 1, 38.4, 999, 1240].map(formatMs)).toEqual(['0.6 ms', '1 ms', '38 ms', '999 ms', '1.24 s']);
  });
});

describe('a moment', () => {
  const now = new Date(2026, 10, 22, 14, 45, 2).getTime();

  test('of today has no date, of another day has one', () => {
    expect(formatTime(now - 60_000, now)).toBe('14:44:02');
    expect(formatTime(now - 86_400_000, now)).toBe('2026-11-21 14:45:02');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 9e15, -9e15])(
    'outside what a clock can show (%d) throws nothing',
    (at) => {
      expect(formatTime(at, now)).toBe('no time');
      expect(formatFullTime(at)).toBe('outside the range of dates');
    },
  );

  test('in full names the zone and UTC', () => {
    expect(formatFullTime(0)).toContain('1970-01-01T00:00:00.000Z');
  });
});

test('amounts are in words that fit their number', () => {
  expect([1, 812, 4300, 1_600_000].map(formatBytes)).toEqual(['1 byte', '812 bytes', '4.2 KB', '1.5 MB']);
  expect([formatCount(1, 'key'), formatCount(2, 'key')]).toEqual(['1 key', '2 keys']);
});
