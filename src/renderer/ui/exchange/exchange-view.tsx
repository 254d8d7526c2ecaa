import { type ReactNode, useRef, useState } from 'react';
import type { ExchangeView as Exchange } from '../../../contract/models/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { Choice } from '../choice/choice.tsx';
import { FindBar } from '../find/find-bar.tsx';
import { useFind } from '../find/use-find.ts';
import { FaultNote } from '../state/states.tsx';
import { type ExchangeActs, ExchangeActions } from './exchange-actions.tsx';
import { ExchangeFacts } from './exchange-facts.tsx';
import { StatusBadge } from './exchange-status.tsx';
import { MessageView } from './message-view.tsx';
import styles from './exchange.module.css';

export interface ExchangeViewProps {
  readonly exchange: Exchange;
  readonly acts: ExchangeActs;
  /** More that can be done with it, where it is shown. */
  readonly moreActs?: ReactNode;
  /** What is known of it besides: findings. */
  readonly children?: ReactNode;
}

/** One exchange as it was on the wire; secrets masked until a person asks. */
export function ExchangeView({ exchange, acts, moreActs, children }: ExchangeViewProps) {
  const { summary } = exchange;
  const [isRaw, setIsRaw] = useState(false);
  const [wanted, setWanted] = useState('');
  const messages = useRef<HTMLDivElement>(null);
  const finder = useFind(messages, wanted);
  return (
    <div className={styles.exchange}>
      <div className={styles.top}>
        <StatusBadge outcome={summary} />
        <bdi className={styles.address} title={`${summary.origin}${summary.path}`}>
          {summary.method} {summary.origin}
          {summary.path}
        </bdi>
      </div>
      <ExchangeActions exchange={exchange} acts={acts} moreActs={moreActs} />
      {acts.fault && <FaultNote fault={acts.fault} isCompact />}
      {summary.failure && (
        <p className={styles.failure}>
          {exchangeWords.noResponse}: {summary.failure.message}{' '}
          {summary.failure.systemCode !== undefined && <code>{summary.failure.systemCode}</code>}
        </p>
      )}
      <div className={styles.reading}>
        <FindBar label={exchangeWords.find} value={wanted} onChange={setWanted} finder={finder} />
        <Choice
          label={exchangeWords.shown}
          size="small"
          value={isRaw ? 'raw' : 'apart'}
          onChange={(how) => setIsRaw(how === 'raw')}
          options={[
            { value: 'apart', label: exchangeWords.toldApart },
            { value: 'raw', label: exchangeWords.raw },
          ]}
        />
      </div>
      <div ref={messages} className={styles.messages}>
        <Messages exchange={exchange} isRaw={isRaw} isSearched={wanted !== ''} />
      </div>
      {children}
      <ExchangeFacts exchange={exchange} />
    </div>
  );
}

interface MessagesProps {
  readonly exchange: Exchange;
  readonly isRaw: boolean;
  readonly isSearched: boolean;
}

function Messages({ exchange: { summary, request, response }, isRaw, isSearched }: MessagesProps) {
  const common = { isRaw, isSearched };
  return (
    <>
      <MessageView title={exchangeWords.request} message={request} {...common} />
      {response && (
        <MessageView
          title={exchangeWords.response}
          message={response}
          wireBytes={response.truncated ? undefined : summary.responseBytes}
          {...common}
        />
      )}
    </>
  );
}
