import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { type Run, isEnded, reduceRun } from '../../core/run/run.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';

/** After this long without an end, a run that is not ours was broken off: its process ended under it. */
const ABANDONED_AFTER_MS = 2 * 3600_000;

/** A run as it is now. Faults: run.not_found. */
export function getRun(context: EngineContext, id: string): Promise<Result<Run, Fault>> {
  return bounded(async () => {
    const run = context.runs.get(id)?.run ?? (await context.ports.store.getRun(id));
    return run ? ok(asItIs(context, run)) : failed(fault('run.not_found', 'This run is not here any more.'));
  });
}

/** Runs, newest first. */
export function listRuns(
  context: EngineContext,
  options: { readonly profileId?: string; readonly limit?: number },
): Promise<Result<readonly Run[], Fault>> {
  return bounded(async () => {
    const saved = await context.ports.store.listRuns(options);
    const live = context.runs
      .all()
      .filter(({ profileId }) => options.profileId === undefined || profileId === options.profileId);
    const byId = new Map([...saved, ...live].map((run) => [run.id, run]));
    const newestFirst = [...byId.values()].toSorted((a, b) => b.startedAtMs - a.startedAtMs);
    return ok(newestFirst.slice(0, options.limit).map((run) => asItIs(context, run)));
  });
}

function asItIs({ runs, ports }: EngineContext, run: Run): Run {
  if (isEnded(run) || runs.get(run.id)) return run;
  const nowMs = ports.clock.nowMs();
  if (nowMs - run.startedAtMs < ABANDONED_AFTER_MS) return run;
  const brokenOff = fault('operation.cancelled', 'Assay ended while this run was under way.', {
    remedy: 'Run it again.',
  });
  return reduceRun(run, { type: 'run.failed', atMs: run.startedAtMs, fault: brokenOff });
}
