import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { queries } from '../../bridge/queries.ts';
import { LocalTime } from '../../ui/clock/local-time.tsx';
import { cx } from '../../ui/cx.ts';
import { formatCount } from '../../ui/format/amount.ts';
import { formatSpan, formatMs } from '../../ui/format/duration.ts';
import { RunOutcome } from '../../ui/run/run-outcome.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { RUN_KIND_WORDS } from '../../words/run.ts';
import { wireWords } from '../../words/wire.ts';
import type { WireGroup } from './wire.model.ts';
import styles from './wire.module.css';

/** The line above a run's exchanges: what it did, when, and how it ended. Only the runs in sight are asked for. */
export function RunHeading({ group, isOpen }: { readonly group: WireGroup; readonly isOpen: boolean }) {
  const { runId, kind, exchanges, startedAtMs, spanMs, axis } = group;
  const run = useQuery({ ...queries.run(runId ?? ''), enabled: runId !== undefined });
  const isLoose = runId === undefined;
  const pauseMs = axis.breaks.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <span className={styles.heading}>
      <ChevronRight className={cx(styles.chevron, isOpen && styles.open)} aria-hidden="true" />
      <strong>{isLoose ? wireWords.loose : RUN_KIND_WORDS[run.data?.kind ?? kind ?? 'acquire']}</strong>
      {run.data && run.data.kind === 'call' && <bdi className={styles.runTitle}>{run.data.title}</bdi>}
      {run.data && <RunOutcome status={run.data.status} />}
      <span className={styles.runFacts}>
        <LocalTime atMs={startedAtMs} /> · {formatCount(exchanges.length, 'exchange')} ·{' '}
        {spanMs < 10_000 ? formatMs(spanMs) : formatSpan(spanMs / 1000)}
        {pauseMs > 0 && ` · ${wireWords.pause(formatSpan(pauseMs / 1000))}`}
      </span>
      <VisuallyHidden>{isOpen ? '' : wireWords.closed}</VisuallyHidden>
    </span>
  );
}
