import { describe, expect, test } from 'vitest';
import { findAll, MOST_MATCHES, stepMatch } from '../../../src/renderer/ui/find/find.model.ts';

describe('finding in a text', () => {
  test('goes by what is typed, whatever its case and whatever it means in a pattern', () => {
    expect(findAll('Token token TOKEN', 'token').map(({ start }) => start)).toEqual([0, 6, 12]);
    expect(findAll('a.b axb [x] \\ $', 'a.b')).toEqual([{ start: 0, end: 3 }]);
    expect(findAll('a.b axb [x] \\ $', '[x] \\ $')).toEqual([{ start: 8, end: 15 }]);
    expect(findAll('text', '')).toEqual([]);
  });

  test('ends somewhere', () => {
    expect(findAll('a'.repeat(10_000), 'a')).toHaveLength(MOST_MATCHES);
  });

  test('goes round the ends', () => {
    expect([stepMatch(2, 3, 1), stepMatch(0, 3, -1), stepMatch(0, 3, 1), stepMatch(-1, 0, 1)]).toEqual([
      0, 2, 1, -1,
    ]);
  });
});
