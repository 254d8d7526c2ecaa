import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals texts under a key that exists in this thread's memory alone, so that what a temporary file held means nothing
 * when the scan is over. AES-256-GCM with the token's number as additional data.
 */
export class SealedTexts {
  readonly #key = randomBytes(32);

  seal(id: number, text: string): Uint8Array {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(String(id)));
    return Buffer.concat([iv, cipher.update(text, 'latin1'), cipher.final(), cipher.getAuthTag()]);
  }

  open(id: number, sealed: Uint8Array): string {
    const iv = sealed.subarray(0, IV_BYTES);
    const tag = sealed.subarray(sealed.length - TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, iv)
      .setAAD(Buffer.from(String(id)))
      .setAuthTag(tag);
    const text = decipher.update(sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('latin1');
  }
}
