import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import type { Engine } from '../engine.ts';
import type { LiveRun, WaitingForPerson } from './live-run.ts';

type Control = Pick<
  Engine,
  'cancelRun' | 'resumeRun' | 'reopenBrowser' | 'authorizationUrl' | 'pasteCallback' | 'takeOtherAnswer'
>;

/** What a person can do to a run that is under way. Faults: run.not_found, run.not_paused, those of an edit. */
export function controlRun(context: EngineContext): Control {
  return {
    cancelRun: (id) =>
      withRun(context, id, (live) => {
        live.cancel();
        return ok(null);
      }),
    resumeRun: (id, edit) => withRun(context, id, (live) => live.resume(edit)),
    reopenBrowser: async (id) => {
      const waiting = waitingRun(context, id);
      if (!waiting.ok) return waiting;
      const opened = await context.ports.browser.open(waiting.value.authorizationUrl);
      return opened.ok ? ok(null) : opened;
    },
    authorizationUrl: (id) => {
      const waiting = waitingRun(context, id);
      return waiting.ok ? ok(waiting.value.authorizationUrl) : waiting;
    },
    takeOtherAnswer: (id) => {
      const waiting = waitingRun(context, id);
      if (!waiting.ok) return waiting;
      const taken = waiting.value.takeOther();
      return taken.ok ? ok(null) : taken;
    },
    pasteCallback: (id, address) => {
      const waiting = waitingRun(context, id);
      if (!waiting.ok) return waiting;
      const pasted = waiting.value.paste(address);
      return pasted.ok ? ok(null) : pasted;
    },
  };
}

function withRun<T>(
  context: EngineContext,
  id: string,
  work: (live: LiveRun) => Result<T, Fault>,
): Result<T, Fault> {
  const live = context.runs.get(id);
  return live ? work(live) : failed(fault('run.not_found', 'This run is not under way here.'));
}

function waitingRun(context: EngineContext, id: string): Result<WaitingForPerson, Fault> {
  return withRun(context, id, ({ waitingFor }) =>
    waitingFor ? ok(waitingFor) : failed(fault('run.not_paused', 'The run is not waiting for the browser.')),
  );
}
