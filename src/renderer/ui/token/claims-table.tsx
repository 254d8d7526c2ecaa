import { type KeyboardEvent, useState } from 'react';
import { tokenWords } from '../../words/token-screen.ts';
import { Button } from '../button/button.tsx';
import { formatCount } from '../format/amount.ts';
import { SearchField } from '../search-field/search-field.tsx';
import { ClaimTableRow } from './claim-row.tsx';
import { type ClaimRow, filterClaims } from './claims.model.ts';
import styles from './claims.module.css';

/** Rows that are drawn before a person asks for more. */
const FIRST = 60;
/** So many more each time: all of three hundred at once, and of a hundred thousand never so many that the window stands still. */
const STEP = 500;
/** From so many rows on they can be filtered. */
const MANY = 16;

export interface ClaimsTableProps {
  readonly title: string;
  readonly part: 'header' | 'payload';
  readonly rows: readonly ClaimRow[];
}

/** Claims with meaning, local time, type errors and findings. The names are one tab stop: arrows go from one to the next. */
export function ClaimsTable({ title, part, rows }: ClaimsTableProps) {
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(FIRST);
  const [current, setCurrent] = useState(0);
  const found = filterClaims(rows, query);
  const shown = found.slice(0, limit);
  const left = found.length - shown.length;
  if (rows.length === 0) return <p className={styles.none}>{tokenWords.noClaims}</p>;
  return (
    <>
      {rows.length >= MANY && (
        <div className={styles.filter}>
          <SearchField
            label={tokenWords.filterClaims}
            value={query}
            onChange={setQuery}
            count={tokenWords.claimsFound(found.length, rows.length)}
          />
        </div>
      )}
      <table className={styles.claims} aria-label={title}>
        <tbody>
          {shown.map((row, index) => (
            <ClaimTableRow
              key={row.pointer}
              row={row}
              part={part}
              isTabStop={index === Math.min(current, shown.length - 1)}
              onFocus={() => setCurrent(index)}
              onKeyDown={moveFocus}
            />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p className={styles.none}>
          <Button size="small" onPress={() => setLimit(limit + STEP)}>
            {left <= STEP
              ? tokenWords.moreClaims(formatCount(left, 'claim'))
              : tokenWords.nextClaims(formatCount(STEP, 'claim'), formatCount(left, 'claim'))}
          </Button>
        </p>
      )}
      {found.length === 0 && <p className={styles.none}>{tokenWords.noClaimFound}</p>}
    </>
  );
}

/** Arrows, Home and End among the names. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const table = event.currentTarget.closest('table');
  const names = [...(table?.querySelectorAll<HTMLElement>('[data-claim]') ?? [])];
  const at = names.indexOf(event.currentTarget);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: names.length - 1 }[event.key];
  const next = to === undefined ? undefined : names[to];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
