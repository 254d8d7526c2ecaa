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
import { fieldTime, fieldValue, quickTimes, sliderOf } from '../../../src/renderer/ui/clock/what-if.model.ts';
import type { TokenSummary } from '../../../src/contract/models/token.ts';
import type { Change, MemberComparison } from '../../../src/core/compare/comparison.ts';

const NOW_MS = 1_800_000_000_000;

describe('times that are worth a look', () => {
  it('are those around the ends of a life, and tomorrow', () => {
    const life = { issuedAtSeconds: 1000, notBeforeSeconds: 1060, expiresAtSeconds: 4600 };
    expect(quickTimes(life, NOW_MS)).toEqual([
      ['early', 1_000_000],
      ['before', 4_540_000],
      ['at', 4_600_000],
      ['after', 4_660_000],
      ['tomorrow', NOW_MS + 86_400_000],
    ]);
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

  it.each([
    [
      'a life with two ends',
      { issuedAtSeconds: 1000, expiresAtSeconds: 4600 },
      { min: 1000, max: 4600, step: 18 },
    ],
    [
      'a very short one',
      { issuedAtSeconds: 1000, expiresAtSeconds: 1010 },
      { min: 1000, max: 1010, step: 1 },
    ],
    ['one without an end', { issuedAtSeconds: 1000 }, undefined],
    ['one that ends before it begins', { issuedAtSeconds: 1000, expiresAtSeconds: 900 }, undefined],
    ['one out of this world', { issuedAtSeconds: 1000, expiresAtSeconds: 1e300 }, undefined],
  ])('are on a slider for %s', (_, life, range) => {
    expect(sliderOf(life)).toEqual(range);
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
