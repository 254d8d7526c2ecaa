import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { JudgedText } from '../../../src/engine/scan/judge-found.ts';
import { ScanTable } from '../../../src/node/scan/scan-table.ts';

const JUDGED: JudgedText = {
  format: 'jws',
  kind: 'access_token',
  alg: 'RS256',
  issuer: 'https://login.example',
  clientId: 'spa',
  signature: 'verified',
  isExpired: false,
  codes: [],
};

const printOf = (id: number): Uint8Array => new Uint8Array(16).fill(id);

function tableOf(rows: readonly Partial<JudgedText>[], keptTextBytes = 1000): ScanTable {
  const table = new ScanTable(keptTextBytes);
  for (const [index, row] of rows.entries()) {
    const id = index + 1;
    table.add(
      { id, print: printOf(id), source: 0, offset: index * 10, length: 5, text: `token-${id}` },
      { ...JUDGED, ...row },
    );
  }
  return table;
}

const idsOf = (table: ScanTable, query: Parameters<ScanTable['page']>[0]): readonly number[] =>
  table.page(query).rows.map(({ id }) => id);

describe('rows', () => {
  const table = tableOf([
    { issuer: 'https://b.example', codes: ['token.exp.expired'], isExpired: true },
    {
      issuer: 'https://a.example',
      codes: ['token.signature.invalid', 'token.exp.expired'],
      worst: 'violation',
    },
    { clientId: '100%_\\', codes: [], format: 'sd_jwt' },
  ]);
  test('come in the order they were found, or sorted', () => {
    expect(idsOf(table, { limit: 9 })).toEqual([1, 2, 3]);
    expect(idsOf(table, { limit: 9, sort: 'issuer' })).toEqual([2, 1, 3]);
    expect(idsOf(table, { limit: 9, sort: 'worst', isDescending: true })).toEqual([2, 1, 3]);
    expect(idsOf(table, { limit: 1, offset: 1 })).toEqual([2]);
  });
  test('are narrowed by a text, in which nothing is a wildcard', () => {
    expect(idsOf(table, { limit: 9, text: 'a.example' })).toEqual([2]);
    expect(idsOf(table, { limit: 9, text: 'signature.invalid' })).toEqual([2]);
    expect(idsOf(table, { limit: 9, text: '100%_\\' })).toEqual([3]);
    expect(idsOf(table, { limit: 9, text: '%' })).toEqual([3]);
    expect(idsOf(table, { limit: 9, text: "' OR 1=1 --" })).toEqual([]);
  });
  test('are narrowed to a group', () => {
    expect(idsOf(table, { limit: 9, group: { by: 'finding', key: 'token.exp.expired' } })).toEqual([1, 2]);
    expect(idsOf(table, { limit: 9, group: { by: 'finding', key: 'token.exp' } })).toEqual([]);
    expect(idsOf(table, { limit: 9, group: { by: 'finding', key: '' } })).toEqual([3]);
    expect(idsOf(table, { limit: 9, group: { by: 'issuer', key: 'https://a.example' } })).toEqual([2]);
  });
  test('are given back as they were judged', () => {
    expect(table.page({ limit: 1, offset: 1 }).rows[0]).toMatchObject({
      id: 2,
      offset: 10,
      sightings: 1,
      worst: 'violation',
      codes: ['token.signature.invalid', 'token.exp.expired'],
    });
  });
  test('count once in each group of their findings', () => {
    expect(table.groups({ by: 'finding', limit: 9 }).rows).toEqual([
      { key: 'token.exp.expired', tokens: 2, sightings: 2, violations: 1, verified: 2 },
      { key: '', tokens: 1, sightings: 1, violations: 0, verified: 1 },
      { key: 'token.signature.invalid', tokens: 1, sightings: 1, violations: 1, verified: 1 },
    ]);
  });
});

describe('pages of an order', () => {
  const codes = ['token.kid.missing', '', 'token.exp.expired token.kid.missing'];
  const rows = Array.from({ length: 1000 }, (_, index) => ({
    issuer: `https://${(index * 7) % 1000}.example`,
    clientId: `client-${index % 10}`,
    codes: (codes[index % 3] ?? '').split(' ').filter((code) => code !== ''),
  }));
  const table = tableOf(rows);
  const issuersFrom = (offset: number): readonly (string | undefined)[] =>
    table.page({ sort: 'issuer', isDescending: true, offset, limit: 3 }).rows.map(({ issuer }) => issuer);

  test('join without a gap, wherever they begin', () => {
    const all = rows
      .map(({ issuer }) => issuer)
      .toSorted()
      .toReversed();
    for (const offset of [0, 3, 500, 997, 1000])
      expect(issuersFrom(offset)).toEqual(all.slice(offset, offset + 3));
    expect(table.page({ sort: 'issuer', offset: 998, limit: 9 })).toMatchObject({ offset: 998, total: 1000 });
  });
  test('are of the filter that is asked for, one after the other', () => {
    const clients = (text: string) => table.page({ text, limit: 500 }).rows.map(({ clientId }) => clientId);
    expect(new Set(clients('client-3'))).toEqual(new Set(['client-3']));
    expect(new Set(clients('client-4'))).toEqual(new Set(['client-4']));
    expect(idsOf(table, { offset: 1, limit: 2, group: { by: 'client', key: 'client-4' } })).toEqual([15, 25]);
  });
  test('in the order of the file come from the end as well', () => {
    expect(idsOf(table, { offset: 998, limit: 300 })).toEqual([999, 1000]);
    expect(idsOf(table, { offset: 0, limit: 2, isDescending: true })).toEqual([1000, 999]);
    expect(idsOf(table, { offset: 999, limit: 2, isDescending: true })).toEqual([1]);
  });
  test('have new rows once no more come, and those that are missing leave no gap', () => {
    const gappy = tableOf([{}, {}]);
    expect(gappy.page({ sort: 'issuer', limit: 9 }).total).toBe(2);
    gappy.add({ id: 5, print: printOf(5), source: 0, offset: 9, length: 5, text: '' }, JUDGED);
    gappy.finish();
    expect(gappy.page({ sort: 'issuer', limit: 9 }).total).toBe(3);
    expect(idsOf(gappy, { limit: 9 })).toEqual([1, 2, 5]);
    expect(idsOf(gappy, { offset: 2, limit: 1 })).toEqual([5]);
  });
  test('are not sorted anew for each page where a token was seen again that was never judged', () => {
    const cut = tableOf([{}, {}]);
    cut.seeAgain(7, 2);
    cut.finish();
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');
    onTestFinished(() => exec.mockRestore());
    for (const offset of [0, 1, 0]) cut.page({ sort: 'issuer', offset, limit: 1 });
    expect(exec.mock.calls.filter(([sql]) => sql.startsWith('DELETE'))).toHaveLength(1);
  });
  test('of groups are sorted by any of their numbers', () => {
    const keys = (query: object) =>
      table.groups({ by: 'issuer', limit: 2, ...query }).rows.map(({ key }) => key);
    expect(keys({ sort: 'key' })).toEqual(['https://0.example', 'https://1.example']);
    expect(keys({ sort: 'key', isDescending: true, offset: 1 })).toEqual([
      'https://998.example',
      'https://997.example',
    ]);
    expect(table.groups({ by: 'issuer', limit: 2 }).total).toBe(1000);
    const findings = table.groups({
      by: 'finding',
      sort: 'tokens',
      isDescending: false,
      limit: 2,
      offset: 1,
    }).rows;
    expect(findings.map(({ key, tokens }) => [key, tokens])).toEqual([
      ['token.exp.expired', 333],
      ['token.kid.missing', 667],
    ]);
    expect(table.groups({ by: 'client', text: 'client-7', limit: 9 }).rows).toMatchObject([
      { key: 'client-7', tokens: 100 },
    ]);
  });
});

test('a fingerprint is written out in hexadecimal, and found by it', () => {
  const table = tableOf([{}, {}]);
  const { fingerprint } = table.page({ limit: 1 }).rows[0] ?? {};
  expect(fingerprint).toBe(`sha256:${'01'.repeat(16)}`);
  expect(table.page({ limit: 9, text: fingerprint ?? '' }).total).toBe(1);
});

test('sightings that come before the row wait for it', () => {
  const table = tableOf([{}]);
  table.seeAgain(2, 1);
  table.seeAgain(1, 1);
  expect(table.page({ limit: 9 }).rows.map(({ sightings }) => sightings)).toEqual([2]);
  table.add({ id: 2, print: printOf(2), source: 0, offset: 9, length: 5, text: '' }, JUDGED);
  expect(table.page({ limit: 9 }).rows.map(({ sightings }) => sightings)).toEqual([2, 2]);
});

test('texts are kept sealed up to a bound, and rows that came after it have none', () => {
  const table = tableOf([{}, {}, {}], 16);
  expect(table.text(1)).toBe('token-1');
  expect(table.text(3)).toBeUndefined();
  expect(table.page({ limit: 9 }).rows.map(({ hasText }) => hasText)).toEqual([true, true, false]);
  expect([...table.rows({}, true)].map(({ text }) => text)).toEqual(['token-1', 'token-2', undefined]);
  expect([...table.rows({}, false)][0]).not.toHaveProperty('text');
});

test('a fingerprint is found in the table itself', () => {
  const table = tableOf([{}, {}]);
  expect(table.find(printOf(2))).toBe(2);
  expect(table.find(printOf(9))).toBe(0);
});

test('a million values in a filter are one filter: long texts are bound, not read as SQL', () => {
  const table = tableOf([{ issuer: 'x'.repeat(300) }]);
  expect(table.page({ limit: 1, text: 'x'.repeat(300) }).total).toBe(1);
});
