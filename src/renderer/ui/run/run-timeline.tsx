import { Check, Minus, Pause, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import type { Run, Step } from '../../../core/run/run.ts';
import { runWords, STEP_STATUS_WORDS, STEP_WORDS } from '../../words/run.ts';
import { cx } from '../cx.ts';
import { FaultNote } from '../state/states.tsx';
import { Spinner } from '../state/spinner.tsx';
import { VisuallyHidden } from '../visually-hidden.tsx';
import { StepDetails } from './step-details.tsx';
import { hasDetails, runFault, stepDuration, stepMark, type StepMark } from './run.model.ts';
import styles from './run.module.css';

export interface RunTimelineProps {
  readonly run: Run;
  readonly exchanges: readonly ExchangeSummary[];
  readonly onExchange?: ((exchangeId: string) => void) | undefined;
  /** What a person can do at a step that waits or is paused. */
  readonly actsAt?: (step: Step) => ReactNode;
  /** Words or acts beside a fault. */
  readonly faultActs?: ReactNode;
}

/** The steps of a run, filling as it goes; each opens to what was sent, received and found. */
export function RunTimeline({ run, exchanges, onExchange, actsAt, faultActs }: RunTimelineProps) {
  const fault = runFault(run);
  return (
    <>
      <ol className={styles.timeline} aria-label={runWords.timeline(run)}>
        {run.steps.map((step) => (
          <StepRow
            key={step.id}
            step={step}
            exchanges={exchanges.filter(({ id }) => step.exchangeIds.includes(id))}
            onExchange={onExchange}
            acts={actsAt?.(step)}
            faultActs={faultActs}
          />
        ))}
      </ol>
      {fault && <FaultNote fault={fault} actions={faultActs} />}
    </>
  );
}

interface StepRowProps {
  readonly step: Step;
  readonly exchanges: readonly ExchangeSummary[];
  readonly onExchange?: ((exchangeId: string) => void) | undefined;
  readonly acts: ReactNode;
  readonly faultActs: ReactNode;
}

function StepRow({ step, exchanges, onExchange, acts, faultActs }: StepRowProps) {
  const mark = stepMark(step);
  return (
    <li
      className={cx(styles.step, mark === 'pending' && styles.pending)}
      aria-current={mark === 'active' ? 'step' : undefined}
    >
      <Marker mark={mark} />
      <div className={styles.content}>
        <div className={styles.head}>
          <h3>{STEP_WORDS[step.id]}</h3>
          <VisuallyHidden>{STEP_STATUS_WORDS[step.status]}</VisuallyHidden>
          <span className={styles.meta}>{stepDuration(step)}</span>
        </div>
        {step.summary !== undefined && <p className={styles.summary}>{step.summary}</p>}
        {acts}
        {step.fault && <FaultNote fault={step.fault} isCompact actions={faultActs} />}
        {hasDetails(step) && (
          <StepDetails
            key={step.status === 'paused' ? 'open' : 'closed'}
            step={step}
            exchanges={exchanges}
            onExchange={onExchange}
          />
        )}
      </div>
    </li>
  );
}

const MARKS: Record<StepMark, ReactNode> = {
  pending: null,
  active: <Spinner />,
  paused: <Pause aria-hidden="true" />,
  done: <Check aria-hidden="true" />,
  risk: <TriangleAlert aria-hidden="true" />,
  violation: <X aria-hidden="true" />,
  failed: <X aria-hidden="true" />,
  cancelled: <Minus aria-hidden="true" />,
};

function Marker({ mark }: { readonly mark: StepMark }) {
  return <span className={cx(styles.marker, styles[mark])}>{MARKS[mark]}</span>;
}
