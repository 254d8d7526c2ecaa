import type { DecryptionKey, DecryptionVerdict } from '../../core/jose/decryption.ts';
import { decryptionHeaderFor, type JweMessage } from '../../core/jose/jwe.ts';
import type { Decrypt } from '../ports/decrypt.ts';
import type { RoundsLeft } from './decrypting.ts';
import { beginTrial, namesOf, type SealedNames, tryRecipient } from './try-decryption-keys.ts';
import { type UnpackedJwe, unpackContent } from './unpack-content.ts';
import { whyNotDecrypted } from './why-not-decrypted.ts';

/** What came of an encrypted token: the verdict and, where a key opened it, what was inside. */
export interface DecryptedJwe extends UnpackedJwe {
  /** The recipient that was judged, from 0: the one that was opened, else the first. */
  readonly recipient: number;
}

/** Decrypts a JWE of any serialization (RFC 7516 §5.2) with the keys a person gave, each tried on each recipient. */
export async function decryptJwe(
  decrypt: Decrypt,
  message: JweMessage,
  keys: readonly DecryptionKey[],
  rounds: RoundsLeft = { left: Infinity },
): Promise<DecryptedJwe> {
  const names = namesOf(decryptionHeaderFor(message, message.recipients[0]));
  const refusal = beforeTrying(message, keys, names);
  if (refusal) return { verdict: refusal, recipient: 0 };
  const trial = beginTrial({ decrypt, message, keys, rounds });
  for (const index of message.recipients.keys()) {
    const opened = await tryRecipient(trial, index);
    if (opened) return { ...(await unpackContent(trial, opened, index)), recipient: index };
  }
  return { verdict: whyNotDecrypted(trial, names), recipient: 0 };
}

function beforeTrying(
  message: JweMessage,
  keys: readonly DecryptionKey[],
  names: SealedNames,
): DecryptionVerdict | undefined {
  const [problem] = message.problems;
  if (problem !== undefined || message.recipients.length === 0) {
    const text = `The token cannot be read as RFC 7516 wants it. ${problem ?? 'It has no recipients.'}`;
    return { state: 'failed', reason: 'malformed', ...names, attempts: [], message: text };
  }
  if (keys.length > 0) return undefined;
  const text = 'The content is encrypted, and no key is at hand to decrypt it with.';
  return { state: 'unchecked', reason: 'no_keys', ...names, message: text };
}
