import { createHash } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { expect, test } from 'vitest';
import { createVerify } from '../../../src/node/verify/create-verify.ts';
import { createKeyCache } from '../../../src/node/verify/key-cache.ts';
import { makeKey } from './tokens.ts';

const verify = createVerify();

test('the example of RFC 7638 §3.1 has the thumbprint that stands there', () => {
  const n =
    '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
  expect(verify.thumbprint({ kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' })).toBe(
    'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  );
});

test.each(['RS256', 'ES256', 'ES384', 'ES512', 'EdDSA'])(
  'the thumbprint of a key for %s is the one of jose',
  async (alg) => {
    const { jwk } = makeKey(alg);
    expect(verify.thumbprint(jwk)).toBe(await calculateJwkThumbprint({ ...jwk }));
  },
);

test('a key that lacks a member, or is a shared secret, has no thumbprint', () => {
  expect(verify.thumbprint({ kty: 'RSA', e: 'AQAB' })).toBeUndefined();
  expect(verify.thumbprint({ kty: 'EC', crv: 'P-256', x: 1, y: 'AA' })).toBeUndefined();
  expect(verify.thumbprint({})).toBeUndefined();
  expect(verify.thumbprint({ kty: 'oct', k: 'AAAA' })).toBeUndefined();
});

test.each([256, 384, 512] as const)('SHA-%i is a plain array of the digest', (bits) => {
  const digest = verify.sha2(bits, 'abc');
  expect(digest).toEqual(new Uint8Array(createHash(`sha${bits}`).update('abc').digest()));
  expect(digest.constructor).toBe(Uint8Array);
});

test('the algorithms that are offered are those that this runtime did', async () => {
  const supported = await verify.supportedAlgs();
  const always = [
    'RS256',
    'RS384',
    'RS512',
    'PS256',
    'PS384',
    'PS512',
    'ES256',
    'ES384',
    'ES512',
    'EdDSA',
    'Ed25519',
    'HS256',
    'HS384',
    'HS512',
  ];
  expect([...supported]).toEqual(expect.arrayContaining(always));
  // Node is built with OpenSSL, which has these; Electron's BoringSSL has not, and there they would be missing.
  expect([...supported]).toEqual(expect.arrayContaining(['ES256K', 'Ed448']));
  expect(supported.has('none')).toBe(false);
  expect(await verify.supportedAlgs()).toBe(supported);
});

test('a key is imported once, in whatever object it comes', () => {
  const keys = createKeyCache();
  const { jwk } = makeKey('RS256');
  const first = keys.get({ jwk, alg: 'RS256' });
  expect(keys.get({ jwk, alg: 'RS256' })).toBe(first);
  expect(keys.get({ jwk: { ...jwk, kid: 'renamed' }, alg: 'RS256' })).toBe(first);
  expect(keys.get({ jwk, alg: 'PS256' })).not.toBe(first);
  expect(keys.get({ jwk: makeKey('RS256', true).jwk, alg: 'RS256' })).not.toBe(first);
});
