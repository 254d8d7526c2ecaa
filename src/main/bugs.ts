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

/**
 * Bugs that nothing else caught: a promise nobody waited for is written down; an exception leaves the program in a state
 * that nobody knows, so it says so and ends in good order.
 */
export function setupBugs(report: ReportBug): void {
  process.on('unhandledRejection', (reason) => void report('a promise that nobody waited for', reason));
  process.on('uncaughtException', (error) => {
    const reference = report('the main process', error);
    dialog.showErrorBox(
      'Assay',
      `Something in Assay broke, and it has to end. Report it with the reference ${reference}.`,
    );
    process.exitCode = 1;
    app.quit();
  });
}
