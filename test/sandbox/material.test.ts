import { calculateJwkThumbprint } from 'jose';
import { describe, expect, test } from 'vitest';
import { createSandboxMaterial, isSandboxMaterial, publicJwk } from '../../src/sandbox/material.ts';

const material = await createSandboxMaterial();

describe('the material of a sandbox', () => {
  test('survives JSON unchanged', () => {
    const readBack: unknown = JSON.parse(JSON.stringify(material));
    expect(readBack).toEqual(material);
    expect(isSandboxMaterial(readBack)).toBe(true);
  });

  test('names each key by its RFC 7638 thumbprint', async () => {
    for (const key of [...material.signingKeys, ...Object.values(material.clientKeys)]) {
      expect(key['kid']).toBe(await calculateJwkThumbprint({ ...publicJwk(key) }));
    }
  });

  test('is different each time', async () => {
    const other = await createSandboxMaterial();
    expect(other.clientSecrets).not.toEqual(material.clientSecrets);
    expect(other.signingKeys.map((key) => key['kid'])).not.toEqual(
      material.signingKeys.map((key) => key['kid']),
    );
  });

  test('publishes no private member of a key', () => {
    for (const key of material.signingKeys) {
      expect(Object.keys(publicJwk(key))).not.toEqual(expect.arrayContaining(['d']));
      expect(publicJwk(key)).not.toHaveProperty('p');
    }
  });

  test.each([
    ['nothing', undefined],
    ['a list', []],
    ['another version', { ...material, version: 2 }],
    ['no signing keys', { ...material, signingKeys: [] }],
    ['one signing key only', { ...material, signingKeys: material.signingKeys.slice(1) }],
    ['a client without its secret', { ...material, clientSecrets: {} }],
    ['a client without its key', { ...material, clientKeys: {} }],
    ['a short nonce secret', { ...material, dpopNonceSecret: 'c2hvcnQ' }],
    ['an empty cookie key', { ...material, cookieKeys: [''] }],
  ])('is refused when it is %s', (_what, value) => {
    expect(isSandboxMaterial(value)).toBe(false);
  });
});
