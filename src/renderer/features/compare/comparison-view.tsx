import { useState } from 'react';
import type { LifeComparison, SetItem, TokenComparison } from '../../../core/compare/comparison.ts';
import { Choice } from '../../ui/choice/choice.tsx';
import { LocalTime } from '../../ui/clock/local-time.tsx';
import { cx } from '../../ui/cx.ts';
import { formatSpan } from '../../ui/format/duration.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { compareWords } from '../../words/compare.ts';
import { ChangeMark } from './change-mark.tsx';
import { changeOfItem, countChanges, shownMembers } from './compare.model.ts';
import { MemberTable } from './member-table.tsx';
import styles from './compare.module.css';

type Shown = 'differences' | 'everything';
const SHOWN: readonly Shown[] = ['differences', 'everything'];

/** The headline, then claims, header, scopes and life, each with its differences first. */
export function ComparisonView({ comparison }: { readonly comparison: TokenComparison }) {
  const [shown, setShown] = useState<Shown>('differences');
  const isWhole = shown === 'everything';
  const { sameness, header, claims, scopes, life } = comparison;
  const { changed, equal, same } = countChanges(comparison);
  const words = compareWords.counts(changed, equal, same);
  return (
    <>
      <section className={styles.headline} aria-label={compareWords.title}>
        <div>
          <h2>{compareWords.sameness[sameness]}</h2>
          <p>{[compareWords.samenessText[sameness], words].filter(Boolean).join(' ')}</p>
        </div>
        <Choice
          label={compareWords.show}
          value={shown}
          onChange={setShown}
          options={SHOWN.map((value) => ({ value, label: compareWords.shown[value] }))}
        />
        <LiveRegion message={`${compareWords.sameness[sameness]}. ${words}`} />
      </section>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title={compareWords.panels.claims} isFlush>
            {claims ? (
              <MemberTable label={compareWords.panels.claims} members={shownMembers(claims, isWhole)} />
            ) : (
              <p className={styles.none}>{compareWords.noClaims}</p>
            )}
          </Panel>
          <Panel title={compareWords.panels.header} isFlush>
            <MemberTable label={compareWords.panels.header} members={shownMembers(header, isWhole)} />
          </Panel>
        </div>
        <div className={styles.column}>
          <Panel title={compareWords.panels.scopes} isFlush>
            <Scopes
              scopes={isWhole ? scopes : scopes.filter(({ left, right }) => left !== right)}
              all={scopes}
            />
          </Panel>
          <Panel title={compareWords.panels.life} isFlush>
            <Life rows={life} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Scopes({ scopes, all }: { readonly scopes: readonly SetItem[]; readonly all: readonly SetItem[] }) {
  if (all.length === 0) return <p className={styles.none}>{compareWords.noScopes}</p>;
  if (scopes.length === 0) return <p className={styles.none}>{compareWords.nothingDiffers}</p>;
  return (
    <ul className={styles.rows}>
      {scopes.map((item) => (
        <li key={item.text} className={cx(changeOfItem(item) === 'same' && styles.same)}>
          <code>{item.text}</code>
          <ChangeMark change={changeOfItem(item)} />
        </li>
      ))}
    </ul>
  );
}

function Life({ rows }: { readonly rows: readonly LifeComparison[] }) {
  if (rows.length === 0) return <p className={styles.none}>{compareWords.noLife}</p>;
  const { columns, moments, panels } = compareWords;
  return (
    <table className={styles.table} aria-label={panels.life}>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.left}</th>
          <th scope="col">{columns.right}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.moment} className={cx(row.change === 'same' && styles.same)}>
            <th scope="row">
              {moments[row.moment]}
              <ChangeMark change={row.change} />
            </th>
            <td>
              <Moment row={row} seconds={row.left} />
            </td>
            <td>
              <Moment row={row} seconds={row.right} />
              {row.moment !== 'lifetime' && <Later row={row} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Moment({ row, seconds }: { readonly row: LifeComparison; readonly seconds: number | undefined }) {
  if (seconds === undefined) return <em>{compareWords.absent}</em>;
  return row.moment === 'lifetime' ? formatSpan(seconds) : <LocalTime atMs={seconds * 1000} />;
}

function Later({ row: { left, right } }: { readonly row: LifeComparison }) {
  if (left === undefined || right === undefined || left === right) return null;
  const span = formatSpan(Math.abs(right - left));
  return <small>{right > left ? compareWords.later(span) : compareWords.earlier(span)}</small>;
}
