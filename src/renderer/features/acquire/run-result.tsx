import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowRight, Copy } from 'lucide-react';
import type { Run, RunToken } from '../../../core/run/run.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Countdown } from '../../ui/clock/countdown.tsx';
import { offsetMsOf } from '../../ui/clock/life.model.ts';
import { FindingCounts } from '../../ui/findings/finding-counts.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { TrustLine } from '../../ui/token/trust-line.tsx';
import { copiedWords } from '../../words/acquire.ts';
import { runPanelWords } from '../../words/run-panel.ts';
import { KIND_WORDS } from '../../words/token.ts';
import styles from './run-panel.module.css';

/** The tokens that came out of a run, each with its countdown, whose key verifies it, and the way to it. */
export function RunResult({
  run,
  onToken,
}: {
  readonly run: Run;
  readonly onToken: (tokenId: string) => void;
}) {
  if (run.tokens.length === 0) return null;
  return (
    <section className={styles.result} aria-label={runPanelWords.result.title}>
      <h3>{runPanelWords.result.title}</h3>
      <ul>
        {run.tokens.map((token) => (
          <ResultRow key={token.tokenId} token={token} onToken={onToken} />
        ))}
      </ul>
    </section>
  );
}

function ResultRow({
  token,
  onToken,
}: {
  readonly token: RunToken;
  readonly onToken: (tokenId: string) => void;
}) {
  const view = useQuery(queries.token(token.tokenId));
  const copy = useMutation(command('token.copy'));
  const kind = KIND_WORDS[token.role];
  const { result } = runPanelWords;
  const copied = copy.data ? copiedWords(copy.data.clearsAfterSeconds) : '';
  return (
    <li className={styles.resultRow}>
      <div className={styles.resultHead}>
        <strong>{kind}</strong>
        {view.data && <Countdown life={view.data.life} offsetMs={offsetMsOf(view.data.summary)} />}
        {view.data && <FindingCounts findings={view.data.findings} />}
        <span className={styles.acts}>
          <Button
            size="small"
            icon={<Copy aria-hidden="true" />}
            aria-label={`${result.copy} ${kind}`}
            isPending={copy.isPending}
            onPress={() => copy.mutate({ tokenId: token.tokenId, form: 'bare' })}
          >
            {result.copy}
          </Button>
          <Button
            size="small"
            icon={<ArrowRight aria-hidden="true" />}
            aria-label={`${result.open} ${kind}`}
            onPress={() => onToken(token.tokenId)}
          >
            {result.open}
          </Button>
        </span>
      </div>
      {view.data && token.role !== 'refresh_token' && <TrustLine verdict={view.data.signature} isShort />}
      {copied !== '' && <p className={styles.quiet}>{copied}</p>}
      <LiveRegion message={copied} />
      {(view.error ?? copy.error) && <FaultNote fault={(view.error ?? copy.error)!.fault} isCompact />}
    </li>
  );
}
