import type { ReactNode } from 'react';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import { ExchangeStatus } from '../../ui/exchange/exchange-status.tsx';
import { formatMs } from '../../ui/format/duration.ts';
import { type Column, VirtualTable } from '../../ui/virtual/virtual-table.tsx';
import { remToPx } from '../../ui/rem.ts';
import { useWidth } from '../../ui/use-width.ts';
import { wireWords } from '../../words/wire.ts';
import { RunHeading } from './run-heading.tsx';
import { HostCell, PurposeCell, RequestCell, SizeCell, TwoLines, WaterfallCell } from './wire-cells.tsx';
import { type WireRow, rowText } from './wire.model.ts';
import styles from './wire.module.css';

export interface WireTableProps {
  readonly rows: readonly WireRow[];
  readonly exchangeId: string | undefined;
  readonly onExchange: (exchangeId: string) => void;
  /** Opens a run that is closed, and closes one that is open. */
  readonly onToggle: (key: string) => void;
}

/** Every exchange as a row like in a browser’s network panel, under the heading of its run. */
export function WireTable({ rows, exchangeId, onExchange, onToggle }: WireTableProps) {
  const kinds = new Map(rows.map((row) => [row.key, row.kind]));
  const [width = Number.POSITIVE_INFINITY, measure] = useWidth();
  const isNarrow = width < remToPx(NARROW_REM);
  return (
    <div ref={measure} className={styles.tableBox}>
      <VirtualTable
        key={isNarrow ? 'two lines' : 'one line'}
        label={wireWords.list}
        className={styles.table}
        items={rows}
        keyOf={keyOf}
        textOf={rowText}
        rowHeight={isNarrow ? 42 : 30}
        selectedKey={exchangeId}
        columns={isNarrow ? NARROW_COLUMNS : COLUMNS}
        headingOf={headingOf}
        rowClassName={(row) => (row.kind === 'group' ? styles.groupRow : undefined)}
        onOpen={(key) => (kinds.get(key) === 'group' ? onToggle(key) : onExchange(key))}
        onCursor={(key) => {
          if (kinds.get(key) === 'exchange' && key !== exchangeId) onExchange(key);
        }}
        onKey={(event, row) => {
          if (row?.kind !== 'group') return false;
          const isTurn = event.key === ' ' || event.key === (row.isOpen ? 'ArrowLeft' : 'ArrowRight');
          if (isTurn) onToggle(row.key);
          return isTurn;
        }}
      />
    </div>
  );
}

function headingOf(row: WireRow): ReactNode {
  return row.kind === 'group' ? <RunHeading group={row.group} isOpen={row.isOpen} /> : undefined;
}

function keyOf({ key }: WireRow): string {
  return key;
}

type Cell = (exchange: ExchangeSummary, row: Extract<WireRow, { readonly kind: 'exchange' }>) => ReactNode;

function column(
  id: keyof typeof wireWords.columns,
  track: string,
  cell: Cell,
  isEnd = false,
): Column<WireRow> {
  return {
    id,
    label: wireWords.columns[id],
    track,
    isEnd,
    cell: (row) => (row.kind === 'exchange' ? cell(row.exchange, row) : null),
  };
}

const STATUS = column('status', 'minmax(5.5rem, 8.75rem)', (exchange) => (
  <ExchangeStatus outcome={exchange} />
));
const TIME = column('time', '4.25rem', (exchange) => formatMs(exchange.totalMs), true);
const WATERFALL = column('waterfall', 'minmax(5rem, 1fr)', (exchange, { axis }) => (
  <WaterfallCell exchange={exchange} axis={axis} />
));

const COLUMNS: readonly Column<WireRow>[] = [
  STATUS,
  column('request', 'minmax(12rem, 1.4fr)', (exchange) => <RequestCell exchange={exchange} />),
  column('host', 'minmax(8rem, 0.8fr)', (exchange) => <HostCell exchange={exchange} />),
  column('purpose', 'minmax(6.5rem, 0.5fr)', (exchange) => <PurposeCell exchange={exchange} />),
  column('size', '5rem', (exchange) => <SizeCell exchange={exchange} />, true),
  TIME,
  WATERFALL,
];

/** Below this width of the list a row has two lines, so that neither path nor host is cut short. */
const NARROW_REM = 52.5;

const NARROW_COLUMNS: readonly Column<WireRow>[] = [
  STATUS,
  column('request', 'minmax(9rem, 1.7fr)', (exchange) => <TwoLines exchange={exchange} />),
  TIME,
  WATERFALL,
];
