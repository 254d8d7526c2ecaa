import { describe, expect, test } from 'vitest';
import type { DecryptionVerdict } from '../../../src/core/jose/decryption.ts';
import type { Layer } from '../../../src/core/jose/layers.ts';
import { openedContent } from '../../../src/core/jose/opened-content.ts';
import { decryptionLine } from '../../../src/renderer/ui/token/decryption.model.ts';

const OPEN: DecryptionVerdict = {
  state: 'decrypted',
  alg: 'RSA-OAEP-256',
  enc: 'A256GCM',
  key: { label: 'the key you gave', kid: 'k1' },
  candidateCount: 1,
  attempts: [],
};
const layer = (kind: Layer['kind'], more: Partial<Layer> = {}): Layer => ({
  id: '0',
  kind,
  title: '',
  findings: [],
  ...more,
});

describe('what is shown of an encrypted token', () => {
  test('is nothing while it is not decrypted', () => {
    expect(openedContent([])).toBeUndefined();
    expect(
      openedContent([layer('jwe', { decryption: { state: 'unchecked', reason: 'no_keys', message: '' } })]),
    ).toBeUndefined();
  });

  test('is the claims of the innermost token', () => {
    const inner = layer('jws', { headerText: '{"alg":"ES256"}', payloadText: '{"sub":"a"}' });
    expect(openedContent([layer('jwe', { decryption: OPEN, payloadText: 'eyJ…' }), inner])).toEqual({
      kind: 'claims',
      headerText: '{"alg":"ES256"}',
      payloadText: '{"sub":"a"}',
    });
  });

  test('is the text where no token and no claims are inside, or that it is none', () => {
    expect(openedContent([layer('jwe', { decryption: OPEN, payloadText: 'hello' })])).toEqual({
      kind: 'text',
      text: 'hello',
    });
    expect(openedContent([layer('jwe', { decryption: OPEN })])).toEqual({ kind: 'bytes' });
  });
});

describe('the line about decrypting', () => {
  const words = (verdict: DecryptionVerdict) =>
    decryptionLine(verdict)
      .text.map((part) => (typeof part === 'string' ? part : `<${part.code}>`))
      .join('');

  test('names the algorithms and the key, and whose it was among several', () => {
    expect(words(OPEN)).toBe('RSA-OAEP-256 and A256GCM, with the key you gave <k1>.');
    expect(words({ ...OPEN, recipient: 1, zip: { compressedBytes: 100, bytes: 2000 } })).toMatch(
      /<k1>, as recipient 2\. Unpacked from 100 bytes to /,
    );
  });

  test('says why not, and that it was not tried', () => {
    const failed = { state: 'failed', reason: 'wrong_key', attempts: [], message: 'No key fits.' } as const;
    expect(decryptionLine(failed)).toMatchObject({ tone: 'risk', badge: 'Not decrypted' });
    expect(decryptionLine({ state: 'unchecked', reason: 'no_keys', message: 'No key.' })).toMatchObject({
      tone: 'unchecked',
      badge: 'Encrypted',
    });
  });
});
