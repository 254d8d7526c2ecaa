import { type ShownFinding, countFindings } from '../../../core/findings/explanation.ts';
import { findingsWords } from '../../words/findings.ts';
import { cx } from '../cx.ts';
import styles from './findings.module.css';

const SHOWN = ['violation', 'risk', 'note', 'pass'] as const;

/** `1 violation · 2 risks · 31 passed`; kinds of which there are none are left out. */
export function FindingCounts({ findings }: { readonly findings: readonly ShownFinding[] }) {
  const counts = countFindings(findings);
  return (
    <span className={styles.counts}>
      {SHOWN.map((kind) =>
        counts[kind] > 0 ? (
          <span key={kind} className={cx(styles[kind])}>
            {findingsWords.counts[kind](counts[kind])}
          </span>
        ) : null,
      )}
    </span>
  );
}
