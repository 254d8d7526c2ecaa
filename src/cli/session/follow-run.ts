import type { Fault } from '../../core/faults.ts';
import type { Result } from '../../core/result.ts';
import type { Run, Step } from '../../core/run/run.ts';
import type { Engine, StartedRun } from '../../engine/engine.ts';
import { wrap } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { MARKS } from '../terminal/style.ts';
import { type Terminal, line, lines } from '../terminal/terminal.ts';
import { formatTime } from '../terminal/time.ts';
import { awaitRun } from './await-run.ts';

/**
 * Follows a run to its end: its steps as they happen and what a person has to do, on standard error. Ctrl+C cancels it.
 * A run that did not succeed is its fault. Faults: those of the run, operation.cancelled.
 */
export async function followRun(
  engine: Engine,
  terminal: Terminal,
  started: Result<StartedRun, Fault>,
): Promise<Result<Run, Fault>> {
  if (!started.ok) return started;
  const { runId } = started.value;
  const said = new Set<string>();
  const look = async (): Promise<void> => {
    const run = await engine.getRun(runId);
    if (run.ok) saySteps(engine, terminal, run.value, said);
  };
  const stop = engine.subscribe((event) => {
    if (event.name === 'run.changed' && event.payload.runId === runId) void look();
  });
  try {
    await look();
    const done = await awaitRun(engine, terminal.interrupted, started);
    await look();
    return done;
  } finally {
    stop();
  }
}

function saySteps(engine: Engine, terminal: Terminal, run: Run, said: Set<string>): void {
  for (const step of run.steps) {
    if (step.waiting && !said.has('waiting')) {
      said.add('waiting');
      lines(terminal.err, waitingRows(engine, terminal, run.id, step.waiting));
    }
    if (!said.has(step.id) && (step.status === 'done' || step.status === 'failed')) {
      said.add(step.id);
      sayStep(terminal, step);
    }
  }
}

function sayStep({ err }: Terminal, step: Step): void {
  const isGood = step.status === 'done';
  const mark = isGood ? err.style.good(MARKS.good) : err.style.bad(MARKS.bad);
  const words = isGood ? (step.summary ?? '') : (step.fault?.message ?? '');
  const [first = '', ...rest] = wrap(safeLine(words), err.width, 14);
  line(err, `${mark} ${step.id.padEnd(10)}  ${err.style.dim(first.trimStart())}`.trimEnd());
  lines(
    err,
    rest.map((text) => err.style.dim(text)),
  );
}

function waitingRows(
  engine: Engine,
  { err }: Terminal,
  runId: string,
  waiting: NonNullable<Step['waiting']>,
): string[] {
  const address = engine.authorizationUrl(runId);
  return [
    `${err.style.bold('Waiting for you to sign in')} in the browser, until ${formatTime(waiting.untilMs / 1000)}. Ctrl+C stops.`,
    `  The redirect URI ${waiting.redirectUri} has to be registered at the server.`,
    '  If the browser shows an error and never comes back, most likely it is not: servers do not send that error here.',
    ...(address.ok
      ? [
          '  Where no browser opens, open this address in one on this machine:',
          `  ${safeLine(address.value)}`,
        ]
      : []),
  ];
}
