import {
  constants,
  createPrivateKey,
  type KeyObject,
  pbkdf2,
  privateDecrypt,
  randomBytes,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { SealedContent } from '../../core/jose/decryption.ts';
import { isDirect, type KeyManagement } from '../../core/jose/jwe-algorithms.ts';
import type { Jwk } from '../../core/jose/verification.ts';
import { numberMember, stringMember } from '../../core/json.ts';
import { assertNever } from '../../core/result.ts';
import { isStrictBase64url } from '../../core/text/base64url.ts';
import { agreeOnKey } from './agree.ts';
import { openGcm } from './open-content.ts';
import { unwrapAes } from './unwrap-aes.ts';

/** The content encryption key, or why there is none. */
export type UnwrappedKey =
  | { readonly key: Uint8Array }
  | { readonly malformed: string }
  | { readonly unusable: string }
  | 'does_not_fit';

const derive = promisify(pbkdf2);

/** Determines the content encryption key (RFC 7516 §5.2, steps 6 to 13). Throws where the runtime lacks the algorithm. */
export async function unwrapKey(
  sealed: SealedContent,
  jwk: Jwk,
  management: KeyManagement,
): Promise<UnwrappedKey> {
  if (isDirect(management) !== (sealed.encryptedKey.length === 0)) {
    return {
      malformed: isDirect(management)
        ? `Under ${management.alg} there must be no encrypted key (RFC 7516 §5.2).`
        : `Under ${management.alg} there must be an encrypted key (RFC 7516 §5.2).`,
    };
  }
  const { family } = management;
  switch (family) {
    case 'direct':
      return { key: secretOf(jwk) };
    case 'aes-kw':
      return found(unwrapAes(secretOf(jwk), sealed.encryptedKey));
    case 'aes-gcm-kw':
      return unwrapGcm(sealed, secretOf(jwk));
    case 'rsa-oaep':
    case 'rsa1_5':
      return unwrapRsa(sealed, jwk, management);
    case 'ecdh-es':
      return unwrapAgreed(sealed, jwk, management);
    case 'pbes2':
      return unwrapPassword(sealed, secretOf(jwk), management);
    default:
      return assertNever(family, 'key management family');
  }
}

function unwrapAgreed(sealed: SealedContent, jwk: Jwk, management: KeyManagement): UnwrappedKey {
  const agreed = agreeOnKey(sealed, jwk, management);
  if (!('key' in agreed) || management.wrapBits === undefined) return agreed;
  return found(unwrapAes(agreed.key, sealed.encryptedKey));
}

/** RFC 7518 §4.7.1: the wrapping has an initialization vector and a tag of its own, in the header. */
function unwrapGcm({ header, encryptedKey }: SealedContent, key: Uint8Array): UnwrappedKey {
  const iv = encodedMember(stringMember(header, 'iv'));
  const tag = encodedMember(stringMember(header, 'tag'));
  if (iv?.length !== 12 || tag?.length !== 16)
    return { malformed: 'The header’s "iv" has to be 96 bits and its "tag" 128 bits (RFC 7518 §4.7.1).' };
  return found(openGcm(key, iv, encryptedKey, tag));
}

/** RFC 7518 §4.8.1: the salt is the algorithm’s name, a zero, and "p2s". */
async function unwrapPassword(
  { header, encryptedKey }: SealedContent,
  password: Uint8Array,
  { alg, hashBits, wrapBits = 128 }: KeyManagement,
): Promise<UnwrappedKey> {
  const p2s = encodedMember(stringMember(header, 'p2s'));
  const p2c = numberMember(header, 'p2c');
  if (p2s === undefined || p2s.length < 8)
    return { malformed: 'The header’s "p2s" has to be 8 octets or more, in base64url (RFC 7518 §4.8.1.1).' };
  if (p2c === undefined || !Number.isInteger(p2c) || p2c < 1)
    return { malformed: 'The header’s "p2c" has to be a positive integer (RFC 7518 §4.8.1.2).' };
  const salt = Buffer.concat([Buffer.from(alg, 'ascii'), Buffer.alloc(1), p2s]);
  const kek = await derive(password, salt, p2c, wrapBits / 8, `sha${hashBits ?? 256}`);
  return found(unwrapAes(kek, encryptedKey));
}

function unwrapRsa(
  { encryptedKey, encryption }: SealedContent,
  jwk: Jwk,
  { family, hashBits = 1 }: KeyManagement,
): UnwrappedKey {
  const key = privateKey(jwk);
  if (!key)
    return {
      unusable: 'the private key cannot be read: of RSA, "p", "q", "dp", "dq" and "qi" are needed too',
    };
  if (encryptedKey.length !== (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8) return 'does_not_fit';
  if (family === 'rsa1_5') return { key: unpadPkcs1(key, encryptedKey, encryption.keyBits / 8) };
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return {
      key: new Uint8Array(privateDecrypt({ key, padding, oaepHash: `sha${hashBits}` }, encryptedKey)),
    };
  } catch {
    return 'does_not_fit';
  }
}

/**
 * RFC 7516 §11.5: what is not padded as it should be becomes a random key, so that nobody learns which of padding,
 * length and tag was wrong. By hand, because Node refuses this padding where its OpenSSL would tell.
 */
function unpadPkcs1(key: KeyObject, encrypted: Uint8Array, length: number): Uint8Array {
  const instead = randomBytes(length);
  const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted);
  const start = block.length - length;
  let wrong = (block[0] ?? 1) | ((block[1] ?? 0) ^ 2) | (block[start - 1] ?? 1) | (start < 11 ? 1 : 0);
  for (let index = 2; index < start - 1; index++) wrong |= block[index] === 0 ? 1 : 0;
  return new Uint8Array(wrong === 0 ? block.subarray(start) : instead);
}

function privateKey(jwk: Jwk): KeyObject | undefined {
  try {
    return createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function secretOf(jwk: Jwk): Uint8Array {
  return Buffer.from(stringMember(jwk, 'k') ?? '', 'base64url');
}

function encodedMember(text: string | undefined): Buffer | undefined {
  return text !== undefined && isStrictBase64url(text) ? Buffer.from(text, 'base64url') : undefined;
}

function found(key: Uint8Array | undefined): UnwrappedKey {
  return key ? { key } : 'does_not_fit';
}
