import { useMutation, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Run } from '../../../core/run/run.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { announcement } from '../../ui/run/run.model.ts';
import { RunTimeline } from '../../ui/run/run-timeline.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { RUN_KIND_WORDS, RUN_STATUS_WORDS } from '../../words/run.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { outcomeToken } from './token-screen.model.ts';
import styles from './token.module.css';

export interface ActionRunProps {
  readonly runId: string;
  /** The token on the screen, which may be another by now. */
  readonly tokenId: string;
  readonly onRun: (runId: string) => void;
  readonly onToken: (tokenId: string) => void;
  readonly onExchange?: ((exchangeId: string) => void) | undefined;
  readonly onClose: () => void;
}

/** What the last action did, step by step. A refresh that succeeded goes on to its new token. */
export function ActionRun({ runId, tokenId, onRun, onToken, onExchange, onClose }: ActionRunProps) {
  const run = useQuery(queries.run(runId));
  const exchanges = useQuery(queries.runExchanges(runId));
  const next = run.data ? outcomeToken(run.data) : undefined;
  const go = useRef(onToken);
  useEffect(() => {
    go.current = onToken;
  });
  useEffect(() => {
    if (next !== undefined) go.current(next);
  }, [next]);
  const isMoved = next !== undefined && next === tokenId && run.data?.tokenId !== tokenId;
  return (
    <Panel
      title={run.data ? RUN_KIND_WORDS[run.data.kind] : tokenWords.lastAct}
      aside={
        <>
          {run.data && <span>{RUN_STATUS_WORDS[run.data.status]}</span>}
          <Button
            size="small"
            look="quiet"
            icon={<X aria-hidden="true" />}
            aria-label={tokenWords.closeAct}
            onPress={onClose}
          />
        </>
      }
    >
      <LiveRegion message={isMoved ? tokenWords.refreshed : run.data ? announcement(run.data) : ''} />
      {isMoved && <Moved from={run.data?.tokenId} onToken={onToken} />}
      {run.error && <FaultNote fault={run.error.fault} />}
      {!run.data && !run.error && <Loading what={tokenWords.loading} />}
      {run.data && (
        <RunTimeline
          run={run.data}
          exchanges={exchanges.data ?? []}
          onExchange={onExchange}
          faultActs={() => tryAnyway(run.data, onRun)}
        />
      )}
    </Panel>
  );
}

function tryAnyway(run: Run, onRun: (runId: string) => void): ReactNode {
  return <TryAnyway run={run} onRun={onRun} />;
}

/** After a refresh the screen shows the new token: that is said, and the one before is a press away. */
function Moved({
  from,
  onToken,
}: {
  readonly from: string | undefined;
  readonly onToken: (tokenId: string) => void;
}) {
  return (
    <p className={styles.moved}>
      <strong>{tokenWords.refreshed}</strong>
      {from !== undefined && (
        <Button size="small" onPress={() => onToken(from)}>
          {tokenWords.showOlder}
        </Button>
      )}
    </p>
  );
}

/** A refresh whose earlier outcome is unknown is sent again only on a person’s explicit act. */
function TryAnyway({ run, onRun }: { readonly run: Run; readonly onRun: (runId: string) => void }) {
  const refresh = useMutation({ ...command('token.refresh'), onSuccess: (started) => onRun(started.runId) });
  const { tokenId } = run;
  const isUnknown = [run.fault, ...run.steps.map((step) => step.fault)].some(
    (fault) => fault?.code === 'flow.outcome_unknown',
  );
  if (!isUnknown || tokenId === undefined) return null;
  return (
    <>
      <Button
        size="small"
        isPending={refresh.isPending}
        onPress={() => refresh.mutate({ tokenId, tryAnyway: true })}
      >
        {tokenWords.tryAnyway}
      </Button>
      {refresh.error && <FaultNote fault={refresh.error.fault} isCompact />}
    </>
  );
}
