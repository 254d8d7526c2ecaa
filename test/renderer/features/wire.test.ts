import { describe, expect, test } from 'vitest';
import type { ExchangeSummary } from '../../../src/contract/models/exchange.ts';
import {
  countExchanges,
  filterGroups,
  groupExchanges,
  NO_FILTER,
  rowText,
  wireRows,
} from '../../../src/renderer/features/wire/wire.model.ts';
import { exchangeRows, manyExchanges } from '../../support/fake-window/exchanges.ts';

const NOW_MS = 1_800_000_000_000;
const rows = exchangeRows(NOW_MS);
const groups = groupExchanges(rows);

function found(text: string, more: Partial<typeof NO_FILTER> = {}): readonly string[] {
  return filterGroups(groups, { ...NO_FILTER, text, ...more }).flatMap(({ exchanges }) =>
    exchanges.map(({ id }) => id),
  );
}

function withoutRun(row: ExchangeSummary): ExchangeSummary {
  const { runId: _, ...rest } = row;
  return rest;
}

describe('the wire list', () => {
  test('has the newest run first, and in each run what was sent first', () => {
    expect(groups.map(({ kind }) => kind)).toEqual(['call', 'call', 'introspect', 'acquire']);
    expect(groups[3]?.exchanges.map(({ id }) => id)).toEqual(['x1', 'x2', 'x3', 'x4']);
    expect(groups[3]?.spanMs).toBeCloseTo(25_307.2, 1);
  });

  test('puts what was sent outside of a run together where it was sent at about the same time', () => {
    const loose = manyExchanges(7, NOW_MS).map((row, index) => ({
      ...withoutRun(row),
      startedAtMs: NOW_MS + (index < 2 ? 0 : 600_000) + index,
    }));
    expect(groupExchanges(loose).map((group) => [group.runId, group.exchanges.length])).toEqual([
      [undefined, 5],
      [undefined, 2],
    ]);
  });

  test('finds by method, host, path, status, failure and purpose, all words at once', () => {
    expect(found('post token')).toEqual(['x5', 'x3']);
    expect(found('404')).toEqual(['x2']);
    expect(found('not found')).toEqual(['x2']);
    expect(found('REFUSED')).toEqual(['x7']);
    expect(found('econnrefused')).toEqual(['x7']);
    expect(found('api.dev.example')).toEqual(['x6']);
    expect(found('  ')).toHaveLength(rows.length);
    expect(found('nothing like it')).toEqual([]);
  });

  test('is narrowed to failures and to one run', () => {
    expect(found('', { onlyFailures: true })).toEqual(['x7', 'x6', 'x2']);
    expect(found('', { group: 'run run-1' })).toEqual(['x1', 'x2', 'x3', 'x4']);
    expect(found('', { group: 'run gone' })).toEqual([]);
  });

  test('has a line for each run and each exchange; a closed run has its heading alone', () => {
    expect(wireRows(groups, new Set())).toHaveLength(4 + 7);
    const closed = wireRows(groups, new Set(['run run-1']));
    expect(closed.map(({ kind }) => kind).slice(-2)).toEqual(['exchange', 'group']);
    expect(closed.map(rowText).filter(Boolean)).toContain('GET /status');
  });

  test('of 10,000 exchanges is made while a person does not notice', () => {
    const many = manyExchanges(10_000, NOW_MS);
    const before = performance.now();
    const list = wireRows(filterGroups(groupExchanges(many), { ...NO_FILTER, text: 'path' }), new Set());
    expect(performance.now() - before).toBeLessThan(1000);
    expect(list.length).toBeGreaterThan(9000);
    expect(countExchanges(groupExchanges(many))).toBe(10_000);
  });
});
