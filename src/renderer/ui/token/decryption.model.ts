import type { DecryptionAttempt, DecryptionVerdict } from '../../../core/jose/decryption.ts';
import { decryptionWords } from '../../words/decryption.ts';
import type { Tone } from '../badge/badge.tsx';
import { formatBytes } from '../format/amount.ts';

/** What is said of decrypting: a badge, a sentence, and the keys that were tried. */
export interface DecryptionLine {
  readonly tone: Tone;
  readonly badge: string;
  /** Words, and what is on the wire in the code face. */
  readonly text: readonly (string | { readonly code: string })[];
  readonly attempts: readonly DecryptionAttempt[];
}

type Reason = Extract<DecryptionVerdict, { readonly state: 'failed' }>['reason'];

/** As grave as the finding for it by Assay's own policy: a key that does not fit says nothing against the token. */
const TONES: Readonly<Record<Reason, 'risk' | 'violation'>> = {
  malformed: 'violation',
  tag_mismatch: 'violation',
  zip_malformed: 'violation',
  no_matching_key: 'risk',
  wrong_key: 'risk',
  too_many_iterations: 'risk',
  zip_too_large: 'risk',
};

/** Puts a verdict into words. */
export function decryptionLine(verdict: DecryptionVerdict): DecryptionLine {
  switch (verdict.state) {
    case 'decrypted': {
      const { alg, enc, key, recipient, zip, attempts } = verdict;
      const name = key.kid ?? key.thumbprint;
      return {
        tone: 'pass',
        badge: decryptionWords.decrypted,
        text: [
          decryptionWords.with(alg, enc),
          key.label,
          ...(name === undefined ? [] : [' ', { code: name }]),
          `${recipient === undefined ? '' : decryptionWords.recipient(recipient + 1)}.`,
          ...(zip
            ? [decryptionWords.unpacked(formatBytes(zip.compressedBytes), formatBytes(zip.bytes))]
            : []),
        ],
        attempts,
      };
    }
    case 'failed':
      return {
        tone: TONES[verdict.reason],
        badge: decryptionWords.failed,
        text: [verdict.message],
        attempts: verdict.attempts,
      };
    case 'unchecked':
      return { tone: 'unchecked', badge: decryptionWords.unchecked, text: [verdict.message], attempts: [] };
  }
}
