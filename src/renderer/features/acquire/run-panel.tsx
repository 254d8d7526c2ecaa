import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import type { ProfileView } from '../../../contract/models/profile.ts';
import type { RunView } from '../../../contract/models/run.ts';
import type { Fault } from '../../../core/faults.ts';
import { ACQUIRE_STEPS } from '../../../core/run/acquire-steps.ts';
import { type Run, type Step, isEnded } from '../../../core/run/run.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { FutureSteps } from '../../ui/run/future-steps.tsx';
import { announcement } from '../../ui/run/run.model.ts';
import { RunTimeline } from '../../ui/run/run-timeline.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { runPanelWords } from '../../words/run-panel.ts';
import { historyOf } from './acquire.model.ts';
import { FailedStep } from './failed-step.tsx';
import { PausedStep } from './paused-step.tsx';
import { RunHistory } from './run-history.tsx';
import { RunResult } from './run-result.tsx';
import { WaitingStep } from './waiting-step.tsx';
import styles from './run-panel.module.css';

export interface RunPanelProps {
  readonly view: ProfileView;
  readonly run: RunView | undefined;
  /** Runs of the profile, newest first. */
  readonly runs: readonly Run[];
  readonly isLoading: boolean;
  readonly fault: Fault | undefined;
  readonly onRun: (runId: string) => void;
  readonly onAgain: () => void;
  readonly onToken: (tokenId: string) => void;
  readonly onExchange: (exchangeId: string) => void;
}

/** The run as a timeline that fills, and what came out of it. */
export function RunPanel(props: RunPanelProps) {
  const { view, run, runs, onRun } = props;
  return (
    <Panel
      title={runPanelWords.title}
      aside={
        <>
          <RunHistory profile={view.profile} shown={run} runs={historyOf(runs)} onRun={onRun} />
          {run && !isEnded(run) && <Cancel runId={run.id} />}
        </>
      }
    >
      <LiveRegion message={run ? announcement(run) : ''} />
      {props.fault && <FaultNote fault={props.fault} />}
      <Content {...props} />
    </Panel>
  );
}

function Cancel({ runId }: { readonly runId: string }) {
  const cancel = useMutation(command('run.cancel'));
  return (
    <Button
      size="small"
      icon={<X aria-hidden="true" />}
      aria-label={runPanelWords.cancelName}
      onPress={() => cancel.mutate({ runId })}
    >
      {runPanelWords.cancel}
    </Button>
  );
}

function Content(props: RunPanelProps) {
  const { view, run, isLoading, fault, onToken, onExchange } = props;
  const exchanges = useQuery({ ...queries.runExchanges(run?.id ?? ''), enabled: run !== undefined });
  if (!run) {
    if (fault) return null;
    if (isLoading) return <Loading what={runPanelWords.loading} />;
    return <NotRunYet view={view} />;
  }
  const sent = exchanges.data ?? [];
  return (
    <div className={styles.run}>
      <CameFrom run={run} onRun={props.onRun} />
      {run.status === 'succeeded' && <RunResult run={run} onToken={onToken} />}
      <RunTimeline
        run={run}
        exchanges={sent}
        onExchange={onExchange}
        actsAt={(step) => stepActs(run.id, step, view)}
        faultActs={(step) => failedActs(props, step, sent)}
      />
    </div>
  );
}

/** What a run is that goes on from another, and the way back. */
function CameFrom({ run, onRun }: { readonly run: Run; readonly onRun: (runId: string) => void }) {
  const { fromRunId } = run;
  if (fromRunId === undefined) return null;
  return (
    <div className={styles.acts}>
      <strong>{run.title}</strong>
      <Button size="small" icon={<ArrowLeft aria-hidden="true" />} onPress={() => onRun(fromRunId)}>
        {runPanelWords.back}
      </Button>
    </div>
  );
}

function failedActs(
  { view, run, onAgain, onRun }: RunPanelProps,
  step: Step | undefined,
  exchanges: readonly ExchangeSummary[],
): ReactNode {
  return (
    <FailedStep
      view={view}
      runId={run?.id}
      step={step}
      exchanges={exchanges}
      onAgain={onAgain}
      onRun={onRun}
    />
  );
}

/** Before the first run: what will happen, step by step. */
function NotRunYet({ view }: { readonly view: ProfileView }) {
  const { empty } = runPanelWords;
  return (
    <div className={styles.run}>
      <div className={styles.empty}>
        <h3>{empty.title}</h3>
        <p>{empty.text}</p>
      </div>
      <FutureSteps label={empty.steps} steps={ACQUIRE_STEPS[view.profile.grantType]} />
    </div>
  );
}

/** What a person can do at a step: while it waits for them, and while it is paused. */
function stepActs(runId: string, step: Step, view: ProfileView): ReactNode {
  const { waiting, request } = step;
  if (step.status === 'waiting' && waiting) {
    return <WaitingStep runId={runId} waiting={waiting} persona={view.profile.persona?.label} />;
  }
  return step.status === 'paused' && request ? (
    <PausedStep key={`${request.method} ${request.url}`} runId={runId} step={{ ...step, request }} />
  ) : null;
}
