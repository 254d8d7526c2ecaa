import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { LineageIssuance, TokenSummary } from '../../../contract/models/token.ts';
import type { TokenKind } from '../../../core/jose/token.ts';
import { lineageForest } from '../../../core/lineage/forest.ts';
import { type Folds, type LineageRow, lineageRows } from '../../../core/lineage/rows.ts';
import { queries } from '../../bridge/queries.ts';
import { Countdown } from '../../ui/clock/countdown.tsx';
import { LocalTime } from '../../ui/clock/local-time.tsx';
import { useMinute } from '../../ui/clock/clock.ts';
import { offsetMsOf } from '../../ui/clock/life.model.ts';
import { cx } from '../../ui/cx.ts';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { StateMark } from '../../ui/token/state-mark.tsx';
import { VirtualTree } from '../../ui/virtual/virtual-tree.tsx';
import { KIND_WORDS, ORIGIN_WORDS, STATE_WORDS } from '../../words/token.ts';
import { tokensWords } from '../../words/tokens.ts';
import { stateNow } from './tokens.model.ts';
import styles from './lineage-tree.module.css';

type Row = LineageRow<LineageIssuance>;

export interface LineageTreeProps {
  readonly tokens: readonly TokenSummary[];
  /** Only this profile’s; undefined: everybody’s. */
  readonly profileId: string | undefined;
  readonly onOpen: (tokenId: string) => void;
}

const NO_FOLDS: Folds = new Map();

/** How the tokens came from one another: each family from its first issuance on, and what became of each token. */
export function LineageTree({ tokens, profileId, onOpen }: LineageTreeProps) {
  const lineage = useQuery(queries.lineage());
  const [folds, setFolds] = useState(NO_FOLDS);
  const forest = useMemo(() => {
    const all = lineage.data ?? [];
    return lineageForest(profileId === undefined ? all : all.filter((one) => one.profileId === profileId));
  }, [lineage.data, profileId]);
  const rows = useMemo(() => lineageRows(forest, folds), [forest, folds]);
  const byId = useMemo(() => new Map(tokens.map((token) => [token.id, token])), [tokens]);
  if (lineage.error) return <FaultNote fault={lineage.error.fault} />;
  if (!lineage.data) return <Loading what={tokensWords.lineage.loading} />;
  if (rows.length === 0) return <p className={styles.none}>{tokensWords.lineage.none}</p>;
  const fold = (key: string, isOpen: boolean) => setFolds(new Map(folds).set(key, isOpen));
  return (
    <VirtualTree
      label={tokensWords.lineage.title}
      items={rows}
      rowHeight={30}
      textOf={textOf}
      onFold={fold}
      onOpen={(row) => {
        if (row.kind === 'issuance') {
          if (row.isOpen !== undefined) fold(row.key, !row.isOpen);
        } else if (byId.has(row.tokenId)) onOpen(row.tokenId);
      }}
      className={cx(styles.tree)}
      rowClassName={(row) => cx(row.kind === 'token' && !byId.has(row.tokenId) && styles.gone)}
    >
      {(row) => <Line row={row} tokens={byId} />}
    </VirtualTree>
  );
}

function textOf(row: Row): string {
  return row.kind === 'issuance' ? ORIGIN_WORDS[row.issuance.origin] : kindOf(row.role);
}

function kindOf(role: string): string {
  return role in KIND_WORDS ? KIND_WORDS[role as TokenKind] : KIND_WORDS.unknown;
}

/** Deeper lines are not set further in: there is always room for the words. */
const DEEPEST = 8;

function Line({ row, tokens }: { readonly row: Row; readonly tokens: ReadonlyMap<string, TokenSummary> }) {
  return (
    <div
      className={styles.line}
      style={{ paddingInlineStart: `${Math.min(row.level, DEEPEST) * 1.125 - 0.5}rem` }}
    >
      <ChevronRight
        className={cx(
          styles.fold,
          row.isOpen === true && styles.open,
          row.isOpen === undefined && styles.leaf,
        )}
        aria-hidden="true"
      />
      {row.kind === 'issuance' ? (
        <IssuanceLine row={row} tokens={tokens} />
      ) : (
        <TokenLine role={row.role} tokenId={row.tokenId} token={tokens.get(row.tokenId)} />
      )}
    </div>
  );
}

function IssuanceLine({
  row: { issuance, tokenIds, isOpen },
  tokens,
}: {
  readonly row: Extract<Row, { kind: 'issuance' }>;
  readonly tokens: ReadonlyMap<string, TokenSummary>;
}) {
  const live = tokenIds.filter((id) => tokens.get(id)?.state === 'live').length;
  const name = tokenIds.map((id) => tokens.get(id)?.profileName).find(Boolean);
  return (
    <>
      <strong>{ORIGIN_WORDS[issuance.origin]}</strong>
      {issuance.inputs.map((input) => (
        <span key={input} className={styles.quiet}>
          {tokensWords.lineage.with} <code>{input.slice(0, 8)}</code>
        </span>
      ))}
      {issuance.inputs.length === 0 && name !== undefined && <bdi className={styles.name}>{name}</bdi>}
      <span className={styles.end}>
        {isOpen !== true && tokensWords.lineage.counts(tokenIds.length, live)}
        <LocalTime atMs={issuance.atMs} />
      </span>
    </>
  );
}

interface TokenLineProps {
  readonly role: string;
  readonly tokenId: string;
  /** Absent where it was removed here. */
  readonly token: TokenSummary | undefined;
}

function TokenLine({ role, tokenId, token }: TokenLineProps) {
  const minuteMs = useMinute();
  const state = token && stateNow(token, minuteMs);
  return (
    <>
      <StateMark state={state ?? 'unknown'} isIconOnly />
      <span>{kindOf(token?.kind ?? role)}</span>
      <code>{tokenId.slice(0, 8)}</code>
      <span className={styles.end}>
        {state === undefined ? tokensWords.lineage.gone : STATE_WORDS[state]}
        {token && state === 'live' && token.expiresAtSeconds !== undefined && (
          <Countdown life={{ expiresAtSeconds: token.expiresAtSeconds }} offsetMs={offsetMsOf(token)} />
        )}
      </span>
    </>
  );
}
