import { expect, test } from 'vitest';
import { formatDistance, formatTime, readTime } from '../../../src/cli/terminal/time.ts';

test.each([
  ['seconds since 1970', '1800000000', 1_800_000_000],
  ['zero', '0', 0],
  ['UTC', '2027-01-15T08:00:00Z', 1_800_000_000],
  ['an offset', '2027-01-15T10:00:00+02:00', 1_800_000_000],
  ['a space for the T', '2027-01-15 08:00:00Z', 1_800_000_000],
  ['fractions, which are cut', '2027-01-15T08:00:00.900Z', 1_800_000_000],
  ['a day', '2027-01-15', Date.parse('2027-01-15') / 1000],
])('%s is read', (_what, text, seconds) => {
  expect(readTime(text)).toBe(seconds);
});

test.each(['', 'tomorrow', '12:00', '1800000000000', '-5', '2027-13-01', '2027-01-15T25:00:00Z', '1e9'])(
  '%s is no time',
  (text) => {
    expect(readTime(text)).toBeUndefined();
  },
);

test('a time is written with its offset, and reads back as the same', () => {
  const written = formatTime(1_800_000_000);
  expect(written).toMatch(/^2027-01-1[456] \d\d:\d\d:00 [+-]\d\d:\d\d$/);
  expect(readTime(written.replace(/ ([+-])/, '$1'))).toBe(1_800_000_000);
});

test('a number that is no time is shown as it is', () => {
  expect(formatTime(1e20)).toBe('100000000000000000000');
});

test.each([
  [100, 'in 1 min 40 s'],
  [-3660, '1 h 1 min ago'],
  [0, 'now'],
])('%i seconds from now is %s', (distance, words) => {
  expect(formatDistance(1_800_000_000 + distance, 1_800_000_000)).toBe(words);
});
