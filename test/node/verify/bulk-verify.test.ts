import { constants, createHmac, createSecretKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { Jwk, KeyAttempt, SignatureVerdict, TrustedKeys } from '../../../src/core/jose/verification.ts';
import { isStrictBase64url } from '../../../src/core/text/base64url.ts';
import { judgeSignature } from '../../../src/engine/inspect/judge-signature.ts';
import { createBulkVerifier } from '../../../src/node/verify/bulk-verify.ts';
import { createVerify } from '../../../src/node/verify/create-verify.ts';
import { derSignature } from '../../../src/node/verify/der-signature.ts';
import { createStrictGate, decodeStrictly } from '../../../src/node/verify/strict-base64url.ts';

interface Signer {
  readonly jwk: Jwk;
  readonly sign: (data: Buffer) => Buffer;
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsaJwk = rsa.publicKey.export({ format: 'jwk' }) as Jwk;

function rsaSigner(bits: number, isPss: boolean, saltLength = bits / 8): Signer {
  const padding = isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } : {};
  return { jwk: rsaJwk, sign: (data) => sign(`sha${bits}`, data, { key: rsa.privateKey, ...padding }) };
}

function ecSigner(namedCurve: string, bits: number): Signer {
  const pair = generateKeyPairSync('ec', { namedCurve });
  const key = pair.privateKey;
  return {
    jwk: pair.publicKey.export({ format: 'jwk' }) as Jwk,
    sign: (data) => sign(`sha${bits}`, data, { key, dsaEncoding: 'ieee-p1363' }),
  };
}

function edSigner(): Signer {
  const pair = generateKeyPairSync('ed25519');
  return {
    jwk: pair.publicKey.export({ format: 'jwk' }) as Jwk,
    sign: (data) => sign(null, data, pair.privateKey),
  };
}

function hmacSigner(bits: number, length = bits / 8): Signer {
  const secret = createSecretKey(randomBytes(length));
  return {
    jwk: secret.export({ format: 'jwk' }) as Jwk,
    sign: (data) => createHmac(`sha${bits}`, secret).update(data).digest(),
  };
}

const SIGNERS: Readonly<Record<string, Signer>> = {
  RS256: rsaSigner(256, false),
  RS512: rsaSigner(512, false),
  PS256: rsaSigner(256, true),
  PS384: rsaSigner(384, true),
  PS512: rsaSigner(512, true),
  ES256: ecSigner('P-256', 256),
  ES384: ecSigner('P-384', 384),
  ES512: ecSigner('P-521', 512),
  ES256K: ecSigner('secp256k1', 256),
  EdDSA: edSigner(),
  Ed25519: edSigner(),
  HS256: hmacSigner(256),
  HS384: hmacSigner(384),
  HS512: hmacSigner(512, 300),
};

const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function tokenOf(alg: string, { sign: make }: Signer, header: object = {}, claims: object = {}): string {
  const signed = `${segment({ alg, kid: 'k1', ...header })}.${segment({ sub: 'alice', ...claims })}`;
  return `${signed}.${make(Buffer.from(signed)).toString('base64url')}`;
}

function given(...jwks: readonly Jwk[]): readonly TrustedKeys[] {
  return [{ trust: { kind: 'given_jwks', label: 'test', insecureTransport: false }, keys: jwks }];
}

const verify = createVerify();

function omitReason(attempt: KeyAttempt): object {
  return Object.fromEntries(Object.entries(attempt).filter(([name]) => name !== 'reason'));
}

/** How a key was tried is said of one token alone. */
function withoutReasons(verdict: SignatureVerdict): unknown {
  if (!('attempts' in verdict)) return verdict;
  return { ...verdict, attempts: verdict.attempts.map((attempt) => omitReason(attempt)) };
}

describe.each(Object.entries(SIGNERS))('%s', (alg, signer) => {
  const keys = given({ ...signer.jwk, kid: 'k1' });
  const bulk = createBulkVerifier(keys);

  test('a signature that fits gets the verdict that one token alone gets', async () => {
    for (let index = 0; index < 40; index++) {
      const token = tokenOf(alg, signer, {}, { index });
      const alone = await judgeSignature(verify, parseToken(token), keys);
      expect(alone.state).toBe('verified');
      expect(bulk.verify(token)).toEqual(withoutReasons(alone));
    }
  });

  test('one that does not fit, is cut, or is of another payload is not verified', () => {
    const token = tokenOf(alg, signer);
    const dot = token.lastIndexOf('.');
    const other = tokenOf(alg, signer, {}, { sub: 'mallory' });
    const flipped = token.at(-9) === 'A' ? 'B' : 'A';
    expect(bulk.verify(`${token.slice(0, -9)}${flipped}${token.slice(-8)}`)).toBeUndefined();
    expect(bulk.verify(token.slice(0, -4))).toBeUndefined();
    expect(bulk.verify(`${other.slice(0, other.lastIndexOf('.'))}${token.slice(dot)}`)).toBeUndefined();
    expect(bulk.verify(`${token.slice(0, dot)}.`)).toBeUndefined();
  });
});

describe('what is no plain case is left to the long way', () => {
  const signer = SIGNERS['RS256'] ?? rsaSigner(256, false);
  const bulk = createBulkVerifier(given({ ...signer.jwk, kid: 'k1' }));
  test.each([
    ['crit', { crit: ['b64'], b64: false }],
    ['b64', { b64: true }],
    ['another kid', { kid: 'k2' }],
    ['none', { alg: 'none' }],
    ['HMAC, with published keys alone', { alg: 'HS256' }],
  ])('%s', (_, header) => {
    expect(bulk.verify(tokenOf('RS256', signer, header))).toBeUndefined();
  });

  test('a payload that is not strict base64url', () => {
    const signed = `${segment({ alg: 'RS256', kid: 'k1' })}.${segment({ a: 1 })}=`;
    expect(
      bulk.verify(`${signed}.${signer.sign(Buffer.from(signed)).toString('base64url')}`),
    ).toBeUndefined();
  });

  test('an algorithm that is not allowed', () => {
    const strict = createBulkVerifier(given({ ...signer.jwk, kid: 'k1' }), ['ES256']);
    expect(strict.verify(tokenOf('RS256', signer))).toBeUndefined();
  });

  test('PSS with a salt of another length', () => {
    const odd = rsaSigner(256, true, 20);
    expect(
      createBulkVerifier(given({ ...odd.jwk, kid: 'k1' })).verify(tokenOf('PS256', odd)),
    ).toBeUndefined();
  });

  test.each(['', '.', '..', 'a.b', 'a.b.c.d', 'eyJ.eyJ.eyJ', '\ud800.\ud800.\ud800'])('%j', (text) => {
    expect(bulk.verify(text)).toBeUndefined();
  });
});

test('of several keys the one that fits is named, and those that did not before it', () => {
  const signer = ecSigner('P-256', 256);
  const other = ecSigner('P-256', 256);
  const bulk = createBulkVerifier(given({ ...other.jwk, kid: 'k1' }, { ...signer.jwk, kid: 'k1' }));
  const verdict = bulk.verify(tokenOf('ES256', signer));
  expect(verdict?.attempts.map(({ result }) => result)).toEqual(['does_not_fit', 'fits']);
});

test('more headers than are remembered are no trouble', () => {
  const signer = edSigner();
  const bulk = createBulkVerifier(given({ ...signer.jwk, kid: 'k1' }));
  for (let index = 0; index < 1500; index++) {
    expect(bulk.verify(tokenOf('EdDSA', signer, { x: index }))?.state).toBe('verified');
  }
});

test('a signature in DER has no number with a needless zero, and none that is zero', () => {
  const raw = new Uint8Array(64);
  expect(derSignature(raw)).toBeUndefined();
  raw[31] = 1;
  raw[32] = 0x80;
  expect(Buffer.from(derSignature(raw) ?? []).toString('hex')).toBe(
    `3026020101022100${'80'.padEnd(64, '0')}`,
  );
});

test('the native gate lets through what the strict gate lets through, and the same bytes', () => {
  const alphabet = 'ABab01-_=+/ .é';
  const isStrict = createStrictGate();
  for (let index = 0; index < 20_000; index++) {
    const length = index % 23;
    let text = '';
    for (let at = 0; at < length; at++)
      text += alphabet.charAt(
        (index * 31 + at * (7 + (index % 13))) % (index % 3 === 0 ? alphabet.length : 8),
      );
    const bytes = decodeStrictly(text);
    expect(bytes !== undefined).toBe(isStrictBase64url(text));
    expect(isStrict(text)).toBe(bytes !== undefined);
    if (bytes) expect(Buffer.from(bytes).toString('base64url')).toBe(text);
  }
});

test('the gate that keeps no bytes takes texts of any length, one after the other', () => {
  const isStrict = createStrictGate();
  for (const length of [4, 40_000, 8, 200_000]) {
    expect(isStrict('A'.repeat(length))).toBe(true);
    expect(isStrict(`${'A'.repeat(length - 1)}=`)).toBe(false);
    expect(isStrict(`${'A'.repeat(length - 2)}+A`)).toBe(false);
  }
});
