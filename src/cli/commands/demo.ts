import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Engine } from '../../engine/engine.ts';
import { createSandboxHost } from '../../sandbox/host.ts';
import type { CommandContext, Run } from '../command.ts';
import type { DemoContext } from '../demo/demo-context.ts';
import { stepJson } from '../demo/demo-step.ts';
import { createPerson, type Person } from '../demo/person.ts';
import { type DemoOutcome, runDemo } from '../demo/run-demo.ts';
import { conclusion, introduction, tellStep } from '../demo/tell-demo.ts';
import { EXIT } from '../exit-status.ts';
import { printFault } from '../print-fault.ts';
import { createLogTail } from '../session/log-tail.ts';
import { withScratchEngine } from '../session/scratch-engine.ts';
import type { DEMO } from '../specs/sandbox.ts';
import { safeJson } from '../terminal/safe-text.ts';
import { line, lines } from '../terminal/terminal.ts';

type Context = CommandContext<typeof DEMO>;

/** A public client with PKCE whose access tokens are JWTs for API A. */
const PROFILE = 'sandbox-spa';

export const run: Run<typeof DEMO> = async (context) => {
  const { options, terminal, program } = context;
  const log = createLogTail();
  const person = createPerson('alice', terminal.interrupted);
  const outcome = await withScratchEngine({ program, log, browser: person.browser }, (engine) =>
    walk(context, engine, person, log.write),
  );
  const { ok: isGood, steps } = outcome.ok ? outcome.value : { ok: false, steps: [] };
  if (!outcome.ok) printFault(terminal, outcome.fault);
  if (!isGood && !terminal.interrupted.aborted) log.say(terminal);
  if (options.json) line(terminal.out, safeJson({ ok: isGood, steps: steps.map(stepJson) }));
  else lines(terminal.out, conclusion(steps, isGood, terminal.out));
  return isGood ? EXIT.good : EXIT.failed;
};

/** Starts a sandbox of its own in memory, takes the steps and ends it. */
async function walk(
  context: Context,
  engine: Engine,
  person: Person,
  onLog: (text: string) => void,
): Promise<Result<DemoOutcome, Fault>> {
  const { options, terminal, program } = context;
  const host = createSandboxHost({ engine, workerUrl: program.sandboxWorkerUrl, onLog });
  try {
    const started = await host.start();
    if (!started.ok) return started;
    const view = await engine.getProfile(PROFILE);
    if (!view.ok) return view;
    const { issuer } = started.value;
    if (issuer === undefined) return failed(fault('sandbox.failed', 'The sandbox names no issuer.'));
    const { interrupted: signal, nowSeconds } = terminal;
    const demo: DemoContext = { engine, person, profile: view.value.profile, issuer, signal, nowSeconds };
    if (!options.json) lines(terminal.out, introduction(issuer, terminal.out));
    return ok(
      await runDemo(demo, (step) => {
        if (options.json) line(terminal.out, safeJson(stepJson(step)));
        else lines(terminal.out, tellStep(step, terminal.out));
      }),
    );
  } finally {
    await host.stop();
  }
}
