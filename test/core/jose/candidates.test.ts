import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { chooseCandidates, tryKey } from '../../../src/core/jose/candidates.ts';
import { hasSecretMembers, keyBits, toPublicJwk } from '../../../src/core/jose/keys.ts';
import type { Jwk, TrustedKeys } from '../../../src/core/jose/verification.ts';
import { stringMember } from '../../../src/core/json.ts';
import { asJson } from './tokens.ts';

const rsaKey = (modulusLength: number) =>
  asJson(generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ format: 'jwk' }));
const RSA = rsaKey(2048);
const RSA_1024 = rsaKey(1024);
const ecKey = (namedCurve: string) =>
  asJson(generateKeyPairSync('ec', { namedCurve }).privateKey.export({ format: 'jwk' }));
const EC_PRIVATE = ecKey('P-256');
const EC = toPublicJwk(EC_PRIVATE);
const P384 = toPublicJwk(ecKey('P-384'));
const ED = asJson(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }));
const OCT: Jwk = {
  kty: 'oct',
  k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
};

const issuer = (...keys: Jwk[]): TrustedKeys => ({
  trust: {
    kind: 'issuer_jwks',
    issuer: 'https://as.example',
    jwksUri: 'https://as.example/jwks',
    fetchedAtMs: 1,
    insecureTransport: false,
  },
  keys,
});
const given = (...keys: Jwk[]): TrustedKeys => ({ trust: { kind: 'given_key', label: 'pasted' }, keys });
const givenSet = (fetched: boolean, ...keys: Jwk[]): TrustedKeys => ({
  trust: {
    kind: 'given_jwks',
    label: 'file',
    insecureTransport: false,
    ...(fetched ? { fetchedAtMs: 1 } : {}),
  },
  keys,
});

const tried = (chosen: ReturnType<typeof chooseCandidates>) =>
  chosen.candidates.map(({ kid, alg, jwk }) => [kid, alg, jwk['kty']]);
const reasons = (chosen: ReturnType<typeof chooseCandidates>) => chosen.attempts.map(({ reason }) => reason);

describe('no key may be tried', () => {
  test.each<
    [name: string, header: object, keys: TrustedKeys, allowed: string[] | undefined, refusal: string]
  >([
    ['without alg', {}, issuer(RSA), undefined, 'malformed'],
    ['with an alg that is no string', { alg: 256 }, issuer(RSA), undefined, 'malformed'],
    ['under alg none', { alg: 'none' }, issuer(RSA), undefined, 'alg_none'],
    ['under alg none, even where a profile names it', { alg: 'none' }, issuer(RSA), ['none'], 'alg_none'],
    ['under alg None, which is another name', { alg: 'None' }, issuer(RSA), undefined, 'unsupported_alg'],
    ['under an unknown alg', { alg: 'XY1' }, issuer(RSA), undefined, 'unsupported_alg'],
    [
      'under an unknown alg that the profile does not name',
      { alg: 'XY1' },
      issuer(RSA),
      ['RS256'],
      'alg_not_allowed',
    ],
    ['under an alg with an inherited name', { alg: 'toString' }, issuer(RSA), undefined, 'unsupported_alg'],
    [
      'under an alg that the profile does not name',
      { alg: 'RS512' },
      issuer(RSA),
      ['RS256'],
      'alg_not_allowed',
    ],
    ['where the profile allows nothing', { alg: 'RS256' }, issuer(RSA), [], 'alg_not_allowed'],
    ['of an empty set', { alg: 'RS256' }, issuer(), undefined, 'no_matching_key'],
    ['of an empty set, for HMAC', { alg: 'HS256' }, issuer(), undefined, 'no_matching_key'],
    ['of another type', { alg: 'RS256' }, issuer(EC), undefined, 'no_matching_key'],
    ['on another curve', { alg: 'ES256' }, issuer(P384), undefined, 'no_matching_key'],
    [
      'with another kid',
      { alg: 'RS256', kid: 'b' },
      issuer({ ...RSA, kid: 'a' }),
      undefined,
      'no_matching_key',
    ],
    [
      'without a kid, where an issuer’s token names one',
      { alg: 'RS256', kid: 'b' },
      issuer(RSA),
      undefined,
      'no_matching_key',
    ],
    ['for HMAC with a public key', { alg: 'HS256' }, issuer(RSA), undefined, 'hmac_with_public_key'],
    [
      'for HMAC with a public key, even where the profile allows HMAC',
      { alg: 'HS256' },
      issuer(RSA),
      ['HS256'],
      'hmac_with_public_key',
    ],
    [
      'for HMAC with a public key that was given',
      { alg: 'HS512' },
      given(EC),
      undefined,
      'hmac_with_public_key',
    ],
    [
      'for HMAC with a secret that the issuer published',
      { alg: 'HS256' },
      issuer(OCT),
      undefined,
      'hmac_with_public_key',
    ],
    [
      'for HMAC with a secret from a set that was fetched',
      { alg: 'HS256' },
      givenSet(true, OCT),
      undefined,
      'hmac_with_public_key',
    ],
    [
      'for HMAC where the profile does not allow it',
      { alg: 'HS256' },
      given(OCT),
      ['RS256'],
      'alg_not_allowed',
    ],
  ])('%s', (_name, header, keys, allowed, refusal) => {
    const chosen = chooseCandidates(asJson(header), keys, allowed);
    expect(chosen.refusal).toBe(refusal);
    expect(chosen.candidates).toEqual([]);
  });
});

describe('keys that may be tried', () => {
  test('are those with the header’s kid, duplicates too, in their order', () => {
    const chosen = chooseCandidates(
      { alg: 'RS256', kid: 'a' },
      issuer({ ...RSA, kid: 'b' }, { ...RSA, kid: 'a' }, { ...RSA_1024, kid: 'a' }),
    );
    expect(tried(chosen)).toEqual([
      ['a', 'RS256', 'RSA'],
      ['a', 'RS256', 'RSA'],
    ]);
    expect(chosen.candidates.map((candidate) => candidate.keyBits)).toEqual([2048, 1024]);
    expect(chosen).not.toHaveProperty('refusal');
  });

  test('are all that fit where the header has no kid', () => {
    const chosen = chooseCandidates(
      { alg: 'ES256' },
      issuer({ ...RSA, kid: 'r' }, { ...EC, kid: 'e' }, EC, { ...P384, kid: 'p' }),
    );
    expect(tried(chosen)).toEqual([
      ['e', 'ES256', 'EC'],
      [undefined, 'ES256', 'EC'],
    ]);
    expect(chosen.attempts).toEqual([]);
  });

  test('include a key that a person gave, whatever it is called', () => {
    expect(tried(chooseCandidates({ alg: 'RS256', kid: 'b' }, given({ ...RSA, kid: 'a' })))).toEqual([
      ['a', 'RS256', 'RSA'],
    ]);
    expect(
      tried(chooseCandidates({ alg: 'RS256', kid: 'b' }, givenSet(false, { ...RSA, kid: 'a' }, RSA))),
    ).toEqual([[undefined, 'RS256', 'RSA']]);
  });

  test('include a shared secret that was given and is nobody else’s', () => {
    const chosen = chooseCandidates({ alg: 'HS256' }, given(OCT));
    expect(chosen.candidates).toEqual([
      { alg: 'HS256', jwk: { kty: 'oct', k: OCT['k'], alg: 'HS256' }, keyBits: 512 },
    ]);
    expect(tried(chooseCandidates({ alg: 'HS256' }, givenSet(false, RSA, OCT)))).toEqual([
      [undefined, 'HS256', 'oct'],
    ]);
  });

  test('hold the bare public key and nothing else', () => {
    const [candidate] = chooseCandidates(
      { alg: 'ES256' },
      given({ ...EC_PRIVATE, x5c: ['a'], ext: true, key_ops: ['sign'] }),
    ).candidates;
    expect(candidate?.jwk).toEqual({ kty: 'EC', crv: 'P-256', x: EC['x'], y: EC['y'], alg: 'ES256' });
  });

  test.each([
    ['EdDSA', 'Ed25519'],
    ['Ed25519', 'EdDSA'],
  ])('may call themselves %s under alg %s: both mean the same on that curve', (own, alg) => {
    const chosen = chooseCandidates({ alg }, issuer({ ...ED, alg: own }));
    expect(chosen.candidates.map(({ jwk }) => jwk['alg'])).toEqual([alg]);
  });
});

describe('a key in question that may not be tried says why', () => {
  const withKid = { alg: 'RS256', kid: 'a' };
  test.each<[name: string, jwk: object, reason: RegExp]>([
    ['encryption', { ...RSA, use: 'enc' }, /"use": "enc" \(RFC 7517 §4\.2\)/],
    ['a use that is no string', { ...RSA, use: 1 }, /"use": a number/],
    ['operations without verify', { ...RSA, key_ops: ['encrypt'] }, /"key_ops" without "verify"/],
    ['operations of a public key that signs', { ...RSA, key_ops: ['sign'] }, /"key_ops" without "verify"/],
    ['operations that are no list', { ...RSA, key_ops: 'verify' }, /"key_ops" without "verify"/],
    ['another algorithm', { ...RSA, alg: 'PS256' }, /is for "PS256", not for RS256/],
    ['another type', EC, /of type "EC"; RS256 needs "RSA" \(RFC 7518 §3\.3\)/],
    ['no type', { n: 'AQAB', e: 'AQAB' }, /no "kty"/],
    ['no modulus', { kty: 'RSA', e: 'AQAB' }, /no "n"/],
    ['a modulus that is no string', { kty: 'RSA', e: 'AQAB', n: 5 }, /no "n"/],
    ['a modulus in base64', { kty: 'RSA', e: 'AQAB', n: 'ab+/' }, /"n" that is not base64url/],
    ['an empty exponent', { kty: 'RSA', e: '', n: 'AQAB' }, /"e" that is not base64url/],
  ])('%s', (_name, jwk, reason) => {
    const chosen = chooseCandidates(withKid, issuer({ ...asJson(jwk), kid: 'a' }));
    expect(chosen.refusal).toBe('no_matching_key');
    expect(chosen.attempts).toMatchObject([{ kid: 'a', alg: 'RS256', result: 'unusable' }]);
    expect(reasons(chosen)[0]).toMatch(reason);
  });

  test('a coordinate that lost its leading zero', () => {
    const short = {
      ...EC,
      x: Buffer.from(stringMember(EC, 'x') ?? '', 'base64url')
        .subarray(1)
        .toString('base64url'),
    };
    expect(reasons(chooseCandidates({ alg: 'ES256' }, issuer(short)))).toEqual([
      'the key has a "x" of 31 bytes; P-256 has 32 (RFC 7518 §6.2.1.2)',
    ]);
  });

  test('while the one beside it is tried', () => {
    const chosen = chooseCandidates(
      withKid,
      issuer({ ...RSA, kid: 'a', use: 'enc' }, { ...RSA, kid: 'a', use: 'sig', key_ops: ['verify'] }),
    );
    expect(chosen.candidates).toHaveLength(1);
    expect(chosen.attempts).toHaveLength(1);
  });

  test('never with a value of the key itself, however long', () => {
    const secret = 'x'.repeat(200);
    const chosen = chooseCandidates(withKid, given({ kty: 'RSA', n: secret, e: '!', d: secret, kid: 'a' }));
    expect(JSON.stringify(chosen.attempts)).not.toContain(secret.slice(0, 50));
  });
});

describe('a single key tried with an algorithm', () => {
  test('is a candidate where it fits', () => {
    expect(tryKey(EC, 'ES256')).toMatchObject({ candidate: { alg: 'ES256', jwk: { kty: 'EC' } } });
  });

  test.each([
    ['HS256', OCT],
    ['HS256', RSA],
    ['none', RSA],
    ['ES384', EC],
    ['unknown', EC],
  ])('is none under %s where it must not be', (alg, jwk) => {
    expect(tryKey(jwk, alg)).toMatchObject({ attempt: { alg, result: 'unusable' } });
  });
});

describe('the members of a key', () => {
  test('lose what is private', () => {
    const jwk = {
      kty: 'RSA',
      kid: 'a',
      n: 'n',
      e: 'e',
      d: 'd',
      p: 'p',
      q: 'q',
      dp: '1',
      dq: '2',
      qi: '3',
      oth: [],
      k: 'k',
      priv: 'p',
    };
    expect(toPublicJwk(jwk)).toEqual({ kty: 'RSA', kid: 'a', n: 'n', e: 'e' });
    expect(hasSecretMembers(jwk)).toBe(true);
    expect(hasSecretMembers(toPublicJwk(jwk))).toBe(false);
  });

  test.each([
    ['2048 bits', RSA, 2048],
    ['1024 bits', RSA_1024, 1024],
    ['a leading zero byte', { kty: 'RSA', n: 'AAEA' }, 9],
    ['nothing but zeros', { kty: 'RSA', n: 'AAAA' }, 0],
    ['a broken modulus', { kty: 'RSA', n: '!' }, undefined],
    ['a curve', EC, undefined],
    ['a secret', { kty: 'oct', k: 'AAAA' }, 24],
  ])('tell its size: %s', (_name, jwk, bits) => {
    expect(keyBits(jwk)).toBe(bits);
  });
});
