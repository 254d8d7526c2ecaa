import { useState } from 'react';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import type { StepView } from '../../../contract/models/run.ts';
import type { StrictVerdict } from '../../../core/run/run.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { runWords } from '../../words/run.ts';
import { Button } from '../button/button.tsx';
import { ExchangeRow } from '../exchange/exchange-row.tsx';
import { FindingList } from '../findings/finding-list.tsx';
import { Disclosure } from '../panel/disclosure.tsx';
import { RequestView } from './request-view.tsx';
import styles from './run.module.css';

export interface StepDetailsProps {
  readonly step: StepView;
  readonly exchanges: readonly ExchangeSummary[];
  readonly onExchange?: ((exchangeId: string) => void) | undefined;
}

/** What is behind a step: the request, the exchanges, the findings, the second reader's verdict. It stays as a person left it while the run goes on. */
export function StepDetails({ step, exchanges, onExchange }: StepDetailsProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Disclosure
      isOpen={isOpen}
      onToggle={setIsOpen}
      summary={
        <span className={styles.detailsHead}>
          {runWords.details}{' '}
          <span className={styles.inside}>{runWords.inside(exchanges.length, step.findings.length)}</span>
        </span>
      }
    >
      {isOpen && (
        <div className={styles.details}>
          {step.request && step.status !== 'paused' && <RequestView request={step.request} />}
          <Exchanges exchanges={exchanges} onExchange={onExchange} />
          {step.strict && <Strict strict={step.strict} />}
          {step.findings.length > 0 && (
            <section className={styles.boxed}>
              <FindingList findings={step.findings} />
            </section>
          )}
        </div>
      )}
    </Disclosure>
  );
}

function Exchanges({ exchanges, onExchange }: Omit<StepDetailsProps, 'step'>) {
  if (exchanges.length === 0) return null;
  return (
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
