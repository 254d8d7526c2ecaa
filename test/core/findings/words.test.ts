import { describe, expect, it } from 'vitest';
import {
  ago,
  counted,
  duration,
  lacking,
  listed,
  listedWith,
  madeWhen,
  nearly,
} from '../../../src/core/findings/words.ts';

describe('duration', () => {
  it.each([
    [-3, '0 s'],
    [0, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3599, '59 min 59 s'],
    [3600, '1 h'],
    [86_399, '23 h 59 min'],
    [86_400, '1 d'],
    [90_000, '1 d 1 h'],
    [400 * 86_400, '400 d'],
  ])('of %d seconds is %s', (seconds, expected) => {
    expect(duration(seconds)).toBe(expected);
  });
});

describe('ago', () => {
  it('does not count what has just happened', () => {
    expect([ago(0), ago(0.9), ago(1), ago(125)]).toEqual([
      'just now',
      'just now',
      '1 s ago',
      '2 min 5 s ago',
    ]);
  });
});

describe('listed', () => {
  it.each([
    [[], 'nothing'],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 3], 'a, b and 3'],
  ])('of %j is "%s"', (values, expected) => {
    expect(listed(values)).toBe(expected);
  });
});

describe('listedWith', () => {
  it('gives the verb to one and to several', () => {
    expect(listedWith(['sub'], 'is', 'are')).toBe('sub is');
    expect(listedWith(['sub', 'exp'], 'is', 'are')).toBe('sub and exp are');
    expect(lacking(['sub', 'exp'])).toBe('sub and exp are missing or of the wrong type.');
  });
});

describe('madeWhen', () => {
  it('says what to think of an old proof, and nothing of one from the future', () => {
    expect(madeWhen(90, 'That is old.')).toBe('It was made 1 min 30 s ago. That is old.');
    expect(madeWhen(-90, 'That is old.')).toBe('It says that it was made 1 min 30 s from now.');
  });
});

describe('counted', () => {
  it('keeps to one and many', () => {
    expect([counted(0, 'key'), counted(1, 'key'), counted(2, 'key')]).toEqual(['0 keys', '1 key', '2 keys']);
    expect(counted(2, 'entry', 'entries')).toBe('2 entries');
  });
});

describe('nearly', () => {
  it('names the trifles, or says nothing', () => {
    expect(nearly([])).toBe('');
    expect(nearly(['scheme', 'trailing_slash'])).toBe(
      ' They differ only in http against https and a slash at the end; the comparison is exact.',
    );
  });
});
