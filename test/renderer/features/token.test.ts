import { expect, test } from 'vitest';
import type { LineageEntry, TokenView } from '../../../src/contract/models/token.ts';
import { newerToken, shownLineage } from '../../../src/renderer/features/token/token-screen.model.ts';

function issuance(index: number, access: string): LineageEntry {
  return {
    issuanceId: `i${index}`,
    atMs: index,
    origin: index === 0 ? 'authorization_code' : 'refresh_token',
    inputs: [],
    outputs: [
      { tokenId: access, role: 'access_token', state: 'live' },
      { tokenId: `refresh-${index}`, role: 'refresh_token', state: 'live' },
    ],
  };
}

function viewOf(id: string, lineage: readonly LineageEntry[]): TokenView {
  return { summary: { id }, lineage } as unknown as TokenView;
}

test('the newer token is the last of the same role that came later and is still here', () => {
  const lineage = [issuance(0, 'a'), issuance(1, 'b'), issuance(2, 'c')];
  expect(newerToken(viewOf('a', lineage))).toBe('c');
  expect(newerToken(viewOf('refresh-0', lineage))).toBe('refresh-2');
  expect(newerToken(viewOf('c', lineage))).toBeUndefined();
  expect(newerToken(viewOf('elsewhere', lineage))).toBeUndefined();
  const gone = {
    ...issuance(2, 'c'),
    outputs: [{ tokenId: 'c', role: 'access_token', state: 'unknown', isGone: true }],
  } as const;
  expect(newerToken(viewOf('a', [issuance(0, 'a'), issuance(1, 'b'), gone]))).toBe('b');
});

test('of a long lineage the first, the last few and those around the token are shown', () => {
  const lineage = Array.from({ length: 50 }, (_, index) => issuance(index, `t${index}`));
  const { shown, hidden } = shownLineage(lineage, 't20');
  expect(shown.map(({ issuanceId }) => issuanceId)).toEqual([
    'i0',
    'i19',
    'i20',
    'i21',
    'i46',
    'i47',
    'i48',
    'i49',
  ]);
  expect(hidden).toBe(42);
  expect(shownLineage(lineage.slice(0, 5), 't0').hidden).toBe(0);
});
