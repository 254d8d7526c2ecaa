import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Jwk } from '../../../src/core/jose/verification.ts';
import { createDecrypt } from '../../../src/node/decrypt/create-decrypt.ts';
import { createVerify } from '../../../src/node/verify/create-verify.ts';
import { makeCertificate } from '../../support/certificate.ts';

const verify = createVerify();
const decrypt = createDecrypt();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const x25519 = generateKeyPairSync('x25519');
const certificate = makeCertificate({ name: 'signer' });

/** Base64 in lines, as it is copied out of a file without the lines around it. */
function lines(der: Buffer): string {
  return der.toString('base64').replaceAll(/(.{64})/g, '$1\n');
}

function publicKeys(text: string): readonly Jwk[] {
  const given = verify.readGivenKeys(text, 'you gave');
  if (!given.ok) throw new Error(given.fault.message);
  return given.value.flatMap(({ keys }) => keys);
}

function privateKeys(text: string): readonly Jwk[] {
  const read = decrypt.readDecryptionKeys(text);
  if (!read.ok) throw new Error(read.fault.message);
  return read.value.map(({ jwk }) => jwk.expose());
}

describe('a key to verify with', () => {
  test.each([
    ['a public key', () => lines(rsa.publicKey.export({ type: 'spki', format: 'der' })), rsa.publicKey],
    ['a certificate', () => lines(certificate.der), undefined],
    ['a private key', () => lines(ec.privateKey.export({ type: 'pkcs8', format: 'der' })), ec.publicKey],
    [
      'an RSA private key',
      () => lines(rsa.privateKey.export({ type: 'pkcs1', format: 'der' })),
      rsa.publicKey,
    ],
    ['an EC private key', () => lines(ec.privateKey.export({ type: 'sec1', format: 'der' })), ec.publicKey],
  ])('may be %s in base64 without the lines of PEM, and is its public half', (_, text, key) => {
    const [jwk, ...others] = publicKeys(text());
    expect(others).toEqual([]);
    expect(jwk).not.toHaveProperty('d');
    if (key) expect(jwk).toEqual(key.export({ format: 'jwk' }));
    else expect(jwk).toMatchObject({ kty: 'EC', crv: 'P-256' });
  });

  test('says whose it is, and of a secret how it was read', () => {
    const labels = (text: string) => {
      const given = verify.readGivenKeys(text, 'you gave');
      return given.ok ? given.value.map(({ trust }) => ('label' in trust ? trust.label : trust.kind)) : [];
    };
    expect(labels(certificate.certPem)).toEqual(['the key you gave']);
    expect(labels(`${certificate.certPem}\n${certificate.keyPem}`)).toEqual(['the keys you gave']);
    expect(labels('correct horse')).toEqual(['the secret you gave, read as text']);
    expect(labels('c2VjcmV0')).toEqual([
      'the secret you gave, read as text',
      'the secret you gave, read as base64url',
    ]);
    expect(labels('AB12')).toEqual([
      'the secret you gave, read as text',
      'the secret you gave, read as hex',
      'the secret you gave, read as base64url',
    ]);
    expect(labels('a+b/cd==')).toEqual([
      'the secret you gave, read as text',
      'the secret you gave, read as base64',
    ]);
  });

  test.each([
    ['an address', 'https://issuer.example/jwks'],
    ['a token', 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA'],
    ['half a PEM', certificate.certPem.slice(0, 60)],
    ['JSON that is no key', '{"a":1}'],
    ['nothing', '  '],
  ])('is not %s, and the words repeat nothing of it', (_, text) => {
    const given = verify.readGivenKeys(text, 'you gave');
    expect(given).toMatchObject({ ok: false, fault: { code: 'input.invalid', parameter: 'keys' } });
    if (text.trim() !== '') expect(JSON.stringify(given)).not.toContain(text);
  });
});

describe('a key to decrypt with', () => {
  test.each([
    ['PKCS #8 in PEM', () => String(x25519.privateKey.export({ type: 'pkcs8', format: 'pem' })), x25519],
    ['PKCS #1 in PEM', () => String(rsa.privateKey.export({ type: 'pkcs1', format: 'pem' })), rsa],
    ['SEC 1 in PEM', () => String(ec.privateKey.export({ type: 'sec1', format: 'pem' })), ec],
    ['PKCS #8 in base64', () => lines(rsa.privateKey.export({ type: 'pkcs8', format: 'der' })), rsa],
    ['PKCS #1 in base64', () => lines(rsa.privateKey.export({ type: 'pkcs1', format: 'der' })), rsa],
    ['a JWK', () => JSON.stringify(ec.privateKey.export({ format: 'jwk' })), ec],
  ])('may be %s, and is whole', (_, text, pair) => {
    expect(privateKeys(text())).toEqual([pair.privateKey.export({ format: 'jwk' })]);
  });

  test('prints as a secret, whatever prints it', () => {
    const read = decrypt.readDecryptionKeys(JSON.stringify(ec.privateKey.export({ format: 'jwk' })));
    expect(JSON.stringify(read)).toContain('[secret]');
    expect(JSON.stringify(read)).not.toContain(ec.privateKey.export({ format: 'jwk' }).d);
  });

  test.each([
    ['a certificate, which has no private half', certificate.certPem],
    ['a public key in PEM', String(rsa.publicKey.export({ type: 'spki', format: 'pem' }))],
    [
      'a private key that is encrypted itself',
      String(ec.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' })),
    ],
    ['a set without keys', '{"keys":[]}'],
    ['an address', 'https://issuer.example/key.pem'],
  ])('is not %s', (_, text) => {
    const read = decrypt.readDecryptionKeys(text);
    expect(read).toMatchObject({ ok: false, fault: { parameter: 'decryption_keys' } });
    expect(JSON.stringify(read)).not.toContain(text.slice(30, 60).trim() || 'nothing');
  });
});
