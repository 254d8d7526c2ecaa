import type { DecryptionKey } from '../../core/jose/decryption.ts';
import type { Decrypt } from '../ports/decrypt.ts';

/** What encrypted tokens are opened with. */
export interface Decrypting {
  readonly decrypt: Decrypt;
  readonly keys: readonly DecryptionKey[];
  /** Shared by all tokens of a text: a log of thousands that are protected by a password would take hours. */
  readonly rounds: RoundsLeft;
}

/** Rounds of PBKDF2 that may still be done; who does some takes them off. */
export interface RoundsLeft {
  left: number;
}

/** Some seconds of work. */
const ROUNDS_FOR_A_TEXT = 6_000_000;

/** Makes what the tokens of one text are opened with. */
export function decryptingWith(decrypt: Decrypt, keys: readonly DecryptionKey[]): Decrypting {
  return { decrypt, keys, rounds: { left: ROUNDS_FOR_A_TEXT } };
}
