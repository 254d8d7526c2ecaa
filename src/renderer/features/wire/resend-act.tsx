import { useQuery } from '@tanstack/react-query';
import { Repeat } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import { type Run, isEnded } from '../../../core/run/run.ts';
import { queries } from '../../bridge/queries.ts';
import { useResend } from '../../bridge/use-resend.ts';
import { Button } from '../../ui/button/button.tsx';
import { ResendQuestion } from '../../ui/run/resend-question.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { resendWords } from '../../words/resend.ts';

export interface ResendActProps {
  readonly summary: ExchangeSummary;
  readonly onExchange: (exchangeId: string) => void;
}

/** Sends the exchange’s request once more, after a question; what comes back is opened. A callback was not sent by Assay. */
export function ResendAct({ summary, onExchange }: ResendActProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [runId, setRunId] = useState<string>();
  const resend = useResend((started) => {
    setIsAsking(false);
    setRunId(started);
  });
  const environment = useEnvironmentOf(summary);
  useEndOf(runId, (run) => {
    const [step] = run.steps;
    const fault = step?.fault ?? run.fault;
    const came = step?.exchangeIds.at(-1);
    showToast({
      text: fault?.message ?? step?.summary ?? resendWords.done,
      ...(fault ? { tone: 'fault' } : {}),
    });
    if (came !== undefined) onExchange(came);
  });
  if (summary.purpose === 'authorization_callback') return null;
  return (
    <>
      <Button
        size="small"
        icon={<Repeat aria-hidden="true" />}
        onPress={() => {
          resend.reset();
          setIsAsking(true);
        }}
      >
        {resendWords.again}
      </Button>
      {isAsking && (
        <ResendQuestion
          exchange={summary}
          environment={environment}
          isPending={resend.isPending}
          fault={resend.fault}
          onSend={(confirm) => resend.send(summary.id, confirm)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}

/** The environment of the profile whose run sent it. */
function useEnvironmentOf({ runId }: ExchangeSummary) {
  const run = useQuery({ ...queries.run(runId ?? ''), enabled: runId !== undefined });
  const profiles = useQuery(queries.profiles());
  return profiles.data?.find(({ profile }) => profile.id === run.data?.profileId)?.environment;
}

/** Tells once when a run has ended. */
function useEndOf(runId: string | undefined, onEnd: (run: Run) => void): void {
  const run = useQuery({ ...queries.run(runId ?? ''), enabled: runId !== undefined });
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (!run.data || !isEnded(run.data) || told.current === run.data.id) return;
    told.current = run.data.id;
    onEnd(run.data);
  });
}
