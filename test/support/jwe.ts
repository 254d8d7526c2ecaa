import {
  constants,
  createCipheriv,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { CompactEncrypt, importJWK } from 'jose';
import { isJsonObject, type JsonObject, stringMember } from '../../src/core/json.ts';

/** A key as `jose` and we take it, with its private half. */
export interface KeyForJwe {
  readonly publicJwk: JsonObject;
  readonly privateJwk: JsonObject;
}

const RSA = pairOf(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const CURVES = new Map(
  ['P-256', 'P-384', 'P-521'].map((name) => [name, pairOf(generateKeyPairSync('ec', { namedCurve: name }))]),
);
const X25519 = pairOf(generateKeyPairSync('x25519'));

/** Bits of the content key of each `enc`. */
const CONTENT_BITS: { readonly [enc: string]: number } = {
  'A128CBC-HS256': 256,
  'A192CBC-HS384': 384,
  'A256CBC-HS512': 512,
  A128GCM: 128,
  A192GCM: 192,
  A256GCM: 256,
};

/** A key that fits an algorithm; on a curve where key agreement wants one. */
export function keyForJwe(alg: string, enc: string, curve = 'P-256'): KeyForJwe {
  if (alg.startsWith('RSA')) return RSA;
  if (alg.startsWith('ECDH')) return curve === 'X25519' ? X25519 : (CURVES.get(curve) ?? X25519);
  if (alg.startsWith('PBES2')) return shared(randomBytes(16));
  return shared(randomBytes((alg === 'dir' ? (CONTENT_BITS[enc] ?? 0) : Number(/\d+/.exec(alg)?.[0])) / 8));
}

/** A compact JWE, made by jose. */
export async function encryptedToken(
  header: { readonly alg: string; readonly enc: string } & { readonly [name: string]: unknown },
  plaintext: string | Uint8Array,
  key: KeyForJwe,
): Promise<string> {
  const bytes = typeof plaintext === 'string' ? new TextEncoder().encode(plaintext) : plaintext;
  const imported = await importJWK({ ...key.publicJwk }, header.alg === 'dir' ? header.enc : header.alg);
  // Compressed by hand: jose gave up `zip`.
  const { zip, ...rest } = header;
  if (zip === undefined) return new CompactEncrypt(bytes).setProtectedHeader(rest).encrypt(imported);
  return encryptDirectly(
    { ...header, alg: 'dir', enc: 'A256GCM' },
    zip === 'DEF' ? deflateRawSync(bytes) : bytes,
    key,
  );
}

/** A JWE under `dir` and A256GCM, with any header: also what no library makes. */
export function encryptDirectly(
  header: JsonObject | object,
  plaintext: Uint8Array,
  { privateJwk }: KeyForJwe,
): string {
  const protectedText = Buffer.from(JSON.stringify(header)).toString('base64url');
  const key = Buffer.from(stringMember(privateJwk, 'k') ?? '', 'base64url');
  const { iv, ciphertext, tag } = seal(protectedText, plaintext, key);
  return [protectedText, '', iv, ciphertext, tag].join('.');
}

/** A JWE under RSA1_5 and A256GCM, which jose does not do. */
export function encryptByRsa15(plaintext: string, contentKey = randomBytes(32)): string {
  const protectedText = Buffer.from('{"alg":"RSA1_5","enc":"A256GCM"}').toString('base64url');
  const key = {
    key: createPublicKey({ key: { ...RSA.publicJwk }, format: 'jwk' }),
    padding: constants.RSA_PKCS1_PADDING,
  };
  const encryptedKey = publicEncrypt(key, contentKey).toString('base64url');
  const { iv, ciphertext, tag } = seal(protectedText, Buffer.from(plaintext), contentKey.subarray(0, 32));
  return [protectedText, encryptedKey, iv, ciphertext, tag].join('.');
}

function seal(protectedText: string, plaintext: Uint8Array, key: Buffer) {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(protectedText));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const text = (bytes: Buffer) => bytes.toString('base64url');
  return { iv: text(iv), ciphertext: text(ciphertext), tag: text(cipher.getAuthTag()) };
}

function shared(bytes: Buffer): KeyForJwe {
  const jwk = { kty: 'oct', k: bytes.toString('base64url') };
  return { publicJwk: jwk, privateJwk: jwk };
}

function pairOf({ publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }): KeyForJwe {
  return { publicJwk: jwkOf(publicKey), privateJwk: jwkOf(privateKey) };
}

function jwkOf(key: KeyObject): JsonObject {
  const jwk: unknown = key.export({ format: 'jwk' });
  if (!isJsonObject(jwk)) throw new Error('no JWK');
  return jwk;
}
