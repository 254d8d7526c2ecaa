import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { formatMs } from '../format/duration.ts';
import { hostAndPath } from './exchange.model.ts';
import { ExchangeStatus } from './exchange-status.tsx';
import styles from './exchange.module.css';

/** An exchange in one line: status, method, where to, how long. */
export function ExchangeRow({ summary }: { readonly summary: ExchangeSummary }) {
  const { host, path } = hostAndPath(summary);
  return (
    <span className={styles.rowLine}>
      <ExchangeStatus outcome={summary} />
      <span className={styles.method}>{summary.method}</span>
      <span className={styles.where} title={`${summary.origin}${summary.path}`}>
        {path} <span className={styles.host}>{host}</span>
      </span>
      <span className={styles.purpose}>{exchangeWords.purpose[summary.purpose]}</span>
      <span className={styles.ms}>{formatMs(summary.totalMs)}</span>
    </span>
  );
}
