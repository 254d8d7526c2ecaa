import { Lock, LockKeyholeOpen, LockOpen } from 'lucide-react';
import type { DecryptionAttempt, DecryptionVerdict } from '../../../core/jose/decryption.ts';
import { trustWords } from '../../words/trust.ts';
import { Badge } from '../badge/badge.tsx';
import { Disclosure } from '../panel/disclosure.tsx';
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
        {line.attempts.length > 1 && (
          <Disclosure summary={trustWords.attempts(line.attempts.length)}>
            <Attempts attempts={line.attempts} />
          </Disclosure>
        )}
      </div>
    </div>
  );
}

const RESULT_WORDS = {
  decrypts: trustWords.attemptResult.fits,
  does_not_fit: trustWords.attemptResult.does_not_fit,
  unusable: trustWords.attemptResult.unusable,
} as const;

function Attempts({ attempts }: { readonly attempts: readonly DecryptionAttempt[] }) {
  const columns = trustWords.attemptColumns;
  return (
    <table className={styles.attempts}>
      <thead>
        <tr>
          <th scope="col">{columns.kid}</th>
          <th scope="col">{columns.alg}</th>
          <th scope="col">{columns.result}</th>
        </tr>
      </thead>
      <tbody>
        {attempts.map((attempt, index) => (
          <tr key={index}>
            <td>{attempt.kid === undefined ? attempt.label : <code>{attempt.kid}</code>}</td>
            <td>{attempt.alg}</td>
            <td>
              {RESULT_WORDS[attempt.result]}
              {attempt.reason !== undefined && `: ${attempt.reason}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
