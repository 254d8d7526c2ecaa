import { describe, expect, test } from 'vitest';
import { headerMeanings } from '../../../src/core/exchange/header-meanings.ts';
import { segment } from '../jose/tokens.ts';

function proof(claims: object): string {
  return `${segment('{"typ":"dpop+jwt","alg":"ES256"}')}.${segment(JSON.stringify(claims))}.••••`;
}

describe('what is meant by a header', () => {
  test('is not said where there is none of DPoP', () => {
    expect(headerMeanings([['Authorization', 'DPoP x']])).toBeUndefined();
  });

  test.each(['', 'no proof', 'a.b.c', '....', 'W10.W10.x'])('is that it is no proof: %o', (value) => {
    expect(headerMeanings([['dpop', value]])?.['dpop']).toContain('this is none');
  });

  test('is what a proof says, also where its signature is hidden', () => {
    const claims = { htm: 'GET', htu: 'https://api.example/x', iat: 1_800_000_000, ath: 'a', nonce: 'n' };
    const { dpop } = headerMeanings([['DPoP', proof(claims)]]) ?? {};
    for (const part of [
      'ES256',
      'GET (htm)',
      'https://api.example/x (htu)',
      '1800000000',
      'ath',
      'with the nonce',
    ])
      expect(dpop).toContain(part);
    const bare = headerMeanings([['DPoP', proof({ htm: 1.5, htu: [] })]])?.['dpop'];
    expect(bare).toContain('no htu as it should be');
    expect(bare).toContain('without a nonce');
  });

  test('is what the server wants with a nonce', () => {
    expect(headerMeanings([['DPoP-Nonce', 'n']])?.['dpop-nonce']).toContain('RFC 9449');
  });
});
