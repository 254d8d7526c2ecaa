import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import type { RequestPreview, Step, StrictVerdict } from '../../../core/run/run.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { runWords } from '../../words/run.ts';
import { Button } from '../button/button.tsx';
import { ExchangeRow } from '../exchange/exchange-row.tsx';
import { FindingCounts } from '../findings/finding-counts.tsx';
import { FindingList } from '../findings/finding-list.tsx';
import { Disclosure } from '../panel/disclosure.tsx';
import { PairTable } from '../table/pair-table.tsx';
import styles from './run.module.css';

export interface StepDetailsProps {
  readonly step: Step;
  readonly exchanges: readonly ExchangeSummary[];
  readonly onExchange?: ((exchangeId: string) => void) | undefined;
}

/** What is behind a step: the request, the exchanges, the findings, the second reader's verdict. */
export function StepDetails({ step, exchanges, onExchange }: StepDetailsProps) {
  return (
    <Disclosure
      isOpen={step.status === 'paused'}
      summary={
        <span className={styles.detailsHead}>
          {runWords.details} <FindingCounts findings={step.findings} />
        </span>
      }
    >
      <div className={styles.details}>
        {step.request && <Request request={step.request} />}
        {exchanges.length > 0 && (
          <section>
            <h4>{runWords.exchanges}</h4>
            <ul className={styles.exchanges}>
              {exchanges.map((exchange) => (
                <li key={exchange.id}>
                  <ExchangeRow summary={exchange} />
                  {onExchange && (
                    <Button
                      size="small"
                      aria-label={runWords.openExchange(exchange.method, exchange.path)}
                      onPress={() => onExchange(exchange.id)}
                    >
                      {exchangeWords.open}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {step.strict && <Strict strict={step.strict} />}
        {step.findings.length > 0 && (
          <section className={styles.boxed}>
            <FindingList findings={step.findings} />
          </section>
        )}
      </div>
    </Disclosure>
  );
}

function Request({ request }: { readonly request: RequestPreview }) {
  return (
    <section className={styles.request}>
      <h4>{runWords.request}</h4>
      <p className={styles.address}>
        {request.method} {request.url}
      </p>
      <PairTable label={runWords.request} pairs={[...request.headers, ...request.parameters]} />
    </section>
  );
}

function Strict({ strict }: { readonly strict: StrictVerdict }) {
  return (
    <section>
      <h4>{runWords.strict}</h4>
      <p>
        {runWords.strictVerdict(strict)}{' '}
        {strict.notLookedAt.length > 0 && runWords.notLookedAt(strict.notLookedAt)}
      </p>
    </section>
  );
}
