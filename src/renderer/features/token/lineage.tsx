import { useState } from 'react';
import type { LineageEntry } from '../../../contract/models/token.ts';
import type { TokenKind } from '../../../core/jose/token.ts';
import { Button } from '../../ui/button/button.tsx';
import { Countdown } from '../../ui/clock/countdown.tsx';
import { LocalTime } from '../../ui/clock/local-time.tsx';
import { cx } from '../../ui/cx.ts';
import { StateMark } from '../../ui/token/state-mark.tsx';
import { KIND_WORDS, ORIGIN_WORDS, STATE_WORDS } from '../../words/token.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { shownLineage } from './token-screen.model.ts';
import { type RowKeys, useRowKeys } from './use-row-keys.ts';
import styles from './lineage.module.css';

export interface LineageProps {
  readonly entries: readonly LineageEntry[];
  readonly tokenId: string;
  /** What to add to this computer's clock to judge the family's times. */
  readonly offsetMs: number;
  readonly onToken: (tokenId: string) => void;
}

/** The token's family from the first issuance on: with what each was got, what came out, and what became of it. */
export function Lineage({ entries, tokenId, offsetMs, onToken }: LineageProps) {
  const [isWhole, setIsWhole] = useState(false);
  const { shown, hidden } = isWhole ? { shown: entries, hidden: 0 } : shownLineage(entries, tokenId);
  const keys = useRowKeys(shown.flatMap(rowsOf), shown.flatMap(rowsOf).find(isRowOf(tokenId)) ?? '');
  if (entries.length === 0) return <p className={styles.none}>{tokenWords.noLineage}</p>;
  return (
    <>
      <ol className={styles.tree} {...keys.list}>
        {shown.map((entry) => (
          <Issuance
            key={entry.issuanceId}
            entry={entry}
            tokenId={tokenId}
            offsetMs={offsetMs}
            onToken={onToken}
            tabIndexOf={keys.tabIndexOf}
          />
        ))}
      </ol>
      {hidden > 0 && (
        <p className={styles.none}>
          <Button size="small" onPress={() => setIsWhole(true)}>
            {tokenWords.lineageMore(hidden)}
          </Button>
        </p>
      )}
    </>
  );
}

/** A token that came twice has two rows: a row is known by its issuance too. */
function rowsOf({ issuanceId, outputs }: LineageEntry): readonly string[] {
  return outputs.map((output) => `${issuanceId}/${output.tokenId}`);
}

function isRowOf(tokenId: string): (row: string) => boolean {
  return (row) => row.endsWith(`/${tokenId}`);
}

interface IssuanceProps extends Omit<LineageProps, 'entries'> {
  readonly entry: LineageEntry;
  readonly tabIndexOf: RowKeys['tabIndexOf'];
}

function Issuance({ entry, tokenId, offsetMs, onToken, tabIndexOf }: IssuanceProps) {
  return (
    <li className={styles.issuance}>
      <p className={styles.head}>
        <strong>{ORIGIN_WORDS[entry.origin]}</strong>
        {entry.inputs.map((input) => (
          <span key={input} className={styles.input}>
            {tokenWords.lineageWith} <code>{input.slice(0, 8)}</code>
          </span>
        ))}
        <LocalTime atMs={entry.atMs} />
      </p>
      <ul>
        {rowsOf(entry).map((row, index) => {
          const output = entry.outputs[index];
          return (
            output && (
              <Output
                key={row}
                row={row}
                tabIndex={tabIndexOf(row)}
                output={output}
                isThis={output.tokenId === tokenId}
                offsetMs={offsetMs}
                onToken={onToken}
              />
            )
          );
        })}
      </ul>
    </li>
  );
}

interface OutputProps {
  readonly output: LineageEntry['outputs'][number];
  readonly row: string;
  readonly tabIndex: 0 | -1;
  readonly isThis: boolean;
  readonly offsetMs: number;
  readonly onToken: (tokenId: string) => void;
}

/** A token of the family, and the way to it; the one that is shown and those that are gone lead nowhere. */
function Output({ output, row, tabIndex, isThis, offsetMs, onToken }: OutputProps) {
  const { tokenId, role, state, expiresAtSeconds, isGone } = output;
  const kind = role in KIND_WORDS ? KIND_WORDS[role as TokenKind] : role;
  const isWay = !isThis && !isGone;
  return (
    <li>
      <button
        type="button"
        className={cx(styles.output, isWay && styles.act, isThis && styles.here)}
        data-row={row}
        tabIndex={tabIndex}
        aria-current={isThis || undefined}
        aria-disabled={!isWay || undefined}
        onClick={isWay ? () => onToken(tokenId) : undefined}
      >
        <StateMark state={isGone ? 'unknown' : state} isIconOnly />
        <span className={styles.kind}>{kind}</span>
        <code>{tokenId.slice(0, 8)}</code>
        <span className={styles.state}>
          {isThis && `${tokenWords.lineageThis} · `}
          {isGone ? tokenWords.lineageGone : STATE_WORDS[state]}
          {state === 'live' && expiresAtSeconds !== undefined && (
            <>
              {' '}
              <Countdown life={{ expiresAtSeconds }} offsetMs={offsetMs} />
            </>
          )}
        </span>
      </button>
    </li>
  );
}
