import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/contract/models/token.ts';
import type { GrantRecord } from '../../src/engine/records.ts';
import { deriveState } from '../../src/engine/tokens/token-state.ts';

const NOW = 1_000;
const ACCESS = { id: 'a', kind: 'access_token', expiresAtSeconds: 2_000 } as const;
const REFRESH = { id: 'r', kind: 'refresh_token' } as const;

function seen(surface: Observation['surface'], outcome: Observation['outcome'], atMs: number): Observation {
  return { id: `${surface}${atMs}`, tokenId: 'a', surface, outcome, atMs, detail: '' };
}
function grant(more: Partial<GrantRecord>): GrantRecord {
  return { id: 'g', profileId: 'p', createdAtMs: 0, state: 'ready', rotations: 0, ...more };
}

describe('what became of a token', () => {
  it.each([
    ['lives before its exp', ACCESS, [], undefined, 'live'],
    ['is expired at its exp, not after it', { ...ACCESS, expiresAtSeconds: NOW }, [], undefined, 'expired'],
    [
      'is revoked once a revocation was accepted',
      ACCESS,
      [seen('revocation', 'accepted', 5)],
      undefined,
      'revoked',
    ],
    ['is not revoked by a refused revocation', ACCESS, [seen('revocation', 'refused', 5)], undefined, 'live'],
    [
      'lives again where introspection accepts it after the revocation',
      ACCESS,
      [seen('introspection', 'accepted', 6), seen('revocation', 'accepted', 5)],
      undefined,
      'live',
    ],
    [
      'stays revoked though an API that asks nobody accepts it',
      ACCESS,
      [seen('revocation', 'accepted', 5), seen('api:A', 'accepted', 9)],
      undefined,
      'revoked',
    ],
    [
      'is revoked where introspection calls it inactive before its time',
      ACCESS,
      [seen('introspection', 'refused', 5)],
      undefined,
      'revoked',
    ],
    [
      'is expired where introspection calls it inactive after its time',
      { ...ACCESS, expiresAtSeconds: 500 },
      [seen('introspection', 'refused', 600_000)],
      undefined,
      'expired',
    ],
    [
      'is superseded where its grant has a newer refresh token',
      REFRESH,
      [],
      grant({ currentRefreshTokenId: 's' }),
      'superseded',
    ],
    [
      'lives where it is its grant’s refresh token',
      REFRESH,
      [],
      grant({ currentRefreshTokenId: 'r' }),
      'live',
    ],
    [
      'is revoked where the server ended its grant',
      REFRESH,
      [],
      grant({ currentRefreshTokenId: 'r', state: 'ended' }),
      'revoked',
    ],
    ['is unknown where nothing is known', { id: 'x', kind: 'unknown' }, [], undefined, 'unknown'],
  ] as const)('%s', (_, record, observations, itsGrant, state) => {
    expect(deriveState(record, observations, itsGrant, NOW)).toBe(state);
  });
});
