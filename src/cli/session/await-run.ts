import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Run } from '../../core/run/run.ts';
import type { Engine, StartedRun } from '../../engine/engine.ts';

/** Waits for a run that was started; the signal cancels it. A run that did not succeed is its fault, or operation.cancelled. */
export async function awaitRun(
  engine: Engine,
  signal: AbortSignal,
  started: Result<StartedRun, Fault>,
): Promise<Result<Run, Fault>> {
  if (!started.ok) return started;
  const { runId, ended } = started.value;
  const cancel = (): void => void engine.cancelRun(runId);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    if (signal.aborted) cancel();
    const run = await ended;
    if (run.status === 'succeeded') return ok(run);
    return failed(run.fault ?? fault('operation.cancelled', 'Cancelled.'));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
