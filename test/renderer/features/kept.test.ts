import { describe, expect, test } from 'vitest';
import {
  PURGE_FORM,
  daysOf,
  purgeKind,
  purgesOf,
} from '../../../src/renderer/features/settings/kept.model.ts';

const NOW = 100 * 86_400_000;

describe('what can be removed wholesale', () => {
  test('is tokens, runs, exchanges and keys, where there are any', () => {
    expect(purgeKind({ kind: 'tokens', count: 1, bytes: 1 })).toBe('tokens');
    expect(purgeKind({ kind: 'tokens', count: 0, bytes: 0 })).toBeUndefined();
    expect(purgeKind({ kind: 'profiles', count: 1, bytes: 1 })).toBeUndefined();
    expect(purgeKind({ kind: 'own', count: 1, bytes: 1 })).toBeUndefined();
  });
});

describe('what is asked', () => {
  test.each([
    ['30', 30],
    [' 7 ', 7],
    ['0', undefined],
    ['1.5', undefined],
    ['', undefined],
    ['9999', undefined],
  ])('%j days are %j', (text, days) => {
    expect(daysOf(text)).toBe(days);
  });

  test('is what is older, or all; with tokens their exchanges, if that is wanted', () => {
    expect(purgesOf('runs', PURGE_FORM, NOW)).toEqual([{ kind: 'runs', beforeMs: 70 * 86_400_000 }]);
    expect(purgesOf('tokens', { ...PURGE_FORM, which: 'all' }, NOW)).toEqual([
      { kind: 'tokens' },
      { kind: 'exchanges' },
    ]);
    expect(purgesOf('tokens', { ...PURGE_FORM, which: 'all', withExchanges: false }, NOW)).toEqual([
      { kind: 'tokens' },
    ]);
    expect(purgesOf('keys', { ...PURGE_FORM, days: 'x' }, NOW)).toBeUndefined();
    expect(purgesOf('keys', { ...PURGE_FORM, which: 'all', days: 'x' }, NOW)).toEqual([{ kind: 'keys' }]);
  });
});
