import type { Fault } from '../../core/faults.ts';
import type { Result } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import { bounded } from '../boundary.ts';
import { LiveRun, type LiveRunStart } from './live-run.ts';

/** Starts a run and gives it back at once; the work goes on, and `live.settled` resolves when it has ended and is written. */
export function startRun(
  context: EngineContext,
  start: LiveRunStart,
  work: (live: LiveRun) => Promise<Result<unknown, Fault>>,
): LiveRun {
  const live = new LiveRun(context.ports, context.events, context.settings, start);
  context.runs.add(live);
  void drive(context, live, work);
  return live;
}

async function drive(
  context: EngineContext,
  live: LiveRun,
  work: (live: LiveRun) => Promise<Result<unknown, Fault>>,
): Promise<void> {
  try {
    const result = await bounded(async () => {
      const done = await work(live);
      await live.written();
      return done;
    });
    await live.finish(result);
  } catch (error) {
    const reference = context.ports.random.id();
    context.ports.log.bug(reference, error);
    await live.finishWithBug(reference);
  }
}
