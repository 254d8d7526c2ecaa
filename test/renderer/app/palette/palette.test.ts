import { describe, expect, test } from 'vitest';
import {
  matchWords,
  rangesWithin,
  readQuery,
  splitAt,
} from '../../../../src/renderer/app/palette/fuzzy.model.ts';
import {
  findItems,
  groupStarts,
  indexItems,
  isForInspect,
  type PaletteItem,
} from '../../../../src/renderer/app/palette/palette.model.ts';

function drawn(query: string, text: string): string | undefined {
  const match = matchWords(readQuery(query), text.toLowerCase());
  return (
    match &&
    splitAt(text, match.ranges)
      .map(({ piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
      .join('')
  );
}

describe('a query', () => {
  test.each([
    ['tok', 'Get token', 'Get [tok]en'],
    ['ken', 'Get token', 'Get to[ken]'],
    ['token get', 'Get token', '[Get] [token]'],
    ['gnt', 'Get new token', '[G]et [n]ew [t]oken'],
    ['blspa', 'billing-spa', '[b]i[l]ling-[spa]'],
    ['', 'Get token', 'Get token'],
    ['GET', 'Get token', '[Get] token'],
    ['spa', 'sparse billing-spa', '[spa]rse billing-spa'],
  ])('%o in %o is drawn %o', (query, text, expected) => {
    expect(drawn(query, text)).toBe(expected);
  });

  test.each([
    ['xyz', 'Get token'],
    ['gce', 'Get to a place that is far from its end'],
    ['token zzz', 'Get token'],
    ['tok', 'network of things'],
  ])('%o is not in %o', (query, text) => {
    expect(drawn(query, text)).toBeUndefined();
  });

  test('fits better the nearer the start of a text or a word it is', () => {
    const score = (text: string) => matchWords(['set'], text)?.score ?? 0;
    expect(score('settings')).toBeGreaterThan(score('go to settings'));
    expect(score('go to settings')).toBeGreaterThan(score('reset'));
    expect(score('reset')).toBeGreaterThan(score('save every thing'));
  });

  test('is marked in the piece of a text that it lies in', () => {
    expect(rangesWithin([[2, 6]], 4, 8)).toEqual([[0, 2]]);
    expect(rangesWithin([[0, 3]], 4, 8)).toEqual([]);
  });
});

function item(id: string, more: Partial<PaletteItem> = {}): PaletteItem {
  return { id, group: 'go', label: id, run: () => undefined, ...more };
}

function found(items: readonly PaletteItem[], query: string, recent: readonly string[] = []) {
  return findItems(indexItems(items), query, recent).map(({ group, items: own }) => [
    group,
    ...own.map((one) => one.item.id),
  ]);
}

describe('the palette', () => {
  const items = [
    item('Settings', { group: 'window' }),
    item('Refresh', { group: 'token', whyNot: 'The server gave no refresh token.' }),
    item('billing-spa', { group: 'profiles', detail: 'dev · alice', also: 'https://login.dev.example' }),
    item('billing-spa prod', { group: 'profiles', detail: 'prod · auditor' }),
  ];

  test('shows what was used last first, then what can be done here, and not what cannot', () => {
    expect(found(items, '', ['Settings', 'gone'])).toEqual([
      ['recent', 'Settings'],
      ['profiles', 'billing-spa', 'billing-spa prod'],
    ]);
  });

  test('finds what cannot be done too, so that it can say why', () => {
    expect(found(items, 'refr')).toEqual([['token', 'Refresh']]);
  });

  test('finds by the detail and by words that are not drawn', () => {
    expect(found(items, 'alice')).toEqual([['profiles', 'billing-spa']]);
    expect(found(items, 'login.dev')).toEqual([['profiles', 'billing-spa']]);
    expect(found(items, 'prod bill')).toEqual([['profiles', 'billing-spa prod']]);
  });

  test('prefers what was used of late', () => {
    expect(found(items, 'billing', ['billing-spa prod'])).toEqual([
      ['profiles', 'billing-spa prod', 'billing-spa'],
    ]);
  });

  test('marks the letters in label and detail apart', () => {
    const [group] = findItems(indexItems(items), 'bill alice', []);
    expect(group?.items[0]).toMatchObject({ label: [[0, 4]], detail: [[6, 11]] });
  });

  test('draws eight of a group, the best ones, however many there are', () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      item(`t${at}`, { group: 'tokens', label: at === 400 ? 'needle' : `a needle ${at}` }),
    );
    const [[, ...ids] = []] = found(many, 'needle');
    expect(ids).toHaveLength(8);
    expect(ids[0]).toBe('t400');
  });

  test('knows the place of each group’s first item', () => {
    const groups = findItems(indexItems(items), '', ['Settings']);
    expect(groupStarts(groups)).toEqual([0, 1]);
  });

  test('finds among 10,000 tokens within a frame', () => {
    const tokens = indexItems(
      Array.from({ length: 10_000 }, (_, at) =>
        item(`token ${at}`, {
          group: 'tokens',
          label: `Access token of billing-spa-${at % 97}`,
          detail: `dev · alice-${at % 31} · JWT · ${(at * 2_654_435_761).toString(16).slice(0, 8)} · expired`,
        }),
      ),
    );
    const times = ['b', 'bi', 'bil 42', 'alice ac', 'zqx', 'atb'].map((query) => {
      findItems(tokens, query, []);
      const from = performance.now();
      findItems(tokens, query, []);
      return performance.now() - from;
    });
    // A frame is 16 ms; the bound is loose, because this machine may be busy with other tests.
    expect(Math.min(...times)).toBeLessThan(16);
    expect(Math.max(...times)).toBeLessThan(200);
  });
});

describe('what is no search', () => {
  test.each([
    'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.',
    'Bearer abc',
    'curl -X POST https://login.example/token',
    'https://app.example/callback?code=1',
    '{"access_token":"x"}',
    'one\ntwo',
    'x'.repeat(201),
  ])('goes to the inspect screen: %s', (text) => {
    expect(isForInspect(text)).toBe(true);
  });

  test.each(['billing-spa', 'refresh', 'a.b', 'login.dev.example', ''])('%o is a search', (text) => {
    expect(isForInspect(text)).toBe(false);
  });
});
