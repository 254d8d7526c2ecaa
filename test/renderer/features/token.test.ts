import { expect, test } from 'vitest';
import { offsetWords } from '../../../src/renderer/features/token/token-screen.model.ts';

test.each([
  [0, '0.0 s'],
  [-49, '0.0 s'],
  [50, '+0.1 s'],
  [-1234, '−1.2 s'],
  [9_960, '+10.0 s'],
  [-120_400, '−120 s'],
])('a clock that is %d ms off is said as %s', (offsetMs, words) => {
  expect(offsetWords(offsetMs)).toBe(words);
});
