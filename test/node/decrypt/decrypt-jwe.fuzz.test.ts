import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageOfCompact, messageOfJson } from '../../../src/core/jose/jwe.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { JsonValue } from '../../../src/core/json.ts';
import { decryptJwe } from '../../../src/engine/inspect/decrypt-jwe.ts';
import { createDecrypt } from '../../../src/node/decrypt/create-decrypt.ts';
import { CONTENT_ENCRYPTION, KEY_MANAGEMENT } from '../../../src/core/jose/jwe-algorithms.ts';
import { encryptedToken, keyForJwe } from '../../support/jwe.ts';

const decrypt = createDecrypt();
const KEYS = [
  keyForJwe('RSA-OAEP', 'A128GCM'),
  keyForJwe('ECDH-ES', 'A128GCM'),
  keyForJwe('ECDH-ES', 'A128GCM', 'X25519'),
  keyForJwe('A128KW', 'A128GCM'),
  keyForJwe('dir', 'A256GCM'),
].map(({ privateJwk }) => privateJwk);
const read = decrypt.readDecryptionKeys(JSON.stringify({ keys: KEYS }));
const keys = read.ok ? read.value : [];

const NAMES = [
  'alg',
  'enc',
  'zip',
  'epk',
  'apu',
  'apv',
  'iv',
  'tag',
  'p2s',
  'p2c',
  'kid',
  'crit',
  '__proto__',
];
const value = fc.oneof(
  fc.constantFrom<JsonValue>('', 'AA', null, 7, -1, 1e308, true, [], {}, 'DEF', {
    kty: 'EC',
    crv: 'P-256',
    x: 'AA',
    y: 'AA',
  }),
  fc.string(),
  fc.base64String().map((text) => text.replaceAll('=', '')),
);
const header = fc.record(
  {
    alg: fc.oneof(fc.constantFrom(...KEY_MANAGEMENT.map(({ alg }) => alg)), value),
    enc: fc.oneof(fc.constantFrom(...CONTENT_ENCRYPTION.map(({ enc }) => enc)), value),
    more: fc.dictionary(fc.constantFrom(...NAMES.slice(2)), value, { maxKeys: 5 }),
  },
  { requiredKeys: [] },
);
const part = fc.oneof(
  fc.constantFrom('', 'AA', '!'),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
);

/** Rounds that a random header asks for stay few: what is tested is that nothing throws, not how long it takes. */
function headerText({ more, ...names }: { readonly more?: object }): string {
  const { p2c, ...rest } = { p2c: 0, ...more };
  return Buffer.from(
    JSON.stringify({ ...rest, p2c: typeof p2c === 'number' ? Math.min(p2c, 9) : p2c, ...names }),
  ).toString('base64url');
}

test('whatever stands in a token, trying keys on it ends in a verdict and throws nothing', async () => {
  await fc.assert(
    fc.asyncProperty(header, part, part, part, part, async (head, encryptedKey, iv, ciphertext, tag) => {
      const object = { protected: headerText(head), encrypted_key: encryptedKey, iv, ciphertext, tag };
      const { verdict, plaintext } = await decryptJwe(decrypt, messageOfJson(object), keys);
      expect(['failed', 'unchecked']).toContain(verdict.state);
      expect(plaintext).toBeUndefined();
    }),
    { numRuns: 600 },
  );
});

test('whatever a JSON object is, reading it as a JWE throws nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (json) => {
      const object =
        typeof json === 'object' && json !== null && !Array.isArray(json) ? json : { recipients: json };
      const { verdict } = await decryptJwe(decrypt, messageOfJson({ ciphertext: 'AA', ...object }), keys);
      expect(['failed', 'unchecked']).toContain(verdict.state);
    }),
    { numRuns: 600 },
  );
});

test('no token with one character changed decrypts', async () => {
  const key = keyForJwe('A128KW', 'A128CBC-HS256');
  const token = await encryptedToken({ alg: 'A128KW', enc: 'A128CBC-HS256' }, '{"sub":"alice"}', key);
  const own = decrypt.readDecryptionKeys(JSON.stringify(key.privateJwk));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(token.length - 1),
      fc.constantFrom('A', 'b', 'Z', '0', '9', '-', '_'),
      async (at, letter) => {
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        fc.pre(changed !== token);
        const parsed = parseToken(changed);
        if (parsed.format !== 'jwe') return;
        const { verdict } = await decryptJwe(decrypt, messageOfCompact(parsed), own.ok ? own.value : []);
        expect(verdict.state).not.toBe('decrypted');
      },
    ),
    { numRuns: 500 },
  );
});
