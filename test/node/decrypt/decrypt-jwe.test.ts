import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  CONTENT_ENCRYPTION,
  KEY_MANAGEMENT,
  MAX_PBKDF2_ROUNDS,
} from '../../../src/core/jose/jwe-algorithms.ts';
import { type JweMessage, messageOfCompact, messageOfJson } from '../../../src/core/jose/jwe.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { decryptJwe } from '../../../src/engine/inspect/decrypt-jwe.ts';
import type { Decrypt } from '../../../src/engine/ports/decrypt.ts';
import { createDecrypt } from '../../../src/node/decrypt/create-decrypt.ts';
import { createProbe } from '../../../src/node/decrypt/probe-parts.ts';
import { encryptByRsa15, encryptDirectly, encryptedToken, keyForJwe } from '../../support/jwe.ts';

const PLAINTEXT = '{"iss":"https://issuer.example","sub":"alice"}';
const decrypt = createDecrypt();

function messageOf(token: string) {
  const parsed = parseToken(token);
  if (parsed.format !== 'jwe') throw new Error(`no JWE: ${parsed.format}`);
  return messageOfCompact(parsed);
}

function keys(...jwks: readonly JsonObject[]) {
  const read = decrypt.readDecryptionKeys(JSON.stringify({ keys: jwks }));
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

const open = (token: string, ...jwks: readonly JsonObject[]) =>
  decryptJwe(decrypt, messageOf(token), keys(...jwks));

const PAIRS = KEY_MANAGEMENT.filter(({ alg }) => alg !== 'RSA1_5').flatMap(({ alg }) =>
  CONTENT_ENCRYPTION.map(({ enc }) => [alg, enc] as const),
);

describe('what jose encrypts is decrypted', () => {
  test.each(PAIRS)('%s with %s', async (alg, enc) => {
    const key = keyForJwe(alg, enc);
    const { verdict, plaintext } = await open(
      await encryptedToken({ alg, enc }, PLAINTEXT, key),
      key.privateJwk,
    );
    expect(verdict).toMatchObject({ state: 'decrypted', alg, enc });
    expect(new TextDecoder().decode(plaintext)).toBe(PLAINTEXT);
  });

  test.each(['P-256', 'P-384', 'P-521', 'X25519'])(
    'over a key agreed on %s, with and without wrapping',
    async (curve) => {
      for (const alg of ['ECDH-ES', 'ECDH-ES+A256KW']) {
        const key = keyForJwe(alg, 'A256GCM', curve);
        const { verdict } = await open(
          await encryptedToken({ alg, enc: 'A256GCM' }, PLAINTEXT, key),
          key.privateJwk,
        );
        expect(verdict).toMatchObject({ state: 'decrypted' });
      }
    },
  );

  test('and with another key of the same type it is not, which says nothing against the token', async () => {
    const failures = await Promise.all(
      PAIRS.filter(([, enc]) => enc === 'A256GCM').map(async ([alg, enc]) => {
        const other = alg.startsWith('RSA')
          ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
          : alg.startsWith('ECDH')
            ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
            : keyForJwe(alg, enc).privateJwk;
        const token = await encryptedToken({ alg, enc }, PLAINTEXT, keyForJwe(alg, enc));
        const { verdict } = await open(token, other as JsonObject);
        return [alg, verdict.state === 'failed' ? verdict.reason : verdict.state];
      }),
    );
    expect(Object.fromEntries(failures)).toMatchObject({
      'RSA-OAEP': 'wrong_key',
      A128KW: 'wrong_key',
      A128GCMKW: 'wrong_key',
      'ECDH-ES+A128KW': 'wrong_key',
      'PBES2-HS256+A128KW': 'wrong_key',
      // The key is used as it is: nothing tells another key from a changed content.
      dir: 'wrong_key',
      'ECDH-ES': 'wrong_key',
    });
  });
});

describe('RSA1_5', () => {
  const key = keyForJwe('RSA1_5', 'A256GCM').privateJwk;

  test('is decrypted', async () => {
    const { verdict } = await open(encryptByRsa15(PLAINTEXT), key);
    expect(verdict).toMatchObject({ state: 'decrypted', alg: 'RSA1_5' });
  });

  test('with a content key of another length is not told from one for another key', async () => {
    const { verdict } = await open(encryptByRsa15(PLAINTEXT, randomBytes(40)), key);
    expect(verdict).toMatchObject({ state: 'failed', reason: 'wrong_key' });
  });
});

describe('several keys', () => {
  test('are each tried, and the one that fits is named', async () => {
    const right = { ...keyForJwe('A128KW', 'A128GCM').privateJwk, kid: 'right' };
    const wrong = { ...keyForJwe('A128KW', 'A128GCM').privateJwk, kid: 'wrong' };
    const token = await encryptedToken({ alg: 'A128KW', enc: 'A128GCM' }, PLAINTEXT, {
      publicJwk: right,
      privateJwk: right,
    });
    const { verdict } = await open(token, keyForJwe('RSA-OAEP', 'A128GCM').privateJwk, wrong, right);
    expect(verdict).toMatchObject({
      state: 'decrypted',
      key: { kid: 'right', label: 'the keys you gave' },
      attempts: [
        { result: 'unusable', reason: expect.stringContaining('is of type "RSA"') as string },
        { kid: 'wrong', result: 'does_not_fit' },
        { kid: 'right', result: 'decrypts' },
      ],
    });
  });

  test('that the header names are tried before others', async () => {
    const right = { ...keyForJwe('A128KW', 'A128GCM').privateJwk, kid: 'k2' };
    const token = await encryptedToken({ alg: 'A128KW', enc: 'A128GCM', kid: 'k2' }, PLAINTEXT, {
      publicJwk: right,
      privateJwk: right,
    });
    const { verdict } = await open(token, { ...keyForJwe('A128KW', 'A128GCM').privateJwk, kid: 'k1' }, right);
    expect(verdict).toMatchObject({ state: 'decrypted', attempts: [{ kid: 'k2', result: 'decrypts' }] });
  });

  test.each([
    ['a public key', keyForJwe('RSA-OAEP', '').publicJwk, 'is a public key'],
    ['a key for signatures', { ...keyForJwe('RSA-OAEP', '').privateJwk, use: 'sig' }, 'marked "use": "sig"'],
    [
      'a key for another algorithm',
      { ...keyForJwe('RSA-OAEP', '').privateJwk, alg: 'RSA1_5' },
      'is for "RSA1_5"',
    ],
    [
      'a key without the right to decrypt',
      { ...keyForJwe('RSA-OAEP', '').privateJwk, key_ops: ['sign'] },
      'key_ops',
    ],
  ])('of which one is %s: it is not tried, and why is said', async (_, jwk, reason) => {
    const token = await encryptedToken(
      { alg: 'RSA-OAEP', enc: 'A128GCM' },
      PLAINTEXT,
      keyForJwe('RSA-OAEP', ''),
    );
    const { verdict } = await open(token, jwk);
    expect(verdict).toMatchObject({ state: 'failed', reason: 'no_matching_key' });
    expect(JSON.stringify(verdict)).toContain(JSON.stringify(reason).slice(1, -1));
  });
});

describe('a secret', () => {
  test.each([
    ['hex', (key: Buffer) => key.toString('hex')],
    ['base64url', (key: Buffer) => key.toString('base64url')],
    [
      'base64',
      (key: Buffer) => Buffer.concat([Buffer.from('fbff', 'hex'), key.subarray(2)]).toString('base64'),
    ],
    ['text', () => 'sixteen letters!'],
  ])('given as %s is found to be that', async (reading, write) => {
    const bytes = randomBytes(16);
    const text = write(bytes);
    const key =
      reading === 'text' ? Buffer.from(text) : reading === 'base64' ? Buffer.from(text, 'base64') : bytes;
    const jwk = { kty: 'oct', k: key.toString('base64url') };
    const token = await encryptedToken({ alg: 'A128KW', enc: 'A128GCM' }, PLAINTEXT, {
      publicJwk: jwk,
      privateJwk: jwk,
    });
    const read = decrypt.readDecryptionKeys(text);
    const { verdict } = await decryptJwe(decrypt, messageOf(token), read.ok ? read.value : []);
    expect(verdict).toMatchObject({
      state: 'decrypted',
      key: { label: `the secret you gave, read as ${reading}` },
    });
    expect(JSON.stringify(verdict)).not.toContain(text);
  });
});

describe('what could keep a reader busy', () => {
  const key = keyForJwe('dir', 'A256GCM');
  const zipped = { alg: 'dir', enc: 'A256GCM', zip: 'DEF' };

  test('a compressed content is unpacked, and its sizes are told', async () => {
    const { verdict, plaintext } = await open(
      encryptDirectly(zipped, deflateRawSync(PLAINTEXT), key),
      key.privateJwk,
    );
    expect(verdict).toMatchObject({ state: 'decrypted', zip: { bytes: PLAINTEXT.length } });
    expect(new TextDecoder().decode(plaintext)).toBe(PLAINTEXT);
  });

  test.each([
    ['a content that grows to more than four megabytes', deflateRawSync(sparse(5000))],
    ['a content that grows a thousandfold', deflateRawSync(Buffer.alloc(3 * 1024 * 1024))],
    ['a content that would grow to 64 megabytes', deflateRawSync(Buffer.alloc(64 * 1024 * 1024))],
  ])('%s is given up on the way', async (_, packed) => {
    const { verdict, plaintext } = await open(encryptDirectly(zipped, packed, key), key.privateJwk);
    expect(verdict).toMatchObject({ state: 'failed', reason: 'zip_too_large' });
    expect(plaintext).toBeUndefined();
  });

  test('a content that is no DEFLATE, or ends within it, is said to be none', async () => {
    for (const packed of [
      Buffer.from('no deflate'),
      deflateRawSync(PLAINTEXT).subarray(0, 20),
      Buffer.alloc(0),
    ]) {
      const { verdict } = await open(encryptDirectly(zipped, packed, key), key.privateJwk);
      expect(verdict).toMatchObject({ state: 'failed', reason: 'zip_malformed' });
    }
  });

  test('another compression is not guessed at', async () => {
    const { verdict, plaintext } = await open(
      encryptDirectly({ ...zipped, zip: 'BR' }, Buffer.from('x'), key),
      key.privateJwk,
    );
    expect(verdict).toMatchObject({ state: 'unchecked', reason: 'unsupported_zip' });
    expect(plaintext).toBeUndefined();
  });

  test('rounds of PBKDF2 are limited, for one key and for all of them', async () => {
    const password = keyForJwe('PBES2-HS256+A128KW', 'A128GCM');
    const token = await encryptedToken({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM' }, PLAINTEXT, password);
    const message = messageOf(token);
    const withCount = (p2c: number) => ({ ...message, protectedHeader: { ...message.protectedHeader, p2c } });
    const tooMany = await decryptJwe(decrypt, withCount(MAX_PBKDF2_ROUNDS + 1), keys(password.privateJwk));
    expect(tooMany.verdict).toMatchObject({ state: 'failed', reason: 'too_many_iterations' });
    const three = keys(...[1, 2, 3].map(() => keyForJwe('PBES2-HS256+A128KW', 'A128GCM').privateJwk));
    const together = await decryptJwe(decrypt, withCount(900_000), three);
    expect(together.verdict).toMatchObject({ attempts: [{}, {}, { result: 'unusable' }] });
  });

  test('a negative count of rounds does not pay for the rounds of other recipients', async () => {
    const [header, encryptedKey] = [{ alg: 'PBES2-HS256+A128KW' }, new Uint8Array(24)];
    const message: JweMessage = {
      form: 'general',
      protectedText: 'e30',
      protectedHeader: { enc: 'A128GCM' },
      recipients: [-1e15, 900_000, 1e9, 900_000, 900_000].map((p2c) => ({
        header: { ...header, p2c },
        encryptedKey,
      })),
      problems: [],
    };
    const tried: unknown[] = [];
    const counting: Decrypt = {
      ...decrypt,
      open: async (sealed) => {
        tried.push(sealed.header['p2c']);
        return { result: 'key_does_not_fit' };
      },
    };
    await decryptJwe(counting, message, keys(keyForJwe('PBES2-HS256+A128KW', 'A128GCM').privateJwk));
    // One that asks for too much is left out, and leaves the others what they need.
    expect(tried).toEqual([-1e15, 900_000, 900_000]);
  });

  test('rounds are limited for all tokens of a text together', async () => {
    const password = keyForJwe('PBES2-HS256+A128KW', 'A128GCM');
    const token = await encryptedToken({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM' }, PLAINTEXT, password);
    const rounds = { left: 3000 };
    const states = [];
    for (let time = 0; time < 3; time++) {
      const { verdict } = await decryptJwe(decrypt, messageOf(token), keys(password.privateJwk), rounds);
      states.push('reason' in verdict ? verdict.reason : verdict.state);
    }
    expect(states).toEqual(['decrypted', 'too_many_iterations', 'too_many_iterations']);
  });

  test('a private key that lacks its primes is no fault of the token', async () => {
    const rsa = keyForJwe('RSA-OAEP-256', 'A256GCM');
    const { kty = '', n = '', e = '', d = '' } = rsa.privateJwk;
    const token = await encryptedToken({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }, PLAINTEXT, rsa);
    const { verdict } = await open(token, { kty, n, e, d });
    expect(verdict).toMatchObject({
      state: 'failed',
      reason: 'no_matching_key',
      attempts: [{ result: 'unusable' }],
    });
  });
});

describe('what is built wrongly', () => {
  const key = keyForJwe('dir', 'A256GCM');
  const good = encryptDirectly({ alg: 'dir', enc: 'A256GCM' }, Buffer.from(PLAINTEXT), key).split('.');
  const changed = (index: number, text: string) =>
    good.map((part, at) => (at === index ? text : part)).join('.');
  const headerOf = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');

  test.each([
    ['a tag that was cut short', changed(4, (good[4] ?? '').slice(0, 8))],
    ['an initialization vector of another length', changed(2, 'AAAA')],
    ['an encrypted key under direct encryption', changed(1, 'AAAA')],
    ['a part that is not base64url', changed(3, '!!!')],
    ['no alg', changed(0, headerOf({ enc: 'A256GCM' }))],
    ['no enc', changed(0, headerOf({ alg: 'dir' }))],
  ])('%s: no key is tried, and why is said', async (_, token) => {
    const { verdict } = await open(token, key.privateJwk);
    expect(verdict).toMatchObject({ state: 'failed', reason: 'malformed' });
  });

  test('an algorithm that nobody knows is unchecked, with its name', async () => {
    const { verdict } = await open(changed(0, headerOf({ alg: 'HPKE-0', enc: 'A256GCM' })), key.privateJwk);
    expect(verdict).toMatchObject({
      state: 'unchecked',
      reason: 'unsupported_alg',
      message: expect.stringContaining('HPKE-0') as string,
    });
  });

  test('a one-time key that is not on the curve is refused', async () => {
    const pair = keyForJwe('ECDH-ES', 'A128GCM');
    const message = messageOf(await encryptedToken({ alg: 'ECDH-ES', enc: 'A128GCM' }, PLAINTEXT, pair));
    const off = { ...pair.publicJwk, y: pair.publicJwk['x'] ?? '' };
    for (const epk of [off, { ...pair.publicJwk, x: 'AA' }, 7, { kty: 'EC', crv: 'P-256' }]) {
      const protectedHeader = { ...message.protectedHeader, epk };
      const { verdict } = await decryptJwe(decrypt, { ...message, protectedHeader }, keys(pair.privateJwk));
      expect(verdict).toMatchObject({ state: 'failed', reason: 'malformed' });
    }
  });

  test.each([
    [{ ciphertext: 7 }],
    [{ ciphertext: 'AA', recipients: 7 }],
    [{ ciphertext: 'AA', recipients: [7, null] }],
    [{ ciphertext: 'AA', protected: 'e30', unprotected: [], header: 'x', aad: '!' }],
    [{ protected: 'AAAA', ciphertext: 'AA' }],
    [{}],
  ])('a JSON serialization like %j is malformed, and nothing throws', async (object) => {
    const { verdict } = await decryptJwe(decrypt, messageOfJson(object), keys(key.privateJwk));
    expect(verdict).toMatchObject({ state: 'failed', reason: 'malformed' });
  });
});

describe('a runtime that lacks something', () => {
  const lacking = createDecrypt(
    createProbe((part) => {
      if (part === 'aes-192-gcm' || part === 'X448') throw new Error('BoringSSL has none');
    }),
  );

  test('leaves the token unchecked, and says what is missing', async () => {
    const key = keyForJwe('dir', 'A192GCM');
    const token = await encryptedToken({ alg: 'dir', enc: 'A192GCM' }, PLAINTEXT, key);
    const { verdict } = await decryptJwe(lacking, messageOf(token), keys(key.privateJwk));
    expect(verdict).toMatchObject({
      state: 'unchecked',
      reason: 'unsupported_alg',
      message: expect.stringContaining('aes-192-gcm') as string,
    });
  });
});

test('X448 is agreed on where the runtime has it', async () => {
  const ours = generateKeyPairSync('x448');
  const theirs = generateKeyPairSync('x448');
  const { agreeOnKey } = await import('../../../src/node/decrypt/agree.ts');
  const management = KEY_MANAGEMENT.find(({ alg }) => alg === 'ECDH-ES');
  const [encryption] = CONTENT_ENCRYPTION;
  if (!management || !encryption) throw new Error('no such row');
  const sealed = (epk: object) => ({
    header: { epk } as unknown as JsonObject,
    encryption,
    encryptedKey: new Uint8Array(),
    iv: new Uint8Array(),
    ciphertext: new Uint8Array(),
    tag: new Uint8Array(),
    additionalData: '',
  });
  const jwk = (key: typeof ours.privateKey) => key.export({ format: 'jwk' }) as JsonObject;
  const a = agreeOnKey(sealed(jwk(theirs.publicKey)), jwk(ours.privateKey), management);
  const b = agreeOnKey(sealed(jwk(ours.publicKey)), jwk(theirs.privateKey), management);
  expect(a).toHaveProperty('key');
  expect(a).toEqual(b);
});

/** So many kilobytes that compress twentyfold: no ratio to be alarmed at. */
function sparse(kilobytes: number): Buffer {
  const bytes = Buffer.alloc(kilobytes * 1024);
  for (let at = 0; at < bytes.length; at += 1024) randomBytes(50).copy(bytes, at);
  return bytes;
}
