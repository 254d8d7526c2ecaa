import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import type { Fault } from '../../../core/faults.ts';
import { isEnded, type Run } from '../../../core/run/run.ts';
import { queries } from '../../bridge/queries.ts';
import { useExchange } from '../../bridge/use-exchange.ts';
import { Button } from '../../ui/button/button.tsx';
import { ExchangeView } from '../../ui/exchange/exchange-view.tsx';
import { FindingList } from '../../ui/findings/finding-list.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { announcement } from '../../ui/run/run.model.ts';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { callWords } from '../../words/call.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { Challenges } from './challenges.tsx';
import { challengesOf, statusMeaning } from './call.model.ts';
import styles from './call.module.css';

export interface CallAnswerProps {
  readonly runId: string | undefined;
  /** Why the call could not even be started. */
  readonly fault: Fault | undefined;
  readonly onExchange: (exchangeId: string) => void;
}

/** What came of the call: what it means for the token, the challenge in words, the exchange. */
export function CallAnswer({ runId, fault, onExchange }: CallAnswerProps) {
  const run = useQuery({ ...queries.run(runId ?? ''), enabled: runId !== undefined });
  return (
    <Panel title={callWords.answer}>
      <LiveRegion message={run.data ? announcement(run.data) : ''} />
      {fault && <FaultNote fault={fault} />}
      {run.error && <FaultNote fault={run.error.fault} />}
      {runId === undefined && !fault && (
        <Empty icon={<Send aria-hidden="true" />} title={callWords.empty.title}>
          {callWords.empty.text}
        </Empty>
      )}
      {runId !== undefined && !run.data && !run.error && <Loading what={callWords.loading} />}
      {run.data && <RunAnswer run={run.data} onExchange={onExchange} />}
    </Panel>
  );
}

function RunAnswer({
  run,
  onExchange,
}: {
  readonly run: Run;
  readonly onExchange: (exchangeId: string) => void;
}) {
  const step = run.steps.findLast(({ exchangeIds }) => exchangeIds.length > 0);
  const exchangeId = step?.exchangeIds.at(-1);
  const fault = run.fault ?? run.steps.find((one) => one.fault)?.fault;
  const findings = run.steps.flatMap((one) => one.findings);
  return (
    <div className={styles.answer}>
      {fault && <FaultNote fault={fault} />}
      {!isEnded(run) && <Loading what={callWords.loading} />}
      {exchangeId !== undefined && (
        <Answered key={exchangeId} exchangeId={exchangeId} onOpen={() => onExchange(exchangeId)} />
      )}
      {findings.length > 0 && <FindingList findings={findings} />}
    </div>
  );
}

function Answered({ exchangeId, onOpen }: { readonly exchangeId: string; readonly onOpen: () => void }) {
  const { exchange, readFault, acts } = useExchange(exchangeId);
  if (readFault) return <FaultNote fault={readFault} />;
  if (!exchange) return <Loading what={exchangeWords.loading} />;
  const { status } = exchange.summary;
  return (
    <>
      <div className={styles.meaning}>
        {status !== undefined && <p>{callWords.status[statusMeaning(status)]}</p>}
        <Button size="small" onPress={onOpen}>
          {callWords.openWire}
        </Button>
      </div>
      <Challenges challenges={challengesOf(exchange)} />
      <ExchangeView exchange={exchange} acts={acts} />
    </>
  );
}
