import { type KeyObject, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/*
 * AES-256-GCM as the vault uses it: format byte | 96-bit random nonce | ciphertext | 128-bit tag.
 * The format byte lets a later version change the algorithm and still read what is there.
 */

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const OVERHEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Length of every key in the vault, bytes. */
export const KEY_BYTES = 32;

/** A key as bytes, or as an object of `node:crypto`: four times as fast where many short rows are opened. */
type Key = Uint8Array | KeyObject;

/**
 * Encrypts the parts, one after the other, under a fresh random nonce; `context` is authenticated and must be given again
 * to decrypt. Parts, so that large bodies need not be put together first.
 */
export function encrypt(key: Key, context: readonly string[], ...plain: readonly Uint8Array[]): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(toAad(context));
  const encrypted = plain.map((part) => cipher.update(part));
  return Buffer.concat([Buffer.of(FORMAT), nonce, ...encrypted, cipher.final(), cipher.getAuthTag()]);
}

/** Decrypts what `encrypt` made; undefined where key, context or bytes are not the ones that were used. */
export function decrypt(key: Key, context: readonly string[], sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < OVERHEAD_BYTES || sealed[0] !== FORMAT) return undefined;
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(toAad(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES));
  try {
    decipher.final();
    return plain;
  } catch {
    // Not authentic: what was decrypted so far must not be used or kept.
    plain.fill(0);
    return undefined;
  }
}

/** JSON keeps the parts apart whatever characters are in them: `["a","b"]` is not `["a,b"]`. */
function toAad(context: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(context), 'utf8');
}
