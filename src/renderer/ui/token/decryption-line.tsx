import { Lock, LockKeyholeOpen, LockOpen } from 'lucide-react';
import type { DecryptionAttempt, DecryptionVerdict } from '../../../core/jose/decryption.ts';
import { trustWords } from '../../words/trust.ts';
import { Badge } from '../badge/badge.tsx';
import { KeyAttempts, type TriedKey } from './key-attempts.tsx';
import { decryptionLine } from './decryption.model.ts';
import styles from './token.module.css';

/** Whether the token was decrypted, with which key, or why not. */
export function DecryptionLine({ verdict }: { readonly verdict: DecryptionVerdict }) {
  const line = decryptionLine(verdict);
  const Icon = verdict.state === 'decrypted' ? LockKeyholeOpen : verdict.state === 'failed' ? Lock : LockOpen;
  return (
    <div className={styles.trust}>
      <Badge tone={line.tone} icon={<Icon aria-hidden="true" />}>
        {line.badge}
      </Badge>
      <div className={styles.trustWords}>
        <p>
          {line.text.map((part, index) =>
            typeof part === 'string' ? part : <code key={index}>{part.code}</code>,
          )}
        </p>
        {line.attempts.length > 1 && <KeyAttempts tried={line.attempts.map(triedKey)} />}
      </div>
    </div>
  );
}

const RESULT_WORDS = {
  decrypts: trustWords.attemptResult.fits,
  does_not_fit: trustWords.attemptResult.does_not_fit,
  unusable: trustWords.attemptResult.unusable,
} as const;

function triedKey({ kid, label, alg, result, reason }: DecryptionAttempt): TriedKey {
  const name = kid === undefined ? label : <code>{kid}</code>;
  return { name, alg, result: RESULT_WORDS[result], reason };
}
