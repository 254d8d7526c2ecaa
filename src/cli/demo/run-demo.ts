import type { Fault } from '../../core/faults.ts';
import type { Result } from '../../core/result.ts';
import type { DemoContext } from './demo-context.ts';
import { DEMO_STEP_IDS, type DemoStep, type DemoStepId, type Seen } from './demo-step.ts';
import * as get from './get-token-steps.ts';
import * as prove from './prove-steps.ts';

const WORK: { readonly [id in DemoStepId]: (context: DemoContext) => Promise<Result<Seen, Fault>> } = {
  discover: get.discover,
  authorize: get.authorize,
  token: get.token,
  inspect: get.inspect,
  verify: get.verify,
  api: prove.api,
  introspect: prove.introspect,
  refresh: prove.refresh,
  revoke: prove.revoke,
  'introspect-after': prove.introspectAfter,
  'api-after': prove.apiAfter,
};

export interface DemoOutcome {
  /** True where every step was taken and saw what it ought to see. */
  readonly ok: boolean;
  readonly steps: readonly DemoStep[];
}

/** Takes the steps in order and tells each; stops at the first that did not see what it ought to see. */
export async function runDemo(context: DemoContext, onStep: (step: DemoStep) => void): Promise<DemoOutcome> {
  const steps: DemoStep[] = [];
  for (const id of DEMO_STEP_IDS) {
    const seen = await WORK[id](context);
    const step: DemoStep = seen.ok
      ? { id, ...seen.value }
      : { id, ok: false, facts: {}, words: seen.fault.message, fault: seen.fault };
    steps.push(step);
    onStep(step);
    if (!step.ok) break;
  }
  return { ok: steps.length === DEMO_STEP_IDS.length && steps.every((step) => step.ok), steps };
}
