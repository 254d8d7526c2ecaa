import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, lazy, useEffect, useRef, useState } from 'react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import { isEnded } from '../../../core/run/run.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { offerOf, useActs } from '../../ui/acts/offers.ts';
import type { RunActs } from '../../ui/run/run-acts.ts';
import { Loading } from '../../ui/state/states.tsx';
import { actWords } from '../../words/acts.ts';
import { runPanelWords } from '../../words/run-panel.ts';
import { shownRunId } from './acquire.model.ts';
import styles from './acquire.module.css';

/** With the findings' words it is the heavy half of this screen; the form does not wait for it. */
const RunPanel = lazy(async () => ({ default: (await import('./run-panel.tsx')).RunPanel }));

export interface AcquireScreenProps {
  readonly view: ProfileView;
  /** The run a person chose; absent: the newest. */
  readonly runId: string | undefined;
  readonly onRun: (runId: string) => void;
  readonly onToken: (tokenId: string) => void;
  readonly onExchange: (exchangeId: string) => void;
  /** The form at the left: it starts runs, with what was changed in it. */
  readonly renderForm: (run: RunActs) => ReactNode;
}

/** The form at the left, the run at the right. */
export function AcquireScreen({ view, runId, onRun, onToken, onExchange, renderForm }: AcquireScreenProps) {
  const profileId = view.profile.id;
  const [isStepMode, setIsStepMode] = useState(false);
  const runs = useQuery(queries.runs(profileId));
  const chosen = useQuery({ ...queries.run(runId ?? ''), enabled: runId !== undefined });
  const isGone = chosen.error?.fault.code === 'run.not_found';
  const shownId = shownRunId(runs.data ?? [], runId, isGone);
  const run = useQuery({ ...queries.run(shownId ?? ''), enabled: shownId !== undefined });
  const start = useMutation({ ...command('run.start'), onSuccess: (started) => onRun(started.runId) });
  const runRef = useRef<HTMLDivElement>(null);
  const startedId = start.data?.runId;
  useEffect(() => {
    // In a narrow window the run is below the form: bring its beginning into sight.
    if (startedId !== undefined) runRef.current?.scrollIntoView({ block: 'start' });
  }, [startedId]);
  const cancel = useMutation(command('run.cancel'));
  const isActive = run.data !== undefined && !isEnded(run.data);
  const acts: RunActs = {
    isActive,
    isStarting: start.isPending,
    isStepMode,
    onStepMode: setIsStepMode,
    start: (id) => {
      if (!isActive && !start.isPending) start.mutate({ profileId: id, stepMode: isStepMode });
    },
    cancel: () => shownId !== undefined && cancel.mutate({ runId: shownId }),
  };
  // The form starts with what was changed in it; where it has not come yet, nothing was.
  const again = () => {
    const offer = offerOf('get_token');
    if (offer) offer.run();
    else acts.start(profileId);
  };
  useActs({ cancel_run: { run: acts.cancel, whyNot: isActive ? undefined : actWords.whyNot.noRun } });
  return (
    <div className={styles.screen}>
      {renderForm(acts)}
      <div ref={runRef} className={styles.runBox}>
        <Suspense fallback={<Loading what={runPanelWords.loading} />}>
          <RunPanel
            view={view}
            run={run.data}
            runs={runs.data ?? []}
            isLoading={runs.isPending || (shownId !== undefined && run.isPending)}
            fault={start.error?.fault ?? run.error?.fault ?? runs.error?.fault ?? cancel.error?.fault}
            onRun={onRun}
            onAgain={again}
            onToken={onToken}
            onExchange={onExchange}
          />
        </Suspense>
      </div>
    </div>
  );
}
