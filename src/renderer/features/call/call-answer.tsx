import { Send } from 'lucide-react';
import type { TokenSummary } from '../../../contract/models/token.ts';
import type { Fault } from '../../../core/faults.ts';
import type { RunView } from '../../../contract/models/run.ts';
import { isEnded } from '../../../core/run/run.ts';
import { useExchange } from '../../bridge/use-exchange.ts';
import { Button } from '../../ui/button/button.tsx';
import { cx } from '../../ui/cx.ts';
import { statusTone } from '../../ui/exchange/exchange.model.ts';
import { ExchangeView } from '../../ui/exchange/exchange-view.tsx';
import { FindingList } from '../../ui/findings/finding-list.tsx';
import { formatMs } from '../../ui/format/duration.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { announcement } from '../../ui/run/run.model.ts';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { callWords } from '../../words/call.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { NextSteps } from './next-steps.tsx';
import { Challenges } from './challenges.tsx';
import { challengesOf, statusMeaning } from './answer.model.ts';
import styles from './call.module.css';

export interface CallAnswerProps {
  readonly run: RunView | undefined;
  /** An earlier call that a person looks at instead. */
  readonly exchangeId: string | undefined;
  /** The token that was presented, where that is known. */
  readonly token: TokenSummary | undefined;
  /** True once a call was begun. */
  readonly isAsked: boolean;
  /** Why the call could not even be started. */
  readonly fault: Fault | undefined;
  readonly onExchange: (exchangeId: string) => void;
  readonly onToken: (tokenId: string) => void;
  readonly onGet: () => void;
}

/** What came of the call: what it means for the token, the challenge in words, what to do, the exchange. */
export function CallAnswer(props: CallAnswerProps) {
  const { run, exchangeId, isAsked, fault } = props;
  const isEmpty = !isAsked && !fault && exchangeId === undefined;
  return (
    <Panel title={exchangeId === undefined ? callWords.answer : callWords.earlierAnswer}>
      <LiveRegion message={run ? announcement(run) : ''} />
      {isEmpty && (
        <Empty icon={<Send aria-hidden="true" />} title={callWords.empty.title}>
          {callWords.empty.text}
        </Empty>
      )}
      {exchangeId === undefined ? (
        <RunAnswer {...props} />
      ) : (
        <Answered key={exchangeId} {...props} exchangeId={exchangeId} />
      )}
    </Panel>
  );
}

function RunAnswer(props: CallAnswerProps) {
  const { run, isAsked } = props;
  if (props.fault) return <FaultNote fault={props.fault} />;
  if (!run) return isAsked ? <Loading what={callWords.sending} /> : null;
  const step = run.steps.findLast(({ exchangeIds }) => exchangeIds.length > 0);
  const exchangeId = step?.exchangeIds.at(-1);
  const fault = run.fault ?? run.steps.find((one) => one.fault)?.fault;
  const findings = run.steps.flatMap((one) => one.findings);
  return (
    <div className={styles.answer}>
      {fault && <FaultNote fault={fault} />}
      {run.status === 'cancelled' && <p>{callWords.cancelled}</p>}
      {!isEnded(run) && <Loading what={callWords.sending} />}
      {step && step.exchangeIds.length > 1 && <p className={styles.quiet}>{callWords.withNonce}</p>}
      {exchangeId !== undefined && <Answered key={exchangeId} {...props} exchangeId={exchangeId} />}
      {findings.length > 0 && <FindingList findings={findings} />}
    </div>
  );
}

function Answered(props: CallAnswerProps & { readonly exchangeId: string }) {
  const { exchange, readFault, acts } = useExchange(props.exchangeId);
  if (readFault) return <FaultNote fault={readFault} />;
  if (!exchange) return <Loading what={exchangeWords.loading} />;
  const { summary } = exchange;
  const { status } = summary;
  const challenges = challengesOf(exchange);
  return (
    <div className={styles.answer}>
      {status !== undefined && (
        <div className={styles.verdict}>
          <span className={cx(styles.figure, styles[statusTone(summary)])}>{status}</span>
          <div>
            <p className={styles.meaning}>{callWords.status[statusMeaning(status)]}</p>
            <p className={styles.quiet}>
              {exchangeWords.statuses[status]} · {formatMs(summary.totalMs)}
            </p>
          </div>
          <Button size="small" onPress={() => props.onExchange(props.exchangeId)}>
            {callWords.openWire}
          </Button>
        </div>
      )}
      <NextSteps {...props} status={status} challenges={challenges} />
      {exchange.response && <Challenges challenges={challenges} meanings={exchange.response.meanings} />}
      <ExchangeView exchange={exchange} acts={acts} />
    </div>
  );
}
