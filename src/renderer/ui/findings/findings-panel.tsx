import { useState } from 'react';
import type { ShownFinding } from '../../../core/findings/explanation.ts';
import { findingsWords } from '../../words/findings.ts';
import { lifeUiWords } from '../../words/life.ts';
import { cx } from '../cx.ts';
import { LocalTime } from '../clock/local-time.tsx';
import { Panel } from '../panel/panel.tsx';
import { SearchField } from '../search-field/search-field.tsx';
import { FindingList } from './finding-list.tsx';
import { FINDING_KINDS, type FindingKind, countKinds, filterFindings } from './findings.model.ts';
import { JudgedBy, type JudgedByProps } from './judged-by.tsx';
import { SeverityIcon } from './severity-icon.tsx';
import styles from './findings.module.css';

const NO_KINDS: ReadonlySet<FindingKind> = new Set();

export interface FindingsPanelProps {
  readonly findings: readonly ShownFinding[];
  readonly judgedBy: JudgedByProps;
  /** As if it were this time: said, so that nobody takes them for the findings of now. */
  readonly atMs?: number | undefined;
}

/** What is wrong by the policy that is chosen, by severity; its counts are the filter. */
export function FindingsPanel({ findings, judgedBy, atMs }: FindingsPanelProps) {
  const [kinds, setKinds] = useState(NO_KINDS);
  const [query, setQuery] = useState('');
  const found = filterFindings(findings, kinds, query);
  const isFiltered = kinds.size > 0 || query.trim() !== '';
  return (
    <Panel
      title={findingsWords.title}
      aside={<KindFilter findings={findings} kinds={kinds} onKinds={setKinds} />}
      isFlush
    >
      <JudgedBy {...judgedBy} />
      {atMs !== undefined && (
        <p className={styles.whatIf}>
          {lifeUiWords.whatIf.findings} <LocalTime atMs={atMs} />
        </p>
      )}
      {isFiltered && (
        <div className={styles.search}>
          <SearchField
            label={findingsWords.search}
            value={query}
            onChange={setQuery}
            count={findingsWords.found(found.length, findings.length)}
          />
        </div>
      )}
      <FindingList findings={isFiltered ? found : findings} isFiltered={isFiltered} />
    </Panel>
  );
}

interface KindFilterProps {
  readonly findings: readonly ShownFinding[];
  readonly kinds: ReadonlySet<FindingKind>;
  readonly onKinds: (kinds: ReadonlySet<FindingKind>) => void;
}

function KindFilter({ findings, kinds, onKinds }: KindFilterProps) {
  const counts = countKinds(findings);
  const toggle = (kind: FindingKind) => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    onKinds(next);
  };
  return (
    <fieldset className={styles.filter} aria-label={findingsWords.filter}>
      {FINDING_KINDS.map((kind) => {
        const count = counts.get(kind) ?? 0;
        if (count === 0) return null;
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={kinds.has(kind)}
            title={`${findingsWords.filter}: ${findingsWords.kinds[kind]}`}
            className={cx(styles.chip, styles[kind])}
            onClick={() => toggle(kind)}
          >
            <SeverityIcon of={kind} isNamed={false} />
            {findingsWords.counts[kind](count)}
          </button>
        );
      })}
    </fieldset>
  );
}
