import type { Step } from '../../../core/run/run.ts';
import { runWords } from '../../words/run.ts';
import { useClock } from '../clock/clock.ts';
import { formatCountdown } from '../format/duration.ts';
import { stepDuration } from './run.model.ts';

/** How long a step took or, while it waits for a person, how much of their time has gone. */
export function StepTime({ step }: { readonly step: Step }) {
  const { waiting, startedAtMs } = step;
  if (step.status !== 'waiting' || !waiting || startedAtMs === undefined) {
    return <span>{stepDuration(step)}</span>;
  }
  return <Waited startedAtMs={startedAtMs} untilMs={waiting.untilMs} />;
}

function Waited({ startedAtMs, untilMs }: { readonly startedAtMs: number; readonly untilMs: number }) {
  const limitMs = untilMs - startedAtMs;
  const waited = useClock((now) => {
    const ms = Math.min(Math.max(now - startedAtMs, 0), limitMs);
    return formatCountdown(Math.floor(ms / 1000));
  });
  return (
    <span role="timer" aria-label={runWords.elapsedSpoken}>
      {runWords.elapsed(waited, formatCountdown(Math.round(limitMs / 1000)))}
    </span>
  );
}
