import { randomBytes } from 'node:crypto';
import type { Random } from '../engine/ports/random.ts';

/** 80 bits. */
const ID_LENGTH = 16;
/** Lower case, without letters that look like figures: ids are read aloud, sorted and used in file names. */
const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Randomness from the operating system's generator. */
export function createRandom(): Random {
  return {
    bytes: (length) => new Uint8Array(randomBytes(length)),
    token: (bytes) => randomBytes(bytes).toString('base64url'),
    id: () => spell(randomBytes(ID_LENGTH)),
  };
}

/** One character of 5 bits for each byte: 32 goes into 256, so each is as likely. */
function spell(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += ID_ALPHABET.charAt(byte % ID_ALPHABET.length);
  return text;
}
