import { type KeyObject, hash } from 'node:crypto';

/**
 * HMAC (RFC 2104) by two one-shot hashes: less than half the time of `createHmac`, whose object costs more than the
 * hashing of a token. The answer is compared as base64url text, which only the canonical form equals; nobody measures
 * the time it takes, since who scans has both the token and the key.
 */
export function hmacCheck(
  hashBits: 256 | 384 | 512,
  secret: KeyObject,
): (signed: Uint8Array, signature: string) => boolean {
  const digest = `sha${hashBits}`;
  const block = hashBits === 256 ? 64 : 128;
  const given = secret.export();
  const key = given.length > block ? hash(digest, given, 'buffer') : given;
  const outer = Buffer.alloc(block + hashBits / 8, 0x5c);
  let inner = Buffer.alloc(block + 16 * 1024, 0x36);
  for (const [index, byte] of key.entries()) {
    outer[index] = byte ^ 0x5c;
    inner[index] = byte ^ 0x36;
  }
  return (signed, signature) => {
    if (block + signed.length > inner.length) {
      const larger = Buffer.alloc(block + signed.length * 2);
      inner.copy(larger, 0, 0, block);
      inner = larger;
    }
    inner.set(signed, block);
    hash(digest, inner.subarray(0, block + signed.length), 'buffer').copy(outer, block);
    return hash(digest, outer, 'base64url') === signature;
  };
}
