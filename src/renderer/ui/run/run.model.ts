import type { StepView } from '../../../contract/models/run.ts';
import { type ShownFinding, worstSeverity } from '../../../core/findings/explanation.ts';
import type { Severity } from '../../../core/findings/finding.ts';
import { isEnded, type Run, type Step } from '../../../core/run/run.ts';
import { RUN_STATUS_WORDS, runWords, STEP_STATUS_WORDS, STEP_WORDS } from '../../words/run.ts';
import { formatMs } from '../format/duration.ts';

/** How a step is marked: by what became of it, then by the worst thing found in it. */
export type StepMark =
  | 'pending'
  | 'active'
  | 'paused'
  | 'done'
  | 'risk'
  | 'violation'
  | 'failed'
  | 'cancelled';

export function stepMark(step: StepView): StepMark {
  switch (step.status) {
    case 'pending':
    case 'skipped':
      return 'pending';
    case 'running':
    case 'waiting':
      return 'active';
    case 'paused':
      return 'paused';
    case 'failed':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
    case 'done':
      return markOf(worstSeverity(step.findings));
  }
}

function markOf(worst: Severity | undefined): StepMark {
  return worst === 'violation' || worst === 'risk' ? worst : 'done';
}

/** How long a step took, where it began and ended. */
export function stepDuration(step: Step): string {
  return step.startedAtMs === undefined || step.endedAtMs === undefined
    ? ''
    : formatMs(step.endedAtMs - step.startedAtMs);
}

/** Findings that say something at a glance: what failed. */
export function toSay(findings: readonly ShownFinding[]): readonly ShownFinding[] {
  return findings.filter(({ outcome }) => outcome === 'fail');
}

/** True where the request is all there is to see: what the browser sends is no exchange of ours. */
export function standsOpen({ request, status, exchangeIds }: Step): boolean {
  return request !== undefined && status === 'done' && exchangeIds.length === 0;
}

/** True where there is more to a step than its sentence. A request that is paused stands open already. */
export function hasDetails(step: Step): boolean {
  return (
    (step.request !== undefined && step.status !== 'paused') ||
    step.exchangeIds.length > 0 ||
    step.findings.length > 0 ||
    step.strict !== undefined
  );
}

/** What a screen reader hears when the run has moved: the step that is under way, or how it ended. */
export function announcement(run: Run): string {
  if (isEnded(run)) return `${runWords.ended(run)}${run.fault ? `. ${run.fault.message}` : ''}`;
  const step = run.steps.find(
    ({ status }) => status === 'running' || status === 'waiting' || status === 'paused',
  );
  return step
    ? runWords.spoken(run, STEP_WORDS[step.id], STEP_STATUS_WORDS[step.status])
    : RUN_STATUS_WORDS[run.status];
}

/** The fault to show under the timeline: the run's, unless a step shows the same. */
export function runFault(run: Run): Run['fault'] {
  const { fault } = run;
  return fault && run.steps.some((step) => step.fault?.message === fault.message) ? undefined : fault;
}
