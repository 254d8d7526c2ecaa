import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

/** RFC 7520 §5 and §6, RFC 8037; public domain: https://github.com/ietf-jose/cookbook. Their keys guard nothing. */
interface Example {
  readonly from: string;
  readonly plaintext: string;
  readonly keys: readonly JsonObject[];
  readonly password?: string;
  readonly tokens: { readonly [form: string]: string | JsonObject };
}

const EXAMPLES = JSON.parse(
  readFileSync(new URL('../node/decrypt/vectors/rfc7520-jwe.json', import.meta.url), 'utf8'),
) as readonly Example[];
const FORMS = EXAMPLES.flatMap((example) =>
  Object.entries(example.tokens).map(([form, token]) => ({ ...example, form, token })),
);
/** What the rules object to in the RFC’s own examples. */
const OBJECTED: { readonly [from: string]: readonly string[] } = {
  'RFC 7520 §5.1': ['token.encryption.rsa1_5'],
  'RFC 7520 §5.9': ['token.encryption.zip_used'],
  'RFC 7520 §5.13': ['token.encryption.rsa1_5'],
};

describe('every published JWE, pasted as it is', () => {
  it.each(FORMS)(
    '$from as $form decrypts with its key, and the rules say what is weak in it',
    async (example) => {
      const { engine } = await openFlow();
      const text = typeof example.token === 'string' ? example.token : JSON.stringify(example.token);
      const decryptionKeys = example.password ?? JSON.stringify({ keys: example.keys });
      const [token] = valueOf(await engine.inspect({ text, decryptionKeys }));
      const [whole, ...inside] = token?.layers ?? [];
      expect(whole).toMatchObject({ decryption: { state: 'decrypted' }, payloadText: example.plaintext });
      const encryption = token?.findings.filter(
        ({ code, outcome }) => code.startsWith('token.encryption.') && outcome === 'fail',
      );
      expect(encryption?.map(({ code }) => code)).toEqual(OBJECTED[example.from] ?? []);
      if (example.from === 'RFC 7520 §6') expect(inside).toMatchObject([{ kind: 'jws' }]);
    },
  );

  it.each(FORMS)('$from as $form says that it was not decrypted, without its key', async ({ token }) => {
    const { engine } = await openFlow();
    const text = typeof token === 'string' ? token : JSON.stringify(token);
    const [inspected] = valueOf(await engine.inspect({ text }));
    expect(inspected?.layers[0]).toMatchObject({ decryption: { state: 'unchecked', reason: 'no_keys' } });
  });
});
