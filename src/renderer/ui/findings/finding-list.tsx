import type { Finding, Severity } from '../../../core/findings/finding.ts';
import { findingsWords, placeWords } from '../../words/findings.ts';
import { Disclosure } from '../panel/disclosure.tsx';
import { type ExplainedFinding, groupFindings } from './findings.model.ts';
import { SeverityIcon } from './severity-icon.tsx';
import styles from './findings.module.css';

/** Findings by severity in plain words, each with its section; then what was not checked and why, and what passed. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const { fails, unchecked, passed, notApplicable } = groupFindings(findings);
  if (findings.length === 0) return <p className={styles.none}>{findingsWords.none}</p>;
  return (
    <div>
      {fails.length === 0 && (
        <div className={styles.row}>
          <SeverityIcon of="pass" isNamed={false} />
          <p>{findingsWords.allWell}</p>
        </div>
      )}
      <ul>
        {fails.map((item) => (
          <FindingRow key={item.key} item={item} kind={item.severity} />
        ))}
      </ul>
      <More items={unchecked} kind="unchecked" title={findingsWords.uncheckedCount(unchecked.length)} />
      <More items={passed} kind="pass" title={findingsWords.passedCount(passed.length)} />
      <More
        items={notApplicable}
        kind="unchecked"
        title={findingsWords.notApplicableCount(notApplicable.length)}
      />
    </div>
  );
}

interface MoreProps {
  readonly items: readonly ExplainedFinding[];
  readonly kind: 'pass' | 'unchecked';
  readonly title: string;
}

function More({ items, kind, title }: MoreProps) {
  if (items.length === 0) return null;
  return (
    <div className={styles.more}>
      <SeverityIcon of={kind} isNamed={false} />
      <Disclosure summary={title}>
        <ul className={styles.moreList}>
          {items.map((item) => (
            <li key={item.key}>
              <span>
                {item.words.title}
                {item.words.text !== '' && <small>{item.words.text}</small>}
              </span>
              <Section item={item} />
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function FindingRow({ item, kind }: { readonly item: ExplainedFinding; readonly kind: Severity }) {
  const { words, finding } = item;
  const place = placeWords(finding.at);
  return (
    <li className={styles.row}>
      <SeverityIcon of={kind} />
      <div className={styles.words}>
        <div className={styles.head}>
          <h3>{words.title}</h3>
          <Section item={item} />
        </div>
        <p>{words.text}</p>
        {words.remedy !== '' && <p className={styles.remedy}>{words.remedy}</p>}
        <p className={styles.code}>
          <code>{finding.code}</code>
          {place !== '' && <code>{place}</code>}
        </p>
      </div>
    </li>
  );
}

function Section({ item }: { readonly item: ExplainedFinding }) {
  return (
    <span className={styles.section} title={item.words.sectionUrl}>
      {item.words.section}
    </span>
  );
}
