import { Suspense, lazy, useMemo, useState } from 'react';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import { useActs } from '../../ui/acts/offers.ts';
import { Button } from '../../ui/button/button.tsx';
import { isFailure } from '../../ui/exchange/exchange.model.ts';
import { TimingLegend } from '../../ui/exchange/waterfall.tsx';
import { formatCount } from '../../ui/format/amount.ts';
import { remToPx } from '../../ui/rem.ts';
import { Split } from '../../ui/split/split.tsx';
import { wireWords } from '../../words/wire.ts';
import { OneExchange } from './one-exchange.tsx';
import { WireTable } from './wire-table.tsx';
import { WireToolbar, type WireToolbarProps } from './wire-toolbar.tsx';
import {
  countExchanges,
  filterGroups,
  groupExchanges,
  NO_FILTER,
  type WireGroup,
  wireRows,
} from './wire.model.ts';
import styles from './wire.module.css';

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }));

export interface WireContentProps {
  readonly exchanges: readonly ExchangeSummary[];
  readonly exchangeId: string | undefined;
  readonly onExchange: (exchangeId: string) => void;
  readonly scope: WireToolbarProps['scope'];
  /** Absent where all there are are shown. */
  readonly onOlder: (() => void) | undefined;
}

/** The list with what narrows it, and the exchange that is open. */
export function WireContent(props: WireContentProps) {
  const { exchanges, exchangeId, onExchange } = props;
  const [filter, setFilter] = useState(NO_FILTER);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [isExporting, setIsExporting] = useState(false);
  const groups = useMemo(() => groupExchanges(exchanges), [exchanges]);
  const shown = useMemo(() => filterGroups(groups, filter), [groups, filter]);
  const rows = useMemo(() => wireRows(shown, closed), [shown, closed]);
  const counts = {
    shown: countExchanges(shown),
    all: exchanges.length,
    failures: useMemo(() => exchanges.filter(isFailure).length, [exchanges]),
  };
  useActs({
    export_har: {
      run: () => setIsExporting(true),
      whyNot: counts.shown === 0 ? wireWords.noMatch : undefined,
    },
  });
  const open = exchanges.find(({ id }) => id === exchangeId) ?? firstShown(shown);
  return (
    <div className={styles.screen}>
      <WireToolbar
        groups={groups}
        filter={filter}
        onFilter={setFilter}
        counts={counts}
        scope={props.scope}
        onExport={() => setIsExporting(true)}
      />
      <Split
        name="wire"
        label={wireWords.resize}
        initial="58%"
        min={320}
        minOther={340}
        stackBelow={remToPx(47.5)}
        look="gap"
        first={
          <section className={styles.listPanel} aria-label={wireWords.list}>
            {rows.length === 0 ? (
              <div className={styles.none}>
                <p>{wireWords.noMatch}</p>
                <Button size="small" onPress={() => setFilter(NO_FILTER)}>
                  {wireWords.clearFilter}
                </Button>
              </div>
            ) : (
              <WireTable
                rows={rows}
                exchangeId={open?.id}
                onExchange={onExchange}
                onToggle={(key) => setClosed(toggled(closed, key))}
              />
            )}
            <ListFooter groups={shown} counts={counts} onOlder={props.onOlder} />
          </section>
        }
        second={
          <section className={styles.onePanel} aria-label={wireWords.one}>
            {open && <OneExchange key={open.id} exchangeId={open.id} onExchange={onExchange} />}
          </section>
        }
      />
      {isExporting && (
        <Suspense fallback={null}>
          <ExportDialog groups={shown} open={open} onClose={() => setIsExporting(false)} />
        </Suspense>
      )}
    </div>
  );
}

interface ListFooterProps {
  readonly groups: readonly WireGroup[];
  readonly counts: WireToolbarProps['counts'];
  readonly onOlder: (() => void) | undefined;
}

function ListFooter({ groups, counts, onOlder }: ListFooterProps) {
  return (
    <footer className={styles.footer}>
      <span>
        {wireWords.count(formatCount(counts.shown, 'exchange'), formatCount(groups.length, 'run'))}
        {onOlder && (
          <>
            {' · '}
            {wireWords.newest(counts.all)}{' '}
            <Button size="small" look="quiet" onPress={onOlder}>
              {wireWords.older}
            </Button>
          </>
        )}
      </span>
      <TimingLegend />
    </footer>
  );
}

/** What is open before a person has chosen: the newest run’s first exchange. */
function firstShown(groups: readonly WireGroup[]): ExchangeSummary | undefined {
  return groups[0]?.exchanges[0];
}

function toggled(closed: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(closed);
  if (!next.delete(key)) next.add(key);
  return next;
}
