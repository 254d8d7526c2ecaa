import { type KeyObject, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { compactVerify } from 'jose';
import { expect, test } from 'vitest';
import { createVerify } from '../../../src/node/verify/create-verify.ts';
import { makeCertificate } from '../../support/certificate.ts';
import { cpuMs, HANG_MS } from '../../core/hostile/cpu-time.ts';
import { exportJwk, makeKey, signToken } from './tokens.ts';

const verify = createVerify();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A kind of key that @types/node does not know to exist, and JWK neither. */
function diffieHellmanPem(): string {
  const generate = generateKeyPairSync as unknown as (
    type: string,
    options: object,
  ) => { publicKey: KeyObject };
  return String(generate('dh', { group: 'modp14' }).publicKey.export({ type: 'spki', format: 'pem' }));
}

function read(text: string): unknown {
  const result = verify.readKeys(text);
  return result.ok ? result.value : result.fault.message;
}

test('a JWKS gives its keys, those that are none left out', () => {
  const { jwk } = makeKey('ES256');
  const text = JSON.stringify({
    keys: [{ ...jwk, kid: 'a', use: 'sig' }, 'nonsense', {}, { kty: 'future', z: 1 }, null],
  });
  expect(read(text)).toEqual([
    { ...jwk, kid: 'a', use: 'sig' },
    { kty: 'future', z: 1 },
  ]);
});

test('a single JWK gives one key, of a private one the public half', () => {
  const { jwk, privateJwk } = makeKey('RS256');
  expect(read(JSON.stringify({ ...privateJwk, kid: 'mine' }))).toEqual([{ ...jwk, kid: 'mine' }]);
  expect(read(`  \n${JSON.stringify(jwk)}\n`)).toEqual([jwk]);
});

test('a shared secret stays whole', () => {
  expect(read('{"kty":"oct","k":"c2VjcmV0","alg":"HS256"}')).toEqual([
    { kty: 'oct', k: 'c2VjcmV0', alg: 'HS256' },
  ]);
});

const certificate = makeCertificate({ name: 'signer' });

test.each([
  ['a public key', rsa.publicKey.export({ type: 'spki', format: 'pem' }), exportJwk(rsa.publicKey)],
  ['an RSA public key', rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }), exportJwk(rsa.publicKey)],
  ['a private key', ec.privateKey.export({ type: 'pkcs8', format: 'pem' }), exportJwk(ec.publicKey)],
  ['an EC private key', ec.privateKey.export({ type: 'sec1', format: 'pem' }), exportJwk(ec.publicKey)],
  ['an RSA private key', rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }), exportJwk(rsa.publicKey)],
])('PEM: %s gives the public key', (_what, pem, jwk) => {
  expect(read(String(pem))).toEqual([jwk]);
});

test('PEM: a certificate gives its key, with words around it and CRLF line ends', () => {
  const [key] = read(`subject=CN = signer\r\n${certificate.certPem.replaceAll('\n', '\r\n')}`) as unknown[];
  expect(key).toEqual(verify.certificateKey(certificate.der.toString('base64')));
  expect(key).toMatchObject({ kty: 'EC', crv: 'P-256' });
});

test('PEM: several blocks give several keys', () => {
  const both = [rsa, ec].map(({ publicKey }) => publicKey.export({ type: 'spki', format: 'pem' })).join('\n');
  expect(read(both)).toEqual([exportJwk(rsa.publicKey), exportJwk(ec.publicKey)]);
});

const encrypted = ec.privateKey.export({
  type: 'pkcs8',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'x',
});

test.each([
  ['nothing', '  \n '],
  ['plain words', 'hello'],
  ['broken JSON', '{"kty":"RSA",'],
  ['JSON that is no key', '{"issuer":"https://a.example"}'],
  ['keys that are no list', '{"keys":{}}'],
  ['an empty key set', '{"keys":[]}'],
  ['an encrypted private key', String(encrypted)],
  ['half a PEM', '-----BEGIN PUBLIC KEY-----\nMIIB'],
  ['rubbish in PEM', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
  ['a key that cannot sign', diffieHellmanPem()],
  ['more than a megabyte', `{"keys":[${'1,'.repeat(600_000)}1]}`],
])('%s is a fault that says what is wrong', (_what, text) => {
  const result = verify.readKeys(text);
  expect(result).toMatchObject({
    ok: false,
    fault: {
      code: 'input.invalid',
      parameter: 'keys',
      message: expect.stringMatching(/^[A-Z].*\.$/) as string,
    },
  });
});

test('no fault repeats what was given: it may be a private key', () => {
  const pem = String(ec.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const body = pem.split('\n')[1] ?? '';
  for (const text of [
    pem.replace('-----END', '-----ENDE'),
    pem.replace(body, `${body}=!`),
    `{"kty":"EC","d":"${body}",,}`,
  ]) {
    const message = read(text);
    expect(typeof message).toBe('string');
    expect(message).not.toContain(body.slice(0, 12));
  }
});

test('nothing that is pasted makes the reader throw', () => {
  const near = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('{', '{"keys":[', '-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----'),
    fc.base64String(),
  );
  fc.assert(
    fc.property(fc.array(near), (parts) => {
      expect(verify.readKeys(parts.join('\n'))).toHaveProperty('ok');
      expect(() => verify.certificateKey(parts.join(''))).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});

test.each(['', 'AAAA', 'not base64!', 'a'.repeat(2_000_000)])(
  'a certificate that is none has no key',
  (x5c) => {
    expect(verify.certificateKey(x5c)).toBeUndefined();
  },
);

test.each(['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'HS256'])(
  'a private JWK becomes a key that signs %s and cannot be read out',
  async (alg) => {
    const key = makeKey(alg);
    const result = await verify.importSigningKey(
      { ...key.privateJwk, kid: 'mine', use: 'sig', key_ops: ['verify'], ext: true },
      alg,
    );
    if (!result.ok) throw new Error(result.fault.message);
    expect(result.value).toMatchObject({ extractable: false, usages: ['sign'] });
    if (alg.startsWith('HS')) return;
    const signature = await signToken({ ...key, sign: result.value as never });
    await expect(compactVerify(signature, { ...key.jwk })).resolves.toBeDefined();
  },
);

test.each([
  ['a public key', makeKey('ES256').jwk, 'ES256', 'The key has no "d": it is a public key, and cannot sign.'],
  [
    'another type',
    makeKey('ES256').privateJwk,
    'RS256',
    'The private key is of type "EC"; RS256 needs "RSA" (RFC 7518 §3.3).',
  ],
  [
    'another curve',
    makeKey('ES384').privateJwk,
    'ES256',
    'The private key is on curve "P-384"; ES256 needs "P-256" (RFC 7518 §3.4).',
  ],
  [
    'another algorithm',
    { ...makeKey('RS256').privateJwk, alg: 'RS512' },
    'RS256',
    'The private key is for "RS512", not for RS256 (RFC 7517 §4.4).',
  ],
  [
    'an unknown algorithm',
    makeKey('RS256').privateJwk,
    'XX',
    '"XX" is no signature algorithm that Assay knows.',
  ],
  [
    'a broken key',
    { ...makeKey('ES256').privateJwk, d: '!' },
    'ES256',
    expect.stringContaining('cannot be used for ES256'),
  ],
])('a signing key: %s is refused in words', async (_what, jwk, alg, message) => {
  const result = await verify.importSigningKey(jwk, alg);
  expect(result).toMatchObject({ ok: false, fault: { code: 'input.invalid', message: message as string } });
});

test('a public key is never read as the secret of an HMAC, however it is wrapped', () => {
  const pkcs1 = rsa.publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64');
  expect(verify.readGivenKeys(pkcs1, 'you gave')).toMatchObject({
    ok: true,
    value: [{ keys: [{ kty: 'RSA' }] }],
  });
  const pem = Buffer.from(String(ec.publicKey.export({ type: 'spki', format: 'pem' })));
  for (const form of ['base64', 'base64url', 'hex'] as const) {
    expect(verify.readGivenKeys(pem.toString(form), 'you gave')).toMatchObject({
      ok: false,
      fault: { code: 'input.invalid' },
    });
  }
});

test('beginnings of PEM without an end do not keep a reader busy', () => {
  const text = '-----BEGIN A-----'.repeat(60_000);
  expect(cpuMs(() => read(text))).toBeLessThan(HANG_MS);
});
