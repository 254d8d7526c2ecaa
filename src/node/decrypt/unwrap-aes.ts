import { createDecipheriv, timingSafeEqual } from 'node:crypto';

const CHECK = Buffer.alloc(8, 0xa6);

/**
 * Unwraps a key (RFC 3394 §2.2.2); undefined where its check value does not come out. Over plain AES blocks, because
 * not every runtime that has AES has its key wrap: Electron's BoringSSL has failed at it in the main process.
 */
export function unwrapAes(kek: Uint8Array, wrapped: Uint8Array): Uint8Array | undefined {
  if (wrapped.length < 24 || wrapped.length % 8 !== 0) return undefined;
  const cipher = createDecipheriv(`aes-${kek.length * 8}-ecb`, kek, null).setAutoPadding(false);
  const blocks = wrapped.length / 8 - 1;
  const registers = Buffer.from(wrapped.subarray(8));
  const block = Buffer.alloc(16);
  block.set(wrapped.subarray(0, 8));
  for (let round = 5; round >= 0; round--) {
    for (let index = blocks; index >= 1; index--) {
      // The counter fits 32 bits: a content key has a few blocks.
      block.writeUInt32BE((block.readUInt32BE(4) ^ (blocks * round + index)) >>> 0, 4);
      block.set(registers.subarray((index - 1) * 8, index * 8), 8);
      block.set(cipher.update(block));
      registers.set(block.subarray(8), (index - 1) * 8);
    }
  }
  return timingSafeEqual(block.subarray(0, 8), CHECK) ? new Uint8Array(registers) : undefined;
}
