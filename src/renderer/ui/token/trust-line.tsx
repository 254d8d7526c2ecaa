import { ShieldAlert, ShieldCheck, ShieldQuestionMark, ShieldX } from 'lucide-react';
import type { TokenKind } from '../../../core/jose/token.ts';
import type { KeyAttempt, SignatureVerdict } from '../../../core/jose/verification.ts';
import { trustWords } from '../../words/trust.ts';
import { Badge, type Tone } from '../badge/badge.tsx';
import { Ago } from '../clock/ago.tsx';
import { KeyAttempts, type TriedKey } from './key-attempts.tsx';
import { trustLine } from './trust.model.ts';
import styles from './token.module.css';

const ICONS = {
  pass: ShieldCheck,
  risk: ShieldAlert,
  violation: ShieldX,
  unchecked: ShieldQuestionMark,
  note: ShieldQuestionMark,
  plain: ShieldQuestionMark,
} as const satisfies Record<Tone, unknown>;

export interface TrustLineProps {
  readonly verdict: SignatureVerdict;
  /** What the token is: the key that a DPoP proof brings is no fault of it. */
  readonly kind?: TokenKind;
  /** Without the list of keys that were tried. */
  readonly isShort?: boolean;
}

/** Whether the signature is genuine, and by whose key. */
export function TrustLine({ verdict, kind, isShort = false }: TrustLineProps) {
  const line = trustLine(verdict, kind);
  const Icon = ICONS[line.tone];
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
          {line.fetchedAtMs !== undefined && <Ago atMs={line.fetchedAtMs} />}
        </p>
        {line.warning !== undefined && <p className={styles.warning}>{line.warning}</p>}
        {!isShort && line.attempts.length > 0 && <KeyAttempts tried={line.attempts.map(triedKey)} />}
      </div>
    </div>
  );
}

function triedKey({ kid, thumbprint, alg, result, reason }: KeyAttempt): TriedKey {
  const name = <code>{kid ?? thumbprint ?? trustWords.noKid}</code>;
  return { name, alg, result: trustWords.attemptResult[result], reason };
}
