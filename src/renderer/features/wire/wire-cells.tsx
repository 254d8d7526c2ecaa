import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import { hostAndPath, timingText } from '../../ui/exchange/exchange.model.ts';
import type { TimeAxis } from '../../ui/exchange/time-axis.model.ts';
import { TimingBar } from '../../ui/exchange/waterfall.tsx';
import { formatBytes } from '../../ui/format/amount.ts';
import { formatMs } from '../../ui/format/duration.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { exchangeWords } from '../../words/exchange.ts';
import { wireWords } from '../../words/wire.ts';
import styles from './wire.module.css';

interface CellProps {
  readonly exchange: ExchangeSummary;
}

/** Method and path: what tells exchanges of one host apart. */
export function RequestCell({ exchange }: CellProps) {
  return (
    <span className={styles.request} title={`${exchange.method} ${exchange.origin}${exchange.path}`}>
      <span className={styles.method}>{exchange.method}</span> <bdi>{exchange.path}</bdi>
    </span>
  );
}

export function HostCell({ exchange }: CellProps) {
  return <bdi className={styles.host}>{hostAndPath(exchange).host}</bdi>;
}

export function PurposeCell({ exchange }: CellProps) {
  return <span className={styles.purpose}>{exchangeWords.purpose[exchange.purpose]}</span>;
}

/** What came back, in bytes on the wire. */
export function SizeCell({ exchange }: CellProps) {
  return <>{exchange.status === undefined ? '' : formatBytes(exchange.responseBytes)}</>;
}

/** All of it where there is little width: method and path, under them purpose, host and size. */
export function TwoLines({ exchange }: CellProps) {
  return (
    <span className={styles.twoLines}>
      <RequestCell exchange={exchange} />
      <span className={styles.second}>
        <PurposeCell exchange={exchange} /> · <HostCell exchange={exchange} />
        {exchange.status !== undefined && (
          <>
            {' · '}
            <SizeCell exchange={exchange} />
          </>
        )}
      </span>
    </span>
  );
}

/** When it was under way, on the run's own line, and on what its time was spent. */
export function WaterfallCell({ exchange, axis }: CellProps & { readonly axis: TimeAxis }) {
  const { startedAtMs, totalMs, timing } = exchange;
  const from = axis.at(startedAtMs) * 100;
  const to = axis.at(startedAtMs + totalMs) * 100;
  const words = wireWords.waterfall(
    formatMs(startedAtMs - axis.startMs),
    timing ? timingText(timing) : formatMs(totalMs),
  );
  return (
    <span className={styles.waterfall} title={words}>
      {axis.breaks.map(({ at }) => (
        <span
          key={at}
          className={styles.break}
          style={{ insetInlineStart: `${at * 100}%` }}
          aria-hidden="true"
        />
      ))}
      <span
        className={styles.span}
        style={{ insetInlineStart: `min(${from}%, 100% - 3px)`, inlineSize: `max(${to - from}%, 3px)` }}
      >
        <TimingBar timing={timing} />
      </span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
