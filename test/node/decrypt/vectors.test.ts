import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { messageOfCompact, messageOfJson } from '../../../src/core/jose/jwe.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import { isJsonObject, type JsonObject } from '../../../src/core/json.ts';
import { decryptJwe } from '../../../src/engine/inspect/decrypt-jwe.ts';
import { createDecrypt } from '../../../src/node/decrypt/create-decrypt.ts';

/** The JWE examples of RFC 7520 and RFC 8037, public domain: https://github.com/ietf-jose/cookbook. Their keys guard nothing. */
interface Vector {
  readonly from: string;
  readonly plaintext: string;
  readonly keys: readonly JsonObject[];
  readonly password?: string;
  readonly tokens: { readonly [form: string]: string | JsonObject };
}

const decrypt = createDecrypt();

const VECTORS = JSON.parse(
  readFileSync(new URL('vectors/rfc7520-jwe.json', import.meta.url), 'utf8'),
) as readonly Vector[];

function messageOf(token: string | JsonObject) {
  if (isJsonObject(token)) return messageOfJson(token);
  const parsed = parseToken(token);
  if (parsed.format !== 'jwe') throw new Error(`no JWE: ${parsed.format}`);
  return messageOfCompact(parsed);
}

function keysOf({ keys, password }: Vector) {
  const read = decrypt.readDecryptionKeys(password ?? JSON.stringify({ keys }));
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

describe.each(VECTORS)('$from', (vector) => {
  test.each(Object.keys(vector.tokens))('decrypts in its form %s', async (form) => {
    const { verdict, plaintext } = await decryptJwe(
      decrypt,
      messageOf(vector.tokens[form] ?? ''),
      keysOf(vector),
    );
    expect(verdict).toMatchObject({ state: 'decrypted' });
    expect(new TextDecoder().decode(plaintext)).toBe(vector.plaintext);
  });

  test.each(Object.keys(vector.tokens))(
    'does not where a bit of the content was changed, in its form %s',
    async (form) => {
      const message = messageOf(vector.tokens[form] ?? '');
      const ciphertext = Uint8Array.from(message.ciphertext ?? []);
      ciphertext[3] = (ciphertext[3] ?? 0) ^ 1;
      const { verdict, plaintext } = await decryptJwe(decrypt, { ...message, ciphertext }, keysOf(vector));
      // Where nothing says that the key is the right one, another key looks the same.
      const isOne = message.recipients.length === 1;
      const isOpen = isOne && 'alg' in verdict && ['dir', 'ECDH-ES', 'RSA1_5'].includes(verdict.alg ?? '');
      expect(verdict).toMatchObject({ state: 'failed', reason: isOpen ? 'wrong_key' : 'tag_mismatch' });
      expect(plaintext).toBeUndefined();
    },
  );
});
