import type { Run, Step } from '../../../core/run/run.ts';

/** The run whose steps are shown: the chosen one unless it was removed, else the newest that got tokens. */
export function shownRunId(
  runs: readonly Run[],
  chosen: string | undefined,
  isGone = false,
): string | undefined {
  return (isGone ? undefined : chosen) ?? runs.find((run) => run.kind === 'acquire')?.id;
}

/** True where a run stopped because the state or iss of its answer was wrong. */
export function isStoppedAtAnswer({ id, fault }: Step): boolean {
  return (
    id === 'callback' && (fault?.code === 'flow.state_mismatch' || fault?.code === 'flow.issuer_mismatch')
  );
}

/** Runs that this screen lists: those that got tokens, and requests that were sent once more. */
export function historyOf(runs: readonly Run[]): readonly Run[] {
  return runs.filter(({ kind }) => kind === 'acquire' || kind === 'resend');
}
