import { describe, expect, it } from 'vitest';
import { keyHistory } from '../../../src/core/jose/key-history.ts';

const key = (kid: string, x = 'AA') => ({ kty: 'OKP', crv: 'Ed25519', kid, x });

describe('the keys that an issuer has had', () => {
  it('are none where no set was seen', () => {
    expect(keyHistory([])).toEqual([]);
  });

  it('are told with when they were first and last seen, and when they were gone, in whatever order the sets stand', () => {
    const sets = [
      { fetchedAtMs: 30, keys: [key('b')] },
      { fetchedAtMs: 10, keys: [key('a')] },
      { fetchedAtMs: 20, keys: [key('a'), key('b')] },
      { fetchedAtMs: 40, keys: [key('b')] },
    ];
    expect(keyHistory(sets)).toEqual([
      { jwk: key('b'), firstSeenAtMs: 20, lastSeenAtMs: 40 },
      { jwk: key('a'), firstSeenAtMs: 10, lastSeenAtMs: 20, goneSinceMs: 30 },
    ]);
  });

  it('tell a key that came back from one that is gone', () => {
    const sets = [
      { fetchedAtMs: 1, keys: [key('a')] },
      { fetchedAtMs: 2, keys: [] },
      { fetchedAtMs: 3, keys: [key('a')] },
    ];
    expect(keyHistory(sets)).toEqual([{ jwk: key('a'), firstSeenAtMs: 1, lastSeenAtMs: 3 }]);
  });

  it('tell two keys of one name apart', () => {
    const sets = [
      { fetchedAtMs: 1, keys: [key('a', 'AA')] },
      { fetchedAtMs: 2, keys: [key('a', 'BB')] },
    ];
    expect(keyHistory(sets).map(({ jwk, goneSinceMs }) => [jwk['x'], goneSinceMs])).toEqual([
      ['BB', undefined],
      ['AA', 2],
    ]);
  });
});
