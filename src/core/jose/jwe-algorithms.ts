import type { KeyType } from './algorithms.ts';

/** How the content encryption key comes to the recipient (RFC 7518 §4.1). */
export type KeyManagementFamily =
  | 'rsa1_5'
  | 'rsa-oaep'
  | 'aes-kw'
  | 'aes-gcm-kw'
  | 'direct'
  | 'ecdh-es'
  | 'pbes2';

/** All that is known of one key management algorithm of JWE; the only place that knows it. */
export interface KeyManagement {
  readonly alg: string;
  readonly family: KeyManagementFamily;
  /** Types a key may be of. */
  readonly kty: readonly KeyType[];
  /** Bits of the key that wraps the content key; absent where nothing is wrapped. */
  readonly wrapBits?: 128 | 192 | 256;
  /** SHA of RSA-OAEP and of PBKDF2; 1 is SHA-1. */
  readonly hashBits?: 1 | 256 | 384 | 512;
  readonly minKeyBits?: number;
  /** Where it is defined. */
  readonly section: string;
}

/** All that is known of one content encryption algorithm of JWE. */
export interface ContentEncryption {
  readonly enc: string;
  readonly family: 'cbc-hmac' | 'gcm';
  /** Bits of the content encryption key: of CBC with HMAC, both halves. */
  readonly keyBits: number;
  readonly ivBytes: number;
  readonly tagBytes: number;
  readonly section: string;
}

const RSA_BITS = 2048;

const rsaOaep = (alg: string, hashBits: 1 | 256 | 384 | 512, section: string): KeyManagement => ({
  alg,
  family: 'rsa-oaep',
  kty: ['RSA'],
  hashBits,
  minKeyBits: RSA_BITS,
  section,
});

const ecdh = (wrapBits?: 128 | 192 | 256): KeyManagement => ({
  alg: wrapBits === undefined ? 'ECDH-ES' : `ECDH-ES+A${wrapBits}KW`,
  family: 'ecdh-es',
  kty: ['EC', 'OKP'],
  ...(wrapBits === undefined ? {} : { wrapBits }),
  section: 'RFC 7518 §4.6',
});

const pbes2 = (hashBits: 256 | 384 | 512, wrapBits: 128 | 192 | 256): KeyManagement => ({
  alg: `PBES2-HS${hashBits}+A${wrapBits}KW`,
  family: 'pbes2',
  kty: ['oct'],
  hashBits,
  wrapBits,
  section: 'RFC 7518 §4.8',
});

const aes = (bits: 128 | 192 | 256, isGcm: boolean): KeyManagement => ({
  alg: `A${bits}${isGcm ? 'GCM' : ''}KW`,
  family: isGcm ? 'aes-gcm-kw' : 'aes-kw',
  kty: ['oct'],
  wrapBits: bits,
  section: isGcm ? 'RFC 7518 §4.7' : 'RFC 7518 §4.4',
});

/** The registered key management algorithms (IANA, JSON Web Signature and Encryption Algorithms), one row each. */
export const KEY_MANAGEMENT: readonly KeyManagement[] = [
  { alg: 'RSA1_5', family: 'rsa1_5', kty: ['RSA'], minKeyBits: RSA_BITS, section: 'RFC 7518 §4.2' },
  rsaOaep('RSA-OAEP', 1, 'RFC 7518 §4.3'),
  rsaOaep('RSA-OAEP-256', 256, 'RFC 7518 §4.3'),
  rsaOaep('RSA-OAEP-384', 384, 'WebCryptoAPI'),
  rsaOaep('RSA-OAEP-512', 512, 'WebCryptoAPI'),
  aes(128, false),
  aes(192, false),
  aes(256, false),
  { alg: 'dir', family: 'direct', kty: ['oct'], section: 'RFC 7518 §4.5' },
  ecdh(),
  ecdh(128),
  ecdh(192),
  ecdh(256),
  aes(128, true),
  aes(192, true),
  aes(256, true),
  pbes2(256, 128),
  pbes2(384, 192),
  pbes2(512, 256),
];

const cbc = (bits: 128 | 192 | 256): ContentEncryption => ({
  enc: `A${bits}CBC-HS${bits * 2}`,
  family: 'cbc-hmac',
  keyBits: bits * 2,
  ivBytes: 16,
  tagBytes: bits / 8,
  section: 'RFC 7518 §5.2',
});

const gcm = (bits: 128 | 192 | 256): ContentEncryption => ({
  enc: `A${bits}GCM`,
  family: 'gcm',
  keyBits: bits,
  ivBytes: 12,
  tagBytes: 16,
  section: 'RFC 7518 §5.3',
});

/** The registered content encryption algorithms, one row each. */
export const CONTENT_ENCRYPTION: readonly ContentEncryption[] = [
  cbc(128),
  cbc(192),
  cbc(256),
  gcm(128),
  gcm(192),
  gcm(256),
];

/** Rounds of PBKDF2 that one key may cost, twice what OWASP asks for: the sender chooses the count (RFC 7518 §4.8.1.2). */
export const MAX_PBKDF2_ROUNDS = 1_200_000;

/** Octets of a public key or coordinate on each curve of ECDH-ES (RFC 7518 §6.2.1.2, RFC 8037 §3.2). */
export const AGREEMENT_CURVES: { readonly [curve: string]: number } = {
  'P-256': 32,
  'P-384': 48,
  'P-521': 66,
  X25519: 32,
  X448: 56,
};

const BY_ALG: ReadonlyMap<string, KeyManagement> = new Map(KEY_MANAGEMENT.map((row) => [row.alg, row]));
const BY_ENC: ReadonlyMap<string, ContentEncryption> = new Map(
  CONTENT_ENCRYPTION.map((row) => [row.enc, row]),
);

/** The row of an `alg`; names are compared exactly (RFC 7516 §4.1.1). Undefined where it is unknown. */
export function findKeyManagement(alg: string): KeyManagement | undefined {
  return BY_ALG.get(alg);
}

/** The row of an `enc` (RFC 7516 §4.1.2). */
export function findContentEncryption(enc: string): ContentEncryption | undefined {
  return BY_ENC.get(enc);
}

/** Whether who encrypts has the very key that decrypts: then nobody else can have made the token. */
export function isSharedKey(alg: string): boolean {
  return findKeyManagement(alg)?.kty.includes('oct') ?? false;
}

/** Whether the content key is the shared or agreed key itself, so that there is no encrypted key (RFC 7516 §5.2, step 10). */
export function isDirect({ family, wrapBits }: KeyManagement): boolean {
  return family === 'direct' || (family === 'ecdh-es' && wrapBits === undefined);
}
