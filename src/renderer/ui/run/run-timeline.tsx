import { Check, Minus, Pause, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import type { RunView, StepView } from '../../../contract/models/run.ts';
import { isEnded } from '../../../core/run/run.ts';
import { runWords, STEP_STATUS_WORDS, STEP_WORDS } from '../../words/run.ts';
import { cx } from '../cx.ts';
import { FindingCounts } from '../findings/finding-counts.tsx';
import { FaultNote } from '../state/states.tsx';
import { Spinner } from '../state/spinner.tsx';
import { VisuallyHidden } from '../visually-hidden.tsx';
import { RequestFlow } from './request-flow.tsx';
import { StepDetails } from './step-details.tsx';
import { StepTime } from './step-time.tsx';
import { hasDetails, runFault, standsOpen, stepMark, type StepMark, toSay } from './run.model.ts';
import styles from './run.module.css';

export interface RunTimelineProps {
  readonly run: RunView;
  readonly exchanges: readonly ExchangeSummary[];
  readonly onExchange?: ((exchangeId: string) => void) | undefined;
  /** What a person can do at a step that waits or is paused. */
  readonly actsAt?: (step: StepView) => ReactNode;
  /** Words or acts beside a fault: a step’s, or the run’s where no step has it. */
  readonly faultActs?: (step: StepView | undefined) => ReactNode;
}

/** The steps of a run, filling as it goes; each opens to what was sent, received and found. */
export function RunTimeline({ run, exchanges, onExchange, actsAt, faultActs }: RunTimelineProps) {
  const fault = runFault(run);
  return (
    <>
      <ol className={styles.timeline} aria-label={runWords.timeline(run)}>
        {run.steps.map((step) => (
          <StepRow
            key={`${run.id} ${step.id}`}
            step={step}
            isUnderWay={!isEnded(run)}
            exchanges={exchanges.filter(({ id }) => step.exchangeIds.includes(id))}
            onExchange={onExchange}
            acts={actsAt?.(step)}
            faultActs={step.fault && faultActs?.(step)}
          />
        ))}
      </ol>
      {fault && <FaultNote fault={fault} actions={faultActs?.(undefined)} />}
    </>
  );
}

interface StepRowProps {
  readonly step: StepView;
  /** True while the run goes on. */
  readonly isUnderWay: boolean;
  readonly exchanges: readonly ExchangeSummary[];
  readonly onExchange?: ((exchangeId: string) => void) | undefined;
  readonly acts: ReactNode;
  readonly faultActs: ReactNode;
}

function StepRow({ step, isUnderWay, exchanges, onExchange, acts, faultActs }: StepRowProps) {
  const mark = stepMark(step);
  return (
    <li
      className={cx(styles.step, styles[`is_${mark}`])}
      aria-current={mark === 'active' || mark === 'paused' ? 'step' : undefined}
    >
      <Marker mark={mark} />
      <div className={styles.content}>
        <div className={styles.head}>
          <h3>{STEP_WORDS[step.id]}</h3>
          <VisuallyHidden>{STEP_STATUS_WORDS[step.status]}</VisuallyHidden>
          <span className={styles.meta}>
            {step.isEdited && <span className={styles.edited}>{runWords.edited}</span>}
            <FindingCounts findings={toSay(step.findings)} />
            <StepTime step={step} />
          </span>
        </div>
        {step.summary !== undefined && <p className={styles.summary}>{step.summary}</p>}
        {acts}
        {step.fault && <FaultNote fault={step.fault} isCompact actions={faultActs} />}
        {isUnderWay && step.request && standsOpen(step) && <RequestFlow request={step.request} />}
        {hasDetails(step) && <StepDetails step={step} exchanges={exchanges} onExchange={onExchange} />}
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
