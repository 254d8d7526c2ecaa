import { Route } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import type { Fault } from '../../../core/faults.ts';
import type { Run, Step } from '../../../core/run/run.ts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../bridge/queries.ts';
import { useMinute } from '../../ui/clock/clock.ts';
import { Button } from '../../ui/button/button.tsx';
import { formatTime } from '../../ui/format/time.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { announcement } from '../../ui/run/run.model.ts';
import { RunTimeline } from '../../ui/run/run-timeline.tsx';
import { Select } from '../../ui/select/select.tsx';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { acquireWords } from '../../words/acquire.ts';
import { RUN_STATUS_WORDS, runWords } from '../../words/run.ts';
import { PausedActs, WaitingActs } from './step-acts.tsx';
import { RunResult } from './run-result.tsx';
import styles from './acquire.module.css';

export interface RunPanelProps {
  readonly view: ProfileView;
  readonly run: Run | undefined;
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
  const { run, runs, onRun } = props;
  const minuteMs = useMinute();
  const acquired = runs.filter(({ kind }) => kind === 'acquire');
  return (
    <Panel
      title={acquireWords.run}
      aside={
        <>
          {run && <span>{runWords.started(formatTime(run.startedAtMs, minuteMs), run.status)}</span>}
          {acquired.length > 1 && (
            <Select
              label={acquireWords.earlier}
              layout="bare"
              value={run?.id}
              onChange={onRun}
              placeholder={acquireWords.earlier}
              options={acquired.map((one) => ({
                value: one.id,
                label: formatTime(one.startedAtMs, minuteMs),
                detail: RUN_STATUS_WORDS[one.status],
              }))}
            />
          )}
        </>
      }
    >
      <LiveRegion message={run ? announcement(run) : ''} />
      {props.fault && <FaultNote fault={props.fault} />}
      <Content {...props} />
    </Panel>
  );
}

function Content({ view, run, isLoading, fault, onAgain, onToken, onExchange }: RunPanelProps) {
  const exchanges = useQuery({ ...queries.runExchanges(run?.id ?? ''), enabled: run !== undefined });
  if (!run) {
    if (fault) return null;
    if (isLoading) return <Loading what={acquireWords.loading} />;
    return (
      <Empty icon={<Route aria-hidden="true" />} title={acquireWords.empty.title}>
        {acquireWords.empty.text}
      </Empty>
    );
  }
  return (
    <div className={styles.run}>
      {run.status === 'succeeded' && <RunResult run={run} onToken={onToken} />}
      <RunTimeline
        run={run}
        exchanges={exchanges.data ?? []}
        onExchange={onExchange}
        actsAt={(step) => stepActs(run.id, step, view)}
        faultActs={
          <>
            <Button size="small" onPress={onAgain}>
              {acquireWords.again}
            </Button>
            {view.profile.grantType === 'authorization_code' && (
              <span className={styles.quiet}>{acquireWords.againNote}</span>
            )}
          </>
        }
      />
    </div>
  );
}

/** What a person can do at a step: while it waits for them, and while it is paused. */
function stepActs(runId: string, step: Step, view: ProfileView): ReactNode {
  if (step.status === 'waiting' && step.waiting) {
    return (
      <WaitingActs
        runId={runId}
        waiting={step.waiting}
        startedAtMs={step.startedAtMs}
        persona={view.profile.persona?.label}
      />
    );
  }
  return step.status === 'paused' ? <PausedActs runId={runId} /> : null;
}
