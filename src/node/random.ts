import { randomBytes } from 'node:crypto';
import type { Random } from '../engine/ports/random.ts';

const ID_BYTES = 10;
/** Lower case, without letters that look like figures: ids are read aloud, sorted and used in file names. */
const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Randomness from the operating system's generator. */
export function createRandom(): Random {
  return {
    bytes: (length) => new Uint8Array(randomBytes(length)),
    token: (bytes) => randomBytes(bytes).toString('base64url'),
    id: () => spell(randomBytes(ID_BYTES)),
  };
}

/** 80 bits as 16 characters of 5 bits. */
function spell(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let left = ID_BYTES * 8; left > 0; left -= 5) {
    text += ID_ALPHABET.charAt(Number(value & 31n));
    value >>= 5n;
  }
  return text;
}
