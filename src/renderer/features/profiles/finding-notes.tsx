import { ChevronRight } from 'lucide-react';
import type { ShownFinding } from '../../../core/findings/explanation.ts';
import { SeverityIcon } from '../../ui/findings/severity-icon.tsx';
import { cx } from '../../ui/cx.ts';
import { firstSentence } from './first-sentence.model.ts';
import styles from './profile-form.module.css';

/** Findings in one line each, by severity as icon, colour and word; what it means, what to do and the section one press away. */
export function FindingNotes({ findings }: { readonly findings: readonly ShownFinding[] | undefined }) {
  if (!findings || findings.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={finding.code} className={styles.finding}>
          <FindingNote finding={finding} />
        </li>
      ))}
    </ul>
  );
}

function FindingNote({ finding }: { readonly finding: ShownFinding }) {
  const { title, text, remedy, section, sectionUrl, severity = 'note' } = finding.words;
  const [first, rest] = firstSentence(text);
  return (
    <details>
      <summary>
        <SeverityIcon of={severity} />
        <span className={cx(styles[severity])}>{first}</span>
        <ChevronRight aria-hidden="true" />
      </summary>
      <p>
        <strong>{title}.</strong> {rest} {remedy}{' '}
        <span className={styles.section} title={sectionUrl}>
          {section}
        </span>
      </p>
    </details>
  );
}
