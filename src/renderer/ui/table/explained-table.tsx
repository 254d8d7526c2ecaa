import { useState } from 'react';
import { uiWords } from '../../words/ui.ts';
import { Button } from '../button/button.tsx';
import { formatCount } from '../format/amount.ts';
import type { ExplainedRow } from '../exchange/message.model.ts';
import styles from './explained-table.module.css';

export interface ExplainedTableProps {
  readonly label: string;
  readonly rows: readonly ExplainedRow[];
  /** Long values are shown whole: somebody looks for something in them. */
  readonly isWhole?: boolean;
}

/** Characters of a value that are drawn before a person asks for the rest. */
const DRAWN = 320;

/** Names and values as they are on the wire, and under each value what it means and where that is defined. */
export function ExplainedTable({ label, rows, isWhole = false }: ExplainedTableProps) {
  return (
    <table className={styles.table} aria-label={label}>
      <tbody>
        {rows.map(({ name, value, meaning, section }, index) => (
          <tr key={`${index} ${name}`}>
            <th scope="row">{name}</th>
            <td>
              <Value value={value} isWhole={isWhole} />
              {meaning !== undefined && (
                <span className={styles.meaning}>
                  {meaning} <span className={styles.section}>{section}</span>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value, isWhole }: { readonly value: string; readonly isWhole: boolean }) {
  const [isAsked, setIsAsked] = useState(false);
  const isCut = !isWhole && !isAsked && value.length > DRAWN * 1.25;
  return (
    <>
      <bdi className={styles.value}>{isCut ? `${value.slice(0, DRAWN)}…` : value}</bdi>
      {isCut && (
        <Button size="small" look="quiet" onPress={() => setIsAsked(true)}>
          {uiWords.showAll(formatCount(value.length, 'character'))}
        </Button>
      )}
    </>
  );
}
