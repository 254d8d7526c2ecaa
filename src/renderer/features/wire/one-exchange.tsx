import { useQuery } from '@tanstack/react-query';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import { queries } from '../../bridge/queries.ts';
import { useExchange } from '../../bridge/use-exchange.ts';
import { ExchangeView } from '../../ui/exchange/exchange-view.tsx';
import { FindingCounts } from '../../ui/findings/finding-counts.tsx';
import { FindingList } from '../../ui/findings/finding-list.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { exchangeWords } from '../../words/exchange.ts';
import { STEP_WORDS } from '../../words/run.ts';
import { wireWords } from '../../words/wire.ts';
import { ResendAct } from './resend-act.tsx';
import styles from './wire.module.css';

/** The exchange that is open: messages, what was found in its step, time and peer. */
export function OneExchange({
  exchangeId,
  onExchange,
}: {
  readonly exchangeId: string;
  readonly onExchange: (exchangeId: string) => void;
}) {
  const { exchange, readFault, acts } = useExchange(exchangeId);
  if (readFault) return <FaultNote fault={readFault} />;
  if (!exchange) return <Loading what={exchangeWords.loading} />;
  return (
    <ExchangeView
      exchange={exchange}
      acts={acts}
      moreActs={<ResendAct summary={exchange.summary} onExchange={onExchange} />}
    >
      <StepFindings summary={exchange.summary} />
    </ExchangeView>
  );
}

/** What rules concluded in the step that sent it; a step may have several exchanges, and says so. */
function StepFindings({ summary }: { readonly summary: ExchangeSummary }) {
  const run = useQuery({ ...queries.run(summary.runId ?? ''), enabled: summary.runId !== undefined });
  const step = run.data?.steps.find(({ exchangeIds }) => exchangeIds.includes(summary.id));
  if (!step || step.findings.length === 0) return null;
  return (
    <section className={styles.findings} aria-label={wireWords.findings}>
      <header>
        <h3>{wireWords.findings}</h3>
        <FindingCounts findings={step.findings} />
      </header>
      <p className={styles.quiet}>{wireWords.findingsOf(STEP_WORDS[step.id], step.exchangeIds.length)}</p>
      <FindingList findings={step.findings} />
    </section>
  );
}
