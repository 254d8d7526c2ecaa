import { type KeyboardEvent, useEffect, useRef } from 'react';
import { tokenWords } from '../../words/token-screen.ts';
import { Ago } from '../clock/ago.tsx';
import { LocalTime } from '../clock/local-time.tsx';
import { SeverityIcon } from '../findings/severity-icon.tsx';
import { LongText } from '../long-text/long-text.tsx';
import type { ClaimRow } from './claims.model.ts';
import styles from './claims.module.css';
import { useIsPinned, useLinked, usePoint } from './token-link.tsx';

export interface ClaimTableRowProps {
  readonly row: ClaimRow;
  readonly part: 'header' | 'payload';
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** One claim. While it is pointed at or has the focus, its bytes are marked in the token’s text. */
export function ClaimTableRow({ row, part, isTabStop, onFocus, onKeyDown }: ClaimTableRowProps) {
  const point = usePoint();
  const target = { part, pointer: row.pointer };
  const isLinked = useLinked((at) => at?.part === part && at.pointer === row.pointer);
  const isPinned = useIsPinned(part, row.pointer);
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isPinned) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isPinned]);
  return (
    <tr
      ref={line}
      data-linked={isLinked || undefined}
      onPointerEnter={() => point(target)}
      onPointerLeave={() => point(undefined)}
    >
      <th scope="row">
        <button
          type="button"
          data-claim
          className={styles.name}
          tabIndex={isTabStop ? 0 : -1}
          title={tokenWords.showBytes}
          onFocus={() => {
            onFocus();
            point(target);
          }}
          onBlur={() => point(undefined)}
          onKeyDown={onKeyDown}
        >
          {row.shownName}
        </button>
      </th>
      <td className={styles.value}>
        <LongText text={row.value} />
      </td>
      <td className={styles.meaning}>
        <Meaning row={row} />
      </td>
    </tr>
  );
}

function Meaning({ row }: { readonly row: ClaimRow }) {
  return (
    <>
      <p title={row.section}>{row.meaning}</p>
      {row.atMs !== undefined && (
        <p className={styles.time}>
          <LocalTime atMs={row.atMs} />, <Ago atMs={row.atMs} />
        </p>
      )}
      {row.span !== undefined && <p className={styles.time}>{row.span}</p>}
      {row.problem !== undefined && <strong className={styles.problem}>{row.problem}</strong>}
      {row.marks.map((mark) => (
        <p key={mark.code} className={styles.mark}>
          <SeverityIcon of={mark.severity} />
          {mark.title}
        </p>
      ))}
    </>
  );
}
