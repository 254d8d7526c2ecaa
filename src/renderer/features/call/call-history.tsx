import { useQuery } from '@tanstack/react-query';
import { queries } from '../../bridge/queries.ts';
import { LocalTime } from '../../ui/clock/local-time.tsx';
import { ExchangeStatus } from '../../ui/exchange/exchange-status.tsx';
import { formatMs } from '../../ui/format/duration.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { callWords } from '../../words/call.ts';
import { earlierCalls } from './answer.model.ts';
import styles from './call.module.css';

export interface CallHistoryProps {
  readonly profileId: string;
  /** Calls to its host are listed, those to the very address first. */
  readonly url: string;
  readonly shown: string | undefined;
  readonly onShow: (exchangeId: string) => void;
}

/** Earlier calls of this API: each opens beside the form as the answer that it was. */
export function CallHistory({ profileId, url, shown, onShow }: CallHistoryProps) {
  const exchanges = useQuery(queries.exchanges(profileId));
  const calls = earlierCalls(exchanges.data ?? [], url);
  if (calls.length === 0) return null;
  return (
    <Panel title={callWords.history} isFlush>
      <ul className={styles.history}>
        {calls.map((call) => (
          <li key={call.id}>
            <button
              type="button"
              className={styles.call}
              aria-pressed={call.id === shown}
              onClick={() => onShow(call.id)}
            >
              <ExchangeStatus outcome={call} />
              <span className={styles.callPath}>
                {call.method} <bdi>{call.path}</bdi>
              </span>
              <span className={styles.callFacts}>
                {formatMs(call.totalMs)} · <LocalTime atMs={call.startedAtMs} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
