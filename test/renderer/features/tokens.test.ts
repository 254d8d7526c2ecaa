import { describe, expect, test } from 'vitest';
import type { TokenSummary } from '../../../src/contract/models/token.ts';
import { NO_FILTER, stateNow, tableRows } from '../../../src/renderer/features/tokens/tokens.model.ts';

const NOW_MS = 1_800_000_000_000;
const BY_TIME = { column: 'seen', isDescending: true };

function token(id: string, more: Partial<TokenSummary> = {}): TokenSummary {
  return {
    id,
    kind: 'access_token',
    format: 'jws',
    firstSeenAtMs: 0,
    state: 'live',
    origin: 'paste',
    fingerprint: id.padEnd(8, '0'),
    isWatched: false,
    ...more,
  };
}

const tokens = [
  token('a', { environment: 'dev', subject: 'alice', scope: ['read', 'pay'], firstSeenAtMs: 1 }),
  token('b', { environment: 'prod', clientId: 'worker', firstSeenAtMs: 3, state: 'revoked' }),
  token('c', { kind: 'id_token', firstSeenAtMs: 2, expiresAtSeconds: NOW_MS / 1000 - 1 }),
];

const ids = (rows: readonly TokenSummary[]) => rows.map(({ id }) => id).join('');

describe('the rows of the table', () => {
  test.each([
    [{}, 'bca'],
    [{ query: 'ALICE pay' }, 'a'],
    [{ query: 'alice worker' }, ''],
    [{ query: 'b0000' }, 'b'],
    [{ kind: 'id_token' }, 'c'],
    [{ state: 'live' }, 'a'],
    [{ state: 'expired' }, 'c'],
    [{ environment: 'prod' }, 'b'],
  ] as const)('with %j are %s', (filter, expected) => {
    expect(ids(tableRows(tokens, { ...NO_FILTER, ...filter }, BY_TIME, NOW_MS))).toBe(expected);
  });

  test.each([
    [{ column: 'seen', isDescending: false }, 'acb'],
    [{ column: 'kind', isDescending: false }, 'bac'],
    [{ column: 'expires', isDescending: false }, 'cba'],
    [{ column: 'state', isDescending: false }, 'cab'],
    [{ column: 'no such column', isDescending: true }, 'bca'],
  ])('sorted by %j are %s', (sort, expected) => {
    expect(ids(tableRows(tokens, NO_FILTER, sort, NOW_MS))).toBe(expected);
  });

  test('of ten thousand are ready within a few frames', () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      token(`t${at}`, { firstSeenAtMs: at, subject: `p${at}` }),
    );
    const startedAt = performance.now();
    expect(
      tableRows(many, { ...NO_FILTER, query: 'p99' }, { column: 'person', isDescending: false }, NOW_MS),
    ).toHaveLength(111);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

test('a token that was live when the list was read expires without it', () => {
  expect(stateNow({ state: 'live', expiresAtSeconds: 10 }, 9_999)).toBe('live');
  expect(stateNow({ state: 'live', expiresAtSeconds: 10 }, 10_000)).toBe('expired');
  expect(stateNow({ state: 'live', expiresAtSeconds: 10, clockOffsetSeconds: 5 }, 5_000)).toBe('expired');
  expect(stateNow({ state: 'revoked', expiresAtSeconds: 10 }, 20_000)).toBe('revoked');
  expect(stateNow({ state: 'live' }, 20_000)).toBe('live');
});
