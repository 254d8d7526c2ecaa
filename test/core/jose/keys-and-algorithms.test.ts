import { createHash } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { describe, expect, test } from 'vitest';
import { ALGORITHMS, findAlgorithm, isSameAlgorithm } from '../../../src/core/jose/algorithms.ts';
import { selfAssertedKeys } from '../../../src/core/jose/self-asserted.ts';
import { thumbprintInput } from '../../../src/core/jose/thumbprint.ts';
import type { Jwk } from '../../../src/core/jose/verification.ts';
import { asJson } from './tokens.ts';
import { vectors } from './vectors/rfc7520.ts';

describe('the table of algorithms', () => {
  test('has a row for every algorithm of the vectors, of the key’s type and curve', () => {
    for (const { alg, key } of vectors.jws) {
      const row = findAlgorithm(alg);
      expect(row?.kty).toBe(key.kty);
      if (row?.curves && 'crv' in key) expect(row.curves).toContain(key.crv);
    }
  });

  test('knows the length of the signatures in the vectors', () => {
    for (const { alg, compact } of vectors.jws) {
      const length = Buffer.from(compact.split('.')[2] ?? '', 'base64url').length;
      expect(findAlgorithm(alg)?.signatureBytes ?? length).toBe(length);
    }
  });

  test('has each name once, and the section where it is defined', () => {
    expect(new Set(ALGORITHMS.map(({ alg }) => alg)).size).toBe(ALGORITHMS.length);
    for (const { section } of ALGORITHMS) expect(section).toMatch(/^RFC \d{4}/);
  });

  test.each(['hs256', 'None', 'RS256 ', '__proto__', 'constructor', ''])('does not know "%s"', (alg) => {
    expect(findAlgorithm(alg)).toBeUndefined();
  });

  test.each([
    ['EdDSA', 'Ed25519', 'Ed25519', true],
    ['EdDSA', 'Ed448', 'Ed25519', false],
    ['EdDSA', 'Ed25519', undefined, false],
    ['RS256', 'PS256', undefined, false],
    ['ES256', 'ES256', 'P-256', true],
  ])('%s and %s on %s are the same: %s', (a, b, curve, isSame) => {
    expect(isSameAlgorithm(a, b, curve)).toBe(isSame);
  });
});

describe('the input of a thumbprint', () => {
  test('is that of the example in RFC 7638 §3.1', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    const input = thumbprintInput({ kid: '2011-04-29', alg: 'RS256', e: 'AQAB', n, kty: 'RSA' });
    expect(
      createHash('sha256')
        .update(input ?? '')
        .digest('base64url'),
    ).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });

  test('is that of the example in RFC 8037 A.3', () => {
    const input = thumbprintInput({
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
      crv: 'Ed25519',
      kty: 'OKP',
    });
    expect(
      createHash('sha256')
        .update(input ?? '')
        .digest('base64url'),
    ).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  test('is what jose hashes, for each type of key', async () => {
    const keys: Jwk[] = [
      ...vectors.jws.map(({ key }) => asJson(key)),
      { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AAAA' },
    ];
    for (const key of keys) {
      const ours = createHash('sha256')
        .update(thumbprintInput(key) ?? '')
        .digest('base64url');
      expect(ours).toBe(await calculateJwkThumbprint(key));
    }
  });

  test.each<[name: string, jwk: Jwk]>([
    ['of an unknown type', { kty: 'XYZ', x: 'a' }],
    ['of an inherited type', { kty: 'constructor' }],
    ['without a member', { kty: 'EC', crv: 'P-256', x: 'a' }],
    ['with a member that is no string', { kty: 'RSA', e: 'AQAB', n: 1 }],
    ['that is empty', {}],
  ])('is nothing for a key %s', (_name, jwk) => {
    expect(thumbprintInput(jwk)).toBeUndefined();
  });
});

describe('keys that a header brings', () => {
  test('are found, each by its parameter', () => {
    const header = {
      alg: 'ES256',
      kid: 'a',
      x5c: ['MII', 5],
      x5u: 'https://evil.example/c',
      jwk: { kty: 'EC' },
      jku: 'https://evil.example/k',
    };
    expect(selfAssertedKeys(header)).toEqual([
      { header: 'jku', url: 'https://evil.example/k' },
      { header: 'jwk', jwk: { kty: 'EC' } },
      { header: 'x5u', url: 'https://evil.example/c' },
      { header: 'x5c', certificates: ['MII'] },
    ]);
  });

  test('are named even where their value is of the wrong type', () => {
    expect(selfAssertedKeys({ jwk: 'x', jku: 1, x5c: 'MII', x5u: null })).toEqual([
      { header: 'jku' },
      { header: 'jwk' },
      { header: 'x5u' },
      { header: 'x5c', certificates: [] },
    ]);
  });

  test('are none in an ordinary header', () => {
    expect(selfAssertedKeys({ alg: 'RS256', kid: 'a', x5t: 'abc' })).toEqual([]);
  });
});
