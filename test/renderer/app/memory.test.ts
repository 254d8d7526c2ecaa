import { describe, expect, test } from 'vitest';
import { WindowMemorySchema } from '../../../src/contract/models/window-memory-schema.ts';
import { firstPlace, memoryOf } from '../../../src/renderer/app/memory/memory.model.ts';
import type { Place } from '../../../src/renderer/app/place.store.ts';

function remembered(place: Place) {
  return memoryOf(
    { place, isSidebarOpen: false, tokens: { a: 't1' } },
    { sizes: { sidebar: 300 } },
    { recent: ['act inspect'] },
  );
}

describe('what is remembered of the window', () => {
  test('is what the contract takes, whatever the place', () => {
    const places: readonly Place[] = [
      { kind: 'start' },
      { kind: 'profile', profileId: 'a', tab: 'wire' },
      { kind: 'loose_token', tokenId: 't1' },
      { kind: 'new_profile' },
      { kind: 'tokens' },
      { kind: 'wire' },
      { kind: 'inspect' },
      { kind: 'settings', section: 'limits' },
    ];
    const kinds = places.map((place) => {
      const memory = remembered(place);
      expect(WindowMemorySchema.safeParse(memory).success).toBe(true);
      return memory.place.kind;
    });
    expect(kinds).toEqual(['start', 'profile', 'start', 'start', 'tokens', 'wire', 'inspect', 'settings']);
  });

  test('is no more than 500 chosen tokens, the latest', () => {
    const tokens = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`p${at}`, `t${at}`]));
    const memory = memoryOf(
      { place: { kind: 'start' }, isSidebarOpen: true, tokens },
      { sizes: {} },
      { recent: [] },
    );
    expect(Object.keys(memory.tokens)).toHaveLength(500);
    expect(memory.tokens['p599']).toBe('t599');
  });
});

describe('the window begins', () => {
  test('where a person was', () => {
    const place = { kind: 'profile', profileId: 'b', tab: 'wire' } as const;
    expect(firstPlace(place, ['a', 'b'])).toEqual(place);
    expect(firstPlace({ kind: 'inspect' }, ['a'])).toEqual({ kind: 'inspect' });
    expect(firstPlace({ kind: 'start' }, ['a'])).toEqual({ kind: 'start' });
  });

  test('at the first profile where that place is gone, or nothing is remembered', () => {
    const first = { kind: 'profile', profileId: 'a', tab: 'get' };
    expect(firstPlace({ kind: 'profile', profileId: 'gone', tab: 'wire' }, ['a'])).toEqual(first);
    expect(firstPlace(undefined, ['a'])).toEqual(first);
    expect(firstPlace(undefined, [])).toEqual({ kind: 'start' });
  });
});
