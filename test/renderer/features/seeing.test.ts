import { describe, expect, it } from 'vitest';
import {
  algOf,
  emptyDraft,
  issuedNow,
  keyInput,
  problemOf,
  withAlg,
} from '../../../src/renderer/features/build/build.model.ts';
import {
  LISTED,
  PASTED,
  compareInput,
  countChanges,
  shownMembers,
  sideOptions,
} from '../../../src/renderer/features/compare/compare.model.ts';
import {
  barMoment,
  barPlace,
  barScale,
  fieldTime,
  fieldValue,
  quickTimes,
} from '../../../src/renderer/ui/clock/what-if.model.ts';
import type { Life } from '../../../src/renderer/ui/clock/life.model.ts';
import type { TokenSummary } from '../../../src/contract/models/token.ts';
import type { Change, MemberComparison } from '../../../src/core/compare/comparison.ts';

const NOW_MS = 1_800_000_000_000;

describe('times that are worth a look', () => {
  it('are those around the ends of a life, and tomorrow', () => {
    const life = { issuedAtSeconds: 1000, notBeforeSeconds: 1060, expiresAtSeconds: 4600 };
    expect(quickTimes(life, NOW_MS)).toEqual([
      ['early', 1_000_000],
      ['from', 1_060_000],
      ['before', 4_540_000],
      ['at', 4_600_000],
      ['after', 4_660_000],
      ['tomorrow', expect.any(Number)],
    ]);
    const named = new Map(quickTimes(life, NOW_MS)).get('tomorrow') ?? 0;
    const tomorrow = new Date(NOW_MS);
    tomorrow.setDate(tomorrow.getDate() + 1);
    expect(fieldValue(named)).toBe(`${fieldValue(tomorrow.getTime()).slice(0, 10)}T14:00:00`);
  });

  it('are not as it becomes valid where it is so from the start', () => {
    const names = quickTimes({ issuedAtSeconds: 1000, expiresAtSeconds: 4600 }, NOW_MS).map(([name]) => name);
    expect(names).toEqual(['early', 'before', 'at', 'after', 'tomorrow']);
  });

  it('are tomorrow alone where nothing is known of a life, and none that no clock can show', () => {
    expect(quickTimes({}, NOW_MS).map(([name]) => name)).toEqual(['tomorrow']);
    expect(quickTimes({ expiresAtSeconds: 1e15 }, NOW_MS).map(([name]) => name)).toEqual(['tomorrow']);
    expect(quickTimes({ issuedAtSeconds: 0 }, NOW_MS).map(([name]) => name)).toEqual(['tomorrow']);
  });

  it('go through the date field and back to the second', () => {
    expect(fieldTime(fieldValue(NOW_MS))).toBe(NOW_MS);
    expect(fieldTime('')).toBeUndefined();
    expect(fieldTime('1950-01-01T00:00:00')).toBeUndefined();
    expect(fieldValue(1e20)).toBe('');
  });
});

describe('the bar of a life', () => {
  const life = { issuedAtSeconds: 100_000, expiresAtSeconds: 103_600 };
  const scale = barScale(life, 101_000);
  if (!scale) throw new Error('no bar');
  const placeOf = (seconds: number) => Number(barPlace(scale, seconds).toFixed(3));

  it('has the life in its middle, ten minutes before it, and two days after', () => {
    expect([99_400, 99_700, 100_000, 101_800, 103_600, 276_400].map(placeOf)).toEqual([
      0, 0.04, 0.08, 0.46, 0.84, 1,
    ]);
    expect([0, 1e9].map(placeOf)).toEqual([0, 1]);
  });

  it.each([3600, 5, 31_536_000])(
    'leads from each step of the slider to a moment, and back to the same step, of a life of %s seconds',
    (seconds) => {
      const of = barScale({ issuedAtSeconds: 100_000, expiresAtSeconds: 100_000 + seconds }, 101_000);
      if (!of) throw new Error('no bar');
      const steps = Array.from({ length: 1001 }, (_, step) => step);
      const moments = steps.map((step) => barMoment(of, step / 1000));
      expect(moments.map((ms) => Math.round(barPlace(of, ms / 1000) * 1000))).toEqual(steps);
      expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    },
  );

  it('reaches before nbf, to two days from now, and as far after a long life as it is long', () => {
    const ends = (of: Life, nowSeconds: number) => {
      const bar = barScale(of, nowSeconds);
      return bar && [barMoment(bar, 0) / 1000, barMoment(bar, 1) / 1000];
    };
    expect(ends({ ...life, notBeforeSeconds: 90_000 }, 101_000)).toEqual([89_400, 276_400]);
    expect(ends(life, 1_000_000)).toEqual([99_400, 1_172_800]);
    expect(ends(life, 50_000)?.[0]).toBe(49_400);
    expect(ends({ issuedAtSeconds: 1_000_000, expiresAtSeconds: 9_000_000 }, 1_000_001)).toEqual([
      999_400, 17_000_000,
    ]);
    expect(ends({ issuedAtSeconds: 100, expiresAtSeconds: 200 }, 150)?.[0]).toBe(0);
  });

  it.each<[string, Life]>([
    ['one without an end', { issuedAtSeconds: 1000 }],
    ['one that ends before it begins', { issuedAtSeconds: 1000, expiresAtSeconds: 900 }],
    ['one out of this world', { issuedAtSeconds: 1000, expiresAtSeconds: 1e300 }],
  ])('is not drawn for %s', (_, of) => {
    expect(barScale(of, 1000)).toBeUndefined();
  });
});

describe('the sides of a comparison', () => {
  const token = (id: string) =>
    ({ id, kind: 'access_token', state: 'live', fingerprint: id }) as TokenSummary;
  const many = Array.from({ length: 300 }, (_, index) => token(`t${index}`));

  it('are asked for once both have something', () => {
    const pasted = { tokenId: undefined, text: 'eyJ' };
    expect(compareInput(pasted, { tokenId: undefined, text: ' ' })).toBeUndefined();
    expect(compareInput(pasted, { tokenId: 'a', text: 'ignored' })).toEqual({
      left: { text: 'eyJ' },
      right: { tokenId: 'a' },
    });
  });

  it('list the newest, and the chosen one however old', () => {
    expect(sideOptions(many, undefined)).toHaveLength(LISTED + 1);
    const options = sideOptions(many, 't250');
    expect(options[0]?.value).toBe(PASTED);
    expect(options[1]?.value).toBe('t250');
  });

  it('count and order what differs first', () => {
    const member = (name: string, change: Change) => ({ name, change }) as MemberComparison;
    const claims = [
      member('a', 'same'),
      member('b', 'equal'),
      member('c', 'only_left'),
      member('d', 'changed'),
    ];
    expect(
      countChanges({ sameness: 'different', header: [member('alg', 'same')], claims, scopes: [], life: [] }),
    ).toEqual({
      changed: 2,
      equal: 1,
      same: 2,
    });
    expect(shownMembers(claims, false).map(({ name }) => name)).toEqual(['c', 'd', 'b']);
    expect(shownMembers(claims, true)).toBe(claims);
  });
});

describe('a draft', () => {
  it('is good as it begins, and names its algorithm', () => {
    const draft = emptyDraft(1000);
    expect([problemOf(draft.header), problemOf(draft.claims)]).toEqual([undefined, undefined]);
    expect(algOf(withAlg(draft, 'RS256').header)).toBe('RS256');
  });

  it.each([
    ['{"iat":100,"exp":400,"nbf":100,"sub":"a"}', '{"iat":1000,"exp":1300,"nbf":1000,"sub":"a"}'],
    ['{"sub":"a"}', '{"iat": 1000,"exp": 4600,"sub":"a"}'],
    ['{"iat":"x","exp":1}', '{"iat":1000,"exp":4600}'],
  ])('is issued now with the lifetime it had: %s', (claims, issued) => {
    expect(issuedNow(claims, 1000)).toBe(issued);
  });

  it('has a key to sign with once one is given', () => {
    expect(keyInput({ way: 'given', form: 'key', text: ' ' })).toBeUndefined();
    expect(keyInput({ way: 'none', form: 'key', text: 'x' })).toEqual({ kind: 'none' });
    expect(keyInput({ way: 'given', form: 'secret', text: ' s ' })).toEqual({
      kind: 'given',
      text: ' s ',
      form: 'secret',
    });
  });
});
