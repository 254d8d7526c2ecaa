import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import type { Environment } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { Button } from '../../ui/button/button.tsx';
import { useMinute } from '../../ui/clock/clock.ts';
import { cx } from '../../ui/cx.ts';
import { keepMarks } from '../../ui/virtual/marks.model.ts';
import { VirtualTable } from '../../ui/virtual/virtual-table.tsx';
import { KIND_WORDS } from '../../words/token.ts';
import { tokensWords } from '../../words/tokens.ts';
import { MarkedBar, useCopyToken } from './marked-bar.tsx';
import { RemoveMarked } from './remove-marked.tsx';
import { tokenColumns } from './token-columns.tsx';
import { TokensFilter } from './tokens-filter.tsx';
import { NO_FILTER, stateNow, tableRows } from './tokens.model.ts';
import { useTokensTable } from './tokens.store.ts';
import styles from './tokens.module.css';

export interface TokensTableProps {
  readonly tokens: readonly TokenSummary[];
  readonly environments: readonly Environment[];
  readonly onOpen: (tokenId: string) => void;
  readonly onCompare: (left: string, right: string) => void;
}

const NO_MARKS: ReadonlySet<string> = new Set();
const keyOf = ({ id }: TokenSummary) => id;
const textOf = ({ kind }: TokenSummary) => KIND_WORDS[kind];

/** The table with its filter, and what can be done with the rows that are marked. */
export function TokensTable({ tokens, environments, onOpen, onCompare }: TokensTableProps) {
  const { filter, sort, setFilter, sortBy } = useTokensTable();
  const [marked, setMarked] = useState(NO_MARKS);
  const [removing, setRemoving] = useState<readonly string[]>([]);
  const copy = useCopyToken();
  const minuteMs = useMinute();
  const settled = useDeferredValue(filter);
  const rows = useMemo(() => tableRows(tokens, settled, sort, minuteMs), [tokens, settled, sort, minuteMs]);
  const columns = useMemo(
    () => tokenColumns(new Map(environments.map((environment) => [environment.name, environment]))),
    [environments],
  );
  // What the filter hides is not marked either: nothing is removed that is not seen.
  const marks = useMemo(() => keepMarks(marked, rows.map(keyOf)), [marked, rows]);
  const onKey = (event: KeyboardEvent, item: TokenSummary | undefined) => {
    if (event.key === 'Delete') setRemoving(marks.size > 0 ? [...marks] : item ? [item.id] : []);
    else if (item && event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey)) copy(item.id);
    else return false;
    return true;
  };
  return (
    <>
      <TokensFilter
        filter={filter}
        environments={environments}
        count={tokensWords.found(rows.length, tokens.length)}
        onChange={setFilter}
      />
      {rows.length === 0 ? (
        <p className={styles.nothing}>
          {tokensWords.noneFound}{' '}
          <Button size="small" onPress={() => setFilter(NO_FILTER)}>
            {tokensWords.clearFilter}
          </Button>
        </p>
      ) : (
        <VirtualTable
          label={tokensWords.title}
          items={rows}
          keyOf={keyOf}
          textOf={textOf}
          rowHeight={30}
          columns={columns}
          sort={sort}
          onSort={sortBy}
          onOpen={onOpen}
          onKey={onKey}
          marks={{ keys: marks, label: tokensWords.markAll, onChange: setMarked }}
          className={cx(styles.table)}
          rowClassName={(token) => cx(stateNow(token, minuteMs) !== 'live' && styles.dead)}
        />
      )}
      <MarkedBar
        marked={marks}
        onRemove={() => setRemoving([...marks])}
        onClear={() => setMarked(NO_MARKS)}
        onCompare={onCompare}
      />
      {removing.length > 0 && (
        <RemoveMarked
          tokenIds={removing}
          onClose={() => setRemoving([])}
          onRemoved={() => setMarked(NO_MARKS)}
        />
      )}
    </>
  );
}
