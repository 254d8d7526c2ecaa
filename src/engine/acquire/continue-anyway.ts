import type { Profile } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { whyNotConfirmed } from '../profiles/confirm-protected.ts';
import type { LiveRun } from '../run/live-run.ts';
import { startRun } from '../run/run-work.ts';

/** Codes live shorter than this: what is kept to go on with is forgotten after it. */
export const CONTINUABLE_MS = 10 * 60_000;

/** What a run that stopped before the token request keeps in memory, so that a tester may go on all the same. */
export interface Continuation {
  readonly profile: Profile;
  /** Why it stopped. */
  readonly why: Fault;
  /** What failed of the answer: recorded again with the run that goes on. */
  readonly findings: readonly Finding[];
  /** The rest of the flow, in another run. */
  readonly go: (live: LiveRun) => Promise<Result<unknown, Fault>>;
}

/**
 * Goes on with an answer whose state or iss was wrong, in a run of its own: a tester's explicit act (design, section 3).
 * It can be done once, and soon. Faults: operation.not_possible, profile.confirm_needed.
 */
export function continueAnyway(
  context: EngineContext,
  runId: string,
  confirm?: string,
): Promise<Result<LiveRun, Fault>> {
  return bounded(async () => {
    const stopped = context.runs.get(runId);
    const held = stopped?.continuation;
    if (!stopped || !held) return failed(nothingHeld());
    const unconfirmed = await whyNotConfirmed(context, held.profile, confirm, 'going on with such an answer');
    if (unconfirmed) return failed(unconfirmed);
    // Two presses of one button both come this far.
    if (stopped.continuation !== held) return failed(nothingHeld());
    stopped.continuation = undefined;
    const live = startRun(
      context,
      {
        kind: 'acquire',
        title: 'Gone on with, although the answer was refused',
        steps: ['callback', 'token', 'keys', 'verify', 'check'],
        profileId: held.profile.id,
        fromRunId: runId,
      },
      (run) => goOn(run, held),
    );
    return ok(live);
  });
}

async function goOn(live: LiveRun, { why, findings, go }: Continuation): Promise<Result<unknown, Fault>> {
  const read = await live.step('callback', async () => {
    live.findings('callback', findings);
    return ok({ value: null, summary: `Gone on with by you. ${why.message}` });
  });
  return read.ok ? go(live) : read;
}

function nothingHeld(): Fault {
  return fault('operation.not_possible', 'The code of this run is not kept any more, or was used.', {
    remedy: 'Run it again from the authorization.',
  });
}
