import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import type { Jwk } from '../../../src/core/jose/verification.ts';
import { stringMember } from '../../../src/core/json.ts';
import { createVerify } from '../../../src/node/verify/create-verify.ts';
import { candidate, encode, exportJwk, makeKey, parse, signToken, withSignature } from './tokens.ts';

const verify = createVerify();

const ALGS = [
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

async function joseVerdict(text: string, jwk: Jwk, alg: string): Promise<boolean> {
  try {
    await compactVerify(text, await importJWK({ ...jwk }, alg), { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
}

async function ourVerdict(text: string, jwk: Jwk, alg: string): Promise<boolean> {
  const attempts = await verify.verifyJws(parse(text), [candidate({ jwk, alg })]);
  return attempts.some(({ result }) => result === 'fits');
}

test.each(ALGS)('%s: the verdict is the one of jose, on good tokens and on changed ones', async (alg) => {
  const key = makeKey(alg);
  const other = makeKey(alg, true);
  const good = await signToken(key);
  const [header = '', , signature = ''] = good.split('.');
  const cases: readonly (readonly [string, string, Jwk, boolean])[] = [
    ['good', good, key.jwk, true],
    ['another key', good, other.jwk, false],
    ['another payload', `${header}.${encode({ sub: 'mallory' })}.${signature}`, key.jwk, false],
    ['another header', `${encode({ alg, typ: 'x' })}.${good.split('.').slice(1).join('.')}`, key.jwk, false],
    ['a bit of the signature turned', withSignature(good, flipFirst), key.jwk, false],
    ['a signature cut short', withSignature(good, (bytes) => bytes.subarray(0, -1)), key.jwk, false],
    [
      'a signature with a byte more',
      withSignature(good, (bytes) => Buffer.concat([bytes, Buffer.from([0])])),
      key.jwk,
      false,
    ],
    ['a signature of zeros', withSignature(good, (bytes) => Buffer.alloc(bytes.length)), key.jwk, false],
    ['no signature', withSignature(good, () => Buffer.alloc(0)), key.jwk, false],
  ];
  for (const [what, text, jwk, expected] of cases) {
    expect([what, await ourVerdict(text, jwk, alg)]).toEqual([what, expected]);
    expect([what, await joseVerdict(text, jwk, alg)]).toEqual([what, expected]);
  }
});

test('the examples of RFC 7515 A.1 and RFC 8037 A.4 fit', async () => {
  const hs256 =
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const secret = {
    kty: 'oct',
    k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  };
  expect(await ourVerdict(hs256, secret, 'HS256')).toBe(true);
  const eddsa =
    'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg';
  const ed25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
  expect(await ourVerdict(eddsa, ed25519, 'EdDSA')).toBe(true);
});

test('a key in the header is never taken: only the candidates are', async () => {
  const attacker = makeKey('RS256', true);
  const forged = await signToken(attacker, { jwk: attacker.jwk, kid: 'own' });
  const real = makeKey('RS256');
  expect(await verify.verifyJws(parse(forged), [candidate(real, 'own')])).toEqual([
    { alg: 'RS256', kid: 'own', thumbprint: verify.thumbprint(real.jwk), result: 'does_not_fit' },
  ]);
  expect(await verify.verifyJws(parse(forged), [])).toEqual([]);
});

test('candidates are tried in order up to the first that fits, and each is reported', async () => {
  const [wrong, right, unused] = [makeKey('ES256'), makeKey('ES256'), makeKey('ES256')];
  const broken = { alg: 'ES256', jwk: { ...wrong.jwk, y: wrong.jwk['x'] ?? '' } };
  const token = parse(await signToken(right));
  const attempts = await verify.verifyJws(token, [
    candidate(broken, 'a'),
    candidate(wrong, 'b'),
    candidate(right, 'c'),
    candidate(unused, 'd'),
  ]);
  expect(attempts.map(({ kid, result }) => [kid, result])).toEqual([
    ['a', 'unusable'],
    ['b', 'does_not_fit'],
    ['c', 'fits'],
  ]);
  expect(attempts[0]?.reason).toBe('The key cannot be read as EC key on "P-256" by this runtime.');
  expect(attempts[2]?.thumbprint).toBe(verify.thumbprint(right.jwk));
});

test('what jose declines by policy is checked all the same, and the attempt says so', async () => {
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const text = signByHand('RS256', (data) => sign('sha256', data, small.privateKey));
  const [attempt] = await verify.verifyJws(parse(text), [{ jwk: exportJwk(small.publicKey), alg: 'RS256' }]);
  expect(attempt).toMatchObject({
    result: 'fits',
    reason:
      "Checked with Node's own crypto, because an RSA key of 1024 bits is smaller than the 2048 that RFC 7518 §3.3 asks for.",
  });
  const [changed] = await verify.verifyJws(parse(withSignature(text, flipFirst)), [
    { jwk: exportJwk(small.publicKey), alg: 'RS256' },
  ]);
  expect(changed?.result).toBe('does_not_fit');
});

test('ES256K and Ed448, which jose does not know, are checked', async () => {
  const k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  const es256k = signByHand('ES256K', (data) =>
    sign('sha256', data, { key: k1.privateKey, dsaEncoding: 'ieee-p1363' }),
  );
  const ed = generateKeyPairSync('ed448');
  const ed448 = signByHand('EdDSA', (data) => sign(null, data, ed.privateKey));
  for (const [text, jwk, alg] of [
    [es256k, exportJwk(k1.publicKey), 'ES256K'],
    [ed448, exportJwk(ed.publicKey), 'EdDSA'],
  ] as const) {
    expect(await ourVerdict(text, jwk, alg)).toBe(true);
    expect(await ourVerdict(withSignature(text, flipFirst), jwk, alg)).toBe(false);
  }
});

test('a DER signature is none: RFC 7518 §3.4 has the two numbers side by side', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const text = signByHand('ES256', (data) => sign('sha256', data, privateKey));
  expect(await ourVerdict(text, exportJwk(publicKey), 'ES256')).toBe(false);
});

test('a header that jose does not take does not hide whether the signature fits', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const by = (data: Buffer): Buffer => sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const text = signByHand('ES256', by, { crit: ['exp'], exp: 1 });
  const [attempt] = await verify.verifyJws(parse(text), [{ jwk: exportJwk(publicKey), alg: 'ES256' }]);
  expect(attempt?.result).toBe('fits');
  expect(attempt?.reason).toContain('critical header parameter');
});

test('what a published key says about its use is not judged here', async () => {
  const key = makeKey('RS256');
  const jwk = { ...key.jwk, use: 'enc', key_ops: ['encrypt'], alg: 'RSA-OAEP' };
  expect(await ourVerdict(await signToken(key), jwk, 'RS256')).toBe(true);
});

test('a private key verifies by its public half', async () => {
  const key = makeKey('PS256');
  expect(await ourVerdict(await signToken(key), key.privateJwk, 'PS256')).toBe(true);
});

test('the algorithm is the candidate’s, whatever the header says', async () => {
  const key = makeKey('RS256');
  const publicPem = Buffer.from('-----BEGIN PUBLIC KEY-----');
  const forged = signByHand('HS256', (data) => createHmac('sha256', publicPem).update(data).digest());
  expect(await ourVerdict(forged, key.jwk, 'RS256')).toBe(false);
  // And a signature that fits the candidate's algorithm says so, though the header names another.
  const header = encode({ alg: 'none' });
  const payload = encode({});
  const secret = makeKey('HS256');
  const mac = createHmac('sha256', Buffer.from(stringMember(secret.jwk, 'k') ?? '', 'base64url'))
    .update(`${header}.${payload}`)
    .digest('base64url');
  const [attempt] = await verify.verifyJws(parse(`${header}.${payload}.${mac}`), [candidate(secret)]);
  expect(attempt).toMatchObject({
    result: 'fits',
    reason: "Checked with Node's own crypto, because the header names another algorithm.",
  });
});

test('an empty shared secret is a secret like any other', async () => {
  const text = signByHand('HS256', (data) => createHmac('sha256', '').update(data).digest());
  const [attempt] = await verify.verifyJws(parse(text), [{ jwk: { kty: 'oct', k: '' }, alg: 'HS256' }]);
  expect(attempt?.result).toBe('fits');
});

test('of a shared secret no thumbprint is told', async () => {
  const key = makeKey('HS256');
  const [attempt] = await verify.verifyJws(parse(await signToken(key)), [candidate(key)]);
  expect(attempt).toEqual({ alg: 'HS256', result: 'fits' });
});

test.each([
  ['a key of another type', { kty: 'oct', k: 'AA' }, 'RS256'],
  ['a key without its modulus', { kty: 'RSA', e: 'AQAB' }, 'RS256'],
  [
    'a point that is not on the curve',
    { kty: 'EC', crv: 'P-256', x: encode('x'.repeat(32)), y: encode('y'.repeat(32)) },
    'ES256',
  ],
  ['a key without a type', {}, 'ES256'],
  ['an algorithm nobody knows', makeKey('RS256').jwk, 'RS1024'],
  ['none', makeKey('RS256').jwk, 'none'],
])('%s is unusable, with a reason', async (_what, jwk, alg) => {
  const token = parse(await signToken(makeKey('RS256')));
  const [attempt] = await verify.verifyJws(token, [{ jwk, alg }]);
  expect(attempt?.result).toBe('unusable');
  expect(attempt?.reason).toMatch(/^[A-Z].*\.$/);
});

test('nothing in a key, an algorithm or a signature makes it throw, and nothing made up fits', async () => {
  const tokenText = await signToken(makeKey('ES256'));
  const jwks = fc.dictionary(
    fc.constantFrom(
      'kty',
      'crv',
      'x',
      'y',
      'n',
      'e',
      'k',
      'd',
      'alg',
      'use',
      'key_ops',
      'ext',
      'pub',
      '__proto__',
    ),
    fc.oneof(
      fc.constantFrom('RSA', 'EC', 'OKP', 'AKP', 'P-256', 'Ed25519', 'AQAB', ''),
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(fc.string()),
    ),
  );
  const algs = fc.constantFrom(
    ...ALGS.filter((alg) => !alg.startsWith('HS')),
    'ES256K',
    'Ed448',
    'ML-DSA-44',
    'none',
    '',
    'constructor',
    '__proto__',
  );
  await fc.assert(
    fc.asyncProperty(jwks, algs, fc.uint8Array({ maxLength: 80 }), async (jwk, alg, bytes) => {
      const token = parse(withSignature(tokenText, () => Buffer.from(bytes)));
      const attempts = await verify.verifyJws(token, [{ jwk, alg }]);
      expect(attempts.map(({ result }) => result)).not.toContain('fits');
    }),
    { numRuns: 500 },
  );
});

function flipFirst(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[0] = (changed[0] ?? 0) ^ 1;
  return changed;
}

function signByHand(alg: string, by: (data: Buffer) => Buffer, header: object = {}): string {
  const signed = `${encode({ alg, ...header })}.${encode({ sub: 'alice' })}`;
  return `${signed}.${by(Buffer.from(signed)).toString('base64url')}`;
}
