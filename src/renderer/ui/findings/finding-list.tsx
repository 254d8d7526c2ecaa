import type { ShownFinding } from '../../../core/findings/explanation.ts';
import type { Place, Severity } from '../../../core/findings/finding.ts';
import { findingsWords, placeWords } from '../../words/findings.ts';
import { Disclosure } from '../panel/disclosure.tsx';
import { type DrawnFinding, groupFindings } from './findings.model.ts';
import { topPointer } from '../token/claims.model.ts';
import { useShowMember } from '../token/token-link.tsx';
import { SeverityIcon } from './severity-icon.tsx';
import styles from './findings.module.css';

export interface FindingListProps {
  readonly findings: readonly ShownFinding[];
  /** They are what a filter left: nothing is said of the whole, and what passed stands open. */
  readonly isFiltered?: boolean;
}

/** Findings by severity in plain words, each with its section; then what was not checked and why, and what passed. */
export function FindingList({ findings, isFiltered = false }: FindingListProps) {
  const { fails, unchecked, passed, notApplicable } = groupFindings(findings);
  if (findings.length === 0) {
    return <p className={styles.none}>{isFiltered ? findingsWords.noneFound : findingsWords.none}</p>;
  }
  return (
    <div>
      {fails.length === 0 && !isFiltered && (
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
      <More
        items={unchecked}
        kind="unchecked"
        isOpen={isFiltered}
        title={findingsWords.uncheckedCount(unchecked.length)}
      />
      <More items={passed} kind="pass" isOpen={isFiltered} title={findingsWords.passedCount(passed.length)} />
      <More
        items={notApplicable}
        kind="unchecked"
        isOpen={isFiltered}
        title={findingsWords.notApplicableCount(notApplicable.length)}
      />
    </div>
  );
}

interface MoreProps {
  readonly items: readonly DrawnFinding[];
  readonly kind: 'pass' | 'unchecked';
  readonly title: string;
  readonly isOpen: boolean;
}

function More({ items, kind, title, isOpen }: MoreProps) {
  if (items.length === 0) return null;
  return (
    <div className={styles.more}>
      <SeverityIcon of={kind} isNamed={false} />
      <Disclosure key={String(isOpen)} summary={title} {...(isOpen ? { isOpen } : {})}>
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

function FindingRow({ item, kind }: { readonly item: DrawnFinding; readonly kind: Severity }) {
  const { words, code, at } = item;
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
          <code>{code}</code>
          <Where at={at} />
        </p>
      </div>
    </li>
  );
}

/** Where the evidence lies; of a claim whose row is on the screen, a way there. */
function Where({ at }: { readonly at: Place | undefined }) {
  const showMember = useShowMember();
  const place = placeWords(at);
  if (place === '') return null;
  if (at?.kind !== 'claim' || !showMember) return <code>{place}</code>;
  return (
    <button
      type="button"
      className={styles.place}
      title={findingsWords.showMember(place)}
      onClick={() => showMember({ part: at.part, pointer: topPointer(at.pointer) })}
    >
      {place}
    </button>
  );
}

function Section({ item }: { readonly item: DrawnFinding }) {
  return (
    <span className={styles.section} title={item.words.sectionUrl}>
      {item.words.section}
    </span>
  );
}
