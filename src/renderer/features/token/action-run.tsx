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
  return (
    <Panel
      title={run.data ? RUN_KIND_WORDS[run.data.kind] : tokenWords.lastAct}
      aside={
        <>
          {run.data && (
            <span>
              {RUN_STATUS_WORDS[run.data.status]}
              {run.data.tokenId !== tokenId && ` · ${tokenWords.otherToken}`}
            </span>
          )}
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
      <LiveRegion message={run.data ? announcement(run.data) : ''} />
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
