import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { SealedContent } from '../../core/jose/decryption.ts';
import { assertNever } from '../../core/result.ts';

/**
 * The content, or undefined where the authentication tag is another's (RFC 7518 §5.2.2.2, §5.3). Lengths were checked
 * before: a tag that is cut short must never come here. Throws where the runtime lacks the cipher.
 */
export function openContent(sealed: SealedContent, contentKey: Uint8Array): Uint8Array | undefined {
  const { family } = sealed.encryption;
  switch (family) {
    case 'cbc-hmac':
      return openCbc(sealed, contentKey);
    case 'gcm':
      return openGcm(contentKey, sealed.iv, sealed.ciphertext, sealed.tag, sealed.additionalData);
    default:
      return assertNever(family, 'content encryption family');
  }
}

/** AES-GCM; undefined where the tag does not fit. */
export function openGcm(
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
  tag: Uint8Array,
  additionalData = '',
): Uint8Array | undefined {
  const name = `aes-${key.length * 8}-gcm` as const;
  const decipher = createDecipheriv(name as 'aes-256-gcm', key, iv, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(additionalData, 'ascii'));
  decipher.setAuthTag(tag);
  const start = decipher.update(ciphertext);
  try {
    return new Uint8Array(Buffer.concat([start, decipher.final()]));
  } catch {
    return undefined;
  }
}

/** The first half of the key authenticates, the second decrypts; nothing is decrypted before the tag was compared. */
function openCbc(
  { encryption, iv, ciphertext, tag, additionalData }: SealedContent,
  contentKey: Uint8Array,
): Uint8Array | undefined {
  const half = encryption.keyBits / 16;
  const aad = Buffer.from(additionalData, 'ascii');
  const aadBits = Buffer.alloc(8);
  aadBits.writeBigUInt64BE(BigInt(aad.length) * 8n);
  const mac = createHmac(`sha${encryption.keyBits}`, contentKey.subarray(0, half))
    .update(aad)
    .update(iv)
    .update(ciphertext)
    .update(aadBits)
    .digest()
    .subarray(0, encryption.tagBytes);
  if (!timingSafeEqual(mac, tag)) return undefined;
  const decipher = createDecipheriv(`aes-${half * 8}-cbc`, contentKey.subarray(half), iv);
  const start = decipher.update(ciphertext);
  try {
    return new Uint8Array(Buffer.concat([start, decipher.final()]));
  } catch {
    return undefined;
  }
}
