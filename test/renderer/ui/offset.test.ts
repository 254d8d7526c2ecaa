import { expect, test } from 'vitest';
import { formatOffset } from '../../../src/renderer/ui/format/offset.ts';

test.each([
  [0, '0.0 s'],
  [-49, '0.0 s'],
  [50, '+0.1 s'],
  [-1234, '−1.2 s'],
  [12_400, '+12 s'],
  [-120_400, '−2 min'],
  [3_600_000, '+1 h'],
])('a clock that is %d ms off is said as %s', (offsetMs, words) => {
  expect(formatOffset(offsetMs)).toBe(words);
});
