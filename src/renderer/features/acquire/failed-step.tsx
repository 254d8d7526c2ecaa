import { useState } from 'react';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import type { ProfileView } from '../../../contract/models/profile.ts';
import type { Step } from '../../../core/run/run.ts';
import { useResend } from '../../bridge/use-resend.ts';
import { Button } from '../../ui/button/button.tsx';
import { ResendQuestion } from '../../ui/run/resend-question.tsx';
import { resendWords } from '../../words/resend.ts';
import { runPanelWords } from '../../words/run-panel.ts';
import { GoOnAnyway } from './go-on-anyway.tsx';
import { isStoppedAtAnswer } from './acquire.model.ts';
import styles from './run-panel.module.css';

export interface FailedStepProps {
  readonly view: ProfileView;
  readonly runId: string | undefined;
  /** The step that failed; absent where the run has no such step. */
  readonly step: Step | undefined;
  readonly exchanges: readonly ExchangeSummary[];
  readonly onAgain: () => void;
  readonly onRun: (runId: string) => void;
}

/** What to do about a run that failed: again from the authorization; a token request once more as it was, knowingly. */
export function FailedStep({ view, runId, step, exchanges, onAgain, onRun }: FailedStepProps) {
  const [isAsking, setIsAsking] = useState(false);
  const resend = useResend(onRun);
  const sent =
    step?.id === 'token'
      ? exchanges.find(({ id, purpose }) => purpose === 'token' && step.exchangeIds.includes(id))
      : undefined;
  const isByCode = view.profile.grantType === 'authorization_code';
  return (
    <>
      <Button size="small" onPress={onAgain}>
        {runPanelWords.again}
      </Button>
      {sent && (
        <Button
          size="small"
          look="quiet"
          onPress={() => {
            resend.reset();
            setIsAsking(true);
          }}
        >
          {resendWords.open}
        </Button>
      )}
      {step && isStoppedAtAnswer(step) && runId !== undefined && (
        <GoOnAnyway runId={runId} environment={view.environment} onRun={onRun} />
      )}
      {isByCode && <span className={styles.quiet}>{runPanelWords.againNote}</span>}
      {sent && isAsking && (
        <ResendQuestion
          exchange={sent}
          environment={view.environment}
          isPending={resend.isPending}
          fault={resend.fault}
          onSend={(confirm) => resend.send(sent.id, confirm)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
