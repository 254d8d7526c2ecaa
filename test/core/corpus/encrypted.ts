import { createCipheriv } from 'node:crypto';
import { segment } from '../jose/tokens.ts';
import { type BadToken, bad } from './entry.ts';
import { PAYLOAD } from './parts.ts';

const json = JSON.stringify;
const KEY = new Uint8Array(32).fill(9);
const IV = new Uint8Array(12).fill(1);
const DIRECT = { alg: 'dir', enc: 'A256GCM' };

interface Sealed {
  readonly header: string;
  readonly iv: string;
  readonly ciphertext: string;
  readonly tag: string;
}

/** Really encrypted, with a key that nobody gives: what is wrong is said without opening it. */
function sealed(header: string): Sealed {
  const protectedText = segment(header);
  const cipher = createCipheriv('aes-256-gcm', KEY, IV).setAAD(Buffer.from(protectedText));
  const ciphertext = segment(Buffer.concat([cipher.update(PAYLOAD), cipher.final()]));
  return { header: protectedText, iv: segment(IV), ciphertext, tag: segment(cipher.getAuthTag()) };
}

function compact(header: object | string, more: Partial<Sealed> & { readonly key?: string } = {}): string {
  const parts = { ...sealed(typeof header === 'string' ? header : json(header)), key: '', ...more };
  return [parts.header, parts.key, parts.iv, parts.ciphertext, parts.tag].join('.');
}

function flattened(header: object, members: object = {}): string {
  const { header: protectedText, iv, ciphertext, tag } = sealed(json(header));
  return json({ protected: protectedText, iv, ciphertext, tag, ...members });
}

const jwe = { as: 'jwe' } as const;
const encoding = { as: 'jwe', fails: ['token.encoding.not_base64url'] } as const;
const empty = { as: 'jwe', fails: ['token.segments.empty'] } as const;
const inJson = { as: 'jwe_json' } as const;

/** Encrypted tokens, compact and in JSON (RFC 7516). */
export const encrypted: readonly BadToken[] = [
  bad('The encrypted token has no alg.', compact({ enc: 'A256GCM' }), {
    ...jwe,
    fails: ['token.encryption.alg_missing'],
  }),
  bad('The encrypted token’s alg is a number.', compact({ alg: 1, enc: 'A256GCM' }), {
    ...jwe,
    fails: ['token.encryption.alg_missing'],
  }),
  bad('The encrypted token has no enc.', compact({ alg: 'dir' }), {
    ...jwe,
    fails: ['token.encryption.enc_missing'],
  }),
  bad('The encrypted token’s enc is a list.', compact({ alg: 'dir', enc: ['A256GCM'] }), {
    ...jwe,
    fails: ['token.encryption.enc_missing'],
  }),
  bad(
    'The encrypted token’s enc is under the name of all prototypes.',
    compact('{"alg":"dir","__proto__":{"enc":"A256GCM"}}'),
    { ...jwe, fails: ['token.encryption.enc_missing'] },
  ),
  bad(
    'The encrypted token’s header stands there twice.',
    compact('{"alg":"dir","enc":"A256GCM","enc":"A128GCM"}'),
    { ...jwe, fails: ['token.json.duplicate_member'] },
  ),
  bad('The encrypted token’s header is no JSON.', compact('{"alg":"dir","enc":'), {
    ...jwe,
    fails: ['token.json.malformed'],
  }),
  bad(
    'The encrypted token’s header is 50,000 deep.',
    () => compact(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
    { ...jwe, fails: ['token.json.too_deep'] },
  ),
  bad('The encrypted token has no initialization vector.', compact(DIRECT, { iv: '' }), empty),
  bad('The encrypted token has no content.', compact(DIRECT, { ciphertext: '' }), empty),
  bad('The encrypted token has no tag.', compact(DIRECT, { tag: '' }), empty),
  bad('The encrypted token’s vector is no base64url.', compact(DIRECT, { iv: 'AA+/' }), encoding),
  bad('The encrypted token’s content is no base64url.', compact(DIRECT, { ciphertext: '****' }), encoding),
  bad('The encrypted token’s tag is padded.', compact(DIRECT, { tag: 'AAAAAAAAAAAAAAAAAAAAAA==' }), {
    ...jwe,
    fails: ['token.encoding.padding'],
  }),
  bad('The encrypted token’s key is no base64url.', compact(DIRECT, { key: 'A A' }), {
    ...jwe,
    fails: ['token.text.white_space'],
  }),
  bad(
    'The encrypted token’s tag ends in bits that belong to no byte.',
    compact(DIRECT, { tag: 'AAAAAAAAAAAAAAAAAAAAAB' }),
    { ...jwe, fails: ['token.encoding.non_canonical'] },
  ),
  bad('The encrypted token is compressed.', compact({ ...DIRECT, zip: 'DEF' }), {
    ...jwe,
    fails: ['token.encryption.zip_used'],
  }),
  bad(
    'The encrypted token’s key is encrypted with RSA of the old sort.',
    compact({ alg: 'RSA1_5', enc: 'A256GCM' }, { key: 'AAAA' }),
    { ...jwe, fails: ['token.encryption.rsa1_5'] },
  ),
  bad(
    'A password is hashed once.',
    compact(
      { alg: 'PBES2-HS256+A128KW', enc: 'A256GCM', p2s: 'AAAAAAAAAAA', p2c: 1 },
      { key: 'A'.repeat(32) },
    ),
    { ...jwe, fails: ['token.encryption.pbes2_count_low'] },
  ),
  bad(
    'A password is hashed a billion times.',
    compact(
      { alg: 'PBES2-HS256+A128KW', enc: 'A256GCM', p2s: 'AAAAAAAAAAA', p2c: 1_000_000_000 },
      { key: 'A'.repeat(32) },
    ),
    { ...jwe, fails: ['token.encryption.pbes2_count_high'] },
  ),
  bad(
    'An extension that the encrypted token calls critical is unknown.',
    compact({ ...DIRECT, x: 1, crit: ['x'] }),
    { ...jwe, fails: ['token.encryption.crit_unknown'] },
  ),
  bad('The encrypted token’s alg is unknown.', compact({ alg: 'toString', enc: 'A256GCM' }), {
    ...jwe,
    fails: ['token.encryption.not_decrypted'],
  }),
  bad(
    'An encrypted token in JSON has no content.',
    json({ protected: segment(json(DIRECT)), ciphertext: '', tag: '' }),
    inJson,
  ),
  bad('An encrypted token in JSON has a vector that is no text.', flattened(DIRECT, { iv: 1 }), {
    ...inJson,
    tokens: 1,
  }),
  bad(
    'An encrypted token in JSON has recipients that are no list.',
    flattened(DIRECT, { recipients: {} }),
    inJson,
  ),
  bad(
    'An encrypted token in JSON has no recipients in its list.',
    flattened(DIRECT, { recipients: [] }),
    inJson,
  ),
  bad(
    'An encrypted token in JSON says its enc twice, in two headers.',
    flattened(DIRECT, { unprotected: { enc: 'A128GCM' } }),
    { ...inJson, fails: ['token.encryption.header_repeated'] },
  ),
  bad(
    'An encrypted token in JSON is compressed by a header that nobody protects.',
    flattened(DIRECT, { unprotected: { zip: 'DEF' } }),
    { ...inJson, fails: ['token.encryption.zip_unprotected'] },
  ),
  bad(
    'An encrypted token in JSON has forty thousand recipients.',
    () =>
      flattened(
        { enc: 'A256GCM' },
        { recipients: Array.from({ length: 40_000 }, () => ({ header: { alg: 'A256KW' } })) },
      ),
    inJson,
  ),
];
