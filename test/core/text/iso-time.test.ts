import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIsoTime } from '../../../src/core/text/iso-time.ts';

test('a time reads as the language itself writes it, in any year', () => {
  const earliest = Date.UTC(1, 0, 1) - 1899 * 365 * 86_400_000;
  fc.assert(
    fc.property(fc.integer({ min: earliest, max: 253_402_300_799_999 }), (ms) => {
      expect(formatIsoTime(ms)).toBe(new Date(ms).toISOString());
    }),
    { numRuns: 5000 },
  );
});

test.each([0, 951_782_400_000, 951_868_799_999, 4_107_542_400_000, -1])(
  'so it does around leap days and the epoch: %s',
  (ms) => {
    expect(formatIsoTime(ms)).toBe(new Date(ms).toISOString());
  },
);

test.each([
  [Number.NaN, '1970-01-01T00:00:00.000Z'],
  [Infinity, '9999-12-31T23:59:59.999Z'],
  [-Infinity, '0000-01-01T00:00:00.000Z'],
  [1.9, '1970-01-01T00:00:00.001Z'],
])('a number that is no such time is taken to the nearest: %s', (ms, text) => {
  expect(formatIsoTime(ms)).toBe(text);
});
