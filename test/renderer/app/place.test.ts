import { beforeEach, describe, expect, test } from 'vitest';
import { samePlace, usePlace } from '../../../src/renderer/app/place.store.ts';

const profile = (profileId: string, tab: 'get' | 'token' | 'wire' | 'call' = 'get') =>
  ({ kind: 'profile', profileId, tab }) as const;
const now = () => usePlace.getState();

describe('places', () => {
  beforeEach(() => usePlace.setState(usePlace.getInitialState(), true));

  test('are gone back and forward through, tabs among them', () => {
    now().go(profile('a'));
    now().openTab('wire');
    now().go({ kind: 'inspect' });
    now().back();
    expect(now().place).toEqual(profile('a', 'wire'));
    now().back();
    expect(now().place).toEqual(profile('a'));
    now().forward();
    expect(now().place).toEqual(profile('a', 'wire'));
    expect(now().future).toEqual([{ kind: 'inspect' }]);
  });

  test('ahead are forgotten when one goes somewhere else', () => {
    now().go(profile('a'));
    now().go({ kind: 'inspect' });
    now().back();
    now().go({ kind: 'settings' });
    now().forward();
    expect(now().place).toEqual({ kind: 'settings' });
  });

  test('do not pile up where one is already', () => {
    now().go(profile('a'));
    now().go(profile('a'));
    now().openTab('get');
    expect(now().past).toEqual([]);
  });

  test('have no past before the one the window began with, and none beyond fifty', () => {
    now().go(profile('first'));
    now().back();
    expect(now().place).toEqual(profile('first'));
    for (let visit = 0; visit < 80; visit += 1) now().go(profile(`p${visit}`));
    expect(now().past).toHaveLength(50);
  });

  test('choose a token with its tab', () => {
    now().openToken('a', 't1');
    expect(now().place).toEqual(profile('a', 'token'));
    expect(now().tokens).toEqual({ a: 't1' });
  });

  test('are the same whatever the order of their members', () => {
    expect(samePlace({ kind: 'profile', tab: 'get', profileId: 'a' }, profile('a'))).toBe(true);
    expect(samePlace({ kind: 'settings', section: 'limits' }, { kind: 'settings' })).toBe(false);
  });
});
