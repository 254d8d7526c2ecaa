import type { DecryptionKey } from '../../core/jose/decryption.ts';
import type { Decrypt } from '../ports/decrypt.ts';

/** What encrypted tokens are opened with. */
export interface Decrypting {
  readonly decrypt: Decrypt;
  readonly keys: readonly DecryptionKey[];
}
