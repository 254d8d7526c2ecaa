import { describe, expect, test } from 'vitest';
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

function tableOf(rows: readonly Partial<JudgedText>[], keptTextBytes = 1000): ScanTable {
  const table = new ScanTable(keptTextBytes);
  for (const [index, row] of rows.entries()) {
    const id = index + 1;
    table.add(
      { id, fingerprint: `fp${id}`, source: 0, offset: index * 10, length: 5, text: `token-${id}` },
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
    expect(table.groups('finding', {})).toEqual([
      { key: 'token.exp.expired', tokens: 2, sightings: 2, violations: 1, verified: 2 },
      { key: '', tokens: 1, sightings: 1, violations: 0, verified: 1 },
      { key: 'token.signature.invalid', tokens: 1, sightings: 1, violations: 1, verified: 1 },
    ]);
  });
});

test('sightings that come before the row wait for it', () => {
  const table = tableOf([{}]);
  table.seeAgain(2);
  table.seeAgain(1);
  expect(table.page({ limit: 9 }).rows.map(({ sightings }) => sightings)).toEqual([2]);
  table.add({ id: 2, fingerprint: 'fp2', source: 0, offset: 9, length: 5, text: '' }, JUDGED);
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
  expect(table.find('fp2')).toBe(2);
  expect(table.find('fp9')).toBe(0);
});

test('a million values in a filter are one filter: long texts are bound, not read as SQL', () => {
  const table = tableOf([{ issuer: 'x'.repeat(300) }]);
  expect(table.page({ limit: 1, text: 'x'.repeat(300) }).total).toBe(1);
});
