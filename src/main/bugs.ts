import { randomUUID } from 'node:crypto';
import { app, dialog } from './electron.ts';

/** Reports a bug and gives back its reference. */
export type ReportBug = (where: string, error: unknown) => string;

/** The class of an error and where in our code it came from. Not its message: that may repeat a token or a secret. */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error} was thrown`;
  // The stack begins with the message, whose own lines may look like frames.
  const withoutMessage = (error.stack ?? '').replace(error.message, '');
  const frames = withoutMessage.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return [error.name, ...frames.slice(0, 12)].join('\n');
}

/** Writes each bug down with a reference that the person sees too. */
export function createBugReport(
  write: (text: string) => void,
  makeReference: () => string = newReference,
): ReportBug {
  return (where, error) => {
    const reference = makeReference();
    write(`assay: bug ${reference} in ${where}: ${describeBug(error)}\n`);
    return reference;
  };
}

function newReference(): string {
  return randomUUID().slice(0, 8);
}

/** Says that something broke which the program cannot go on without, and ends it with a status. */
export function endAfterBug(report: ReportBug, where: string, error: unknown, end: () => void): void {
  const reference = report(where, error);
  dialog.showErrorBox(
    'Assay',
    `Something in Assay broke, and it has to end. Report it with the reference ${reference}.`,
  );
  process.exitCode = 1;
  end();
}

/**
 * Bugs that nothing else caught: a promise nobody waited for is written down; an exception leaves the program in a state
 * that nobody knows, so it ends in good order.
 */
export function setupBugs(report: ReportBug): void {
  // A terminal that was closed is no bug, and must not be reported to itself.
  process.stderr.on('error', () => undefined);
  process.on('unhandledRejection', (reason) => void report('a promise that nobody waited for', reason));
  process.on('uncaughtException', (error) => {
    endAfterBug(report, 'the main process', error, () => (app.isReady() ? app.quit() : app.exit(1)));
  });
}
