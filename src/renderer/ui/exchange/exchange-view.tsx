import { Eye, EyeOff, Terminal } from 'lucide-react';
import type { ExchangeView as Exchange } from '../../../contract/models/exchange.ts';
import type { Fault } from '../../../core/faults.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { Button } from '../button/button.tsx';
import { formatBytes } from '../format/amount.ts';
import { LiveRegion } from '../live-region.tsx';
import { FaultNote } from '../state/states.tsx';
import { StatusBadge } from './exchange-row.tsx';
import { ExchangeFacts } from './exchange-facts.tsx';
import { MessageView } from './message-view.tsx';
import styles from './exchange.module.css';

/** What can be done with an exchange, and how it goes. */
export interface ExchangeActs {
  readonly toggleReveal: () => void;
  readonly copyCurl: () => void;
  readonly didCopy: boolean;
  readonly fault: Fault | undefined;
}

/** One exchange as it was on the wire; secrets masked until a person asks. */
export function ExchangeView({
  exchange,
  acts,
}: {
  readonly exchange: Exchange;
  readonly acts: ExchangeActs;
}) {
  const { summary, request, response } = exchange;
  return (
    <div className={styles.exchange}>
      <div className={styles.top}>
        <StatusBadge summary={summary} />
        <span className={styles.address}>
          {summary.method} {summary.origin}
          {summary.path}
        </span>
      </div>
      <div className={styles.acts}>
        <Button
          size="small"
          icon={exchange.isRevealed ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          onPress={acts.toggleReveal}
        >
          {exchange.isRevealed ? exchangeWords.hide : exchangeWords.reveal}
        </Button>
        <Button size="small" icon={<Terminal aria-hidden="true" />} onPress={acts.copyCurl}>
          {exchange.isRevealed ? exchangeWords.curlWithSecrets : exchangeWords.curl}
        </Button>
        <span className={styles.quiet}>
          {exchange.isRevealed ? exchangeWords.revealed : exchangeWords.masked} ·{' '}
          {exchangeWords.sizes(formatBytes(summary.requestBytes), formatBytes(summary.responseBytes))}
          {acts.didCopy && ` · ${exchangeWords.curlDone}`}
        </span>
        <LiveRegion message={acts.didCopy ? exchangeWords.curlDone : ''} />
      </div>
      {acts.fault && <FaultNote fault={acts.fault} isCompact />}
      {summary.failure && (
        <p className={styles.failure}>
          {exchangeWords.noResponse}: {summary.failure.message}{' '}
          {summary.failure.systemCode !== undefined && <code>{summary.failure.systemCode}</code>}
        </p>
      )}
      <div className={styles.messages}>
        <MessageView title={exchangeWords.request} message={request} />
        {response && <MessageView title={exchangeWords.response} message={response} />}
      </div>
      <ExchangeFacts exchange={exchange} />
    </div>
  );
}
