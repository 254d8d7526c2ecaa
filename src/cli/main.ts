import { EXIT, type ExitStatus } from './exit-status.ts';
import { locateProgram } from './program.ts';
import { runCli } from './run-cli.ts';
import { createTerminal } from './terminal/node-terminal.ts';
import type { Terminal } from './terminal/terminal.ts';

/**
 * Runs the command line of this process and ends it: what is still open then (a socket, a prompt) is not waited for.
 * What is thrown on the way is a bug, said in one sentence without what it held.
 */
export async function main(entryUrl: string): Promise<never> {
  const terminal = createTerminal(process);
  for (const name of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(name, (error: unknown) => {
      process.exit(sayBug(terminal, error));
    });
  }
  const program = locateProgram(entryUrl, process);
  const status = await runCli(process.argv.slice(2), terminal, program).catch((error: unknown) =>
    sayBug(terminal, error),
  );
  await terminal.flush();
  return process.exit(status);
}

/** The name and the places of a bug; its message may quote what was being worked on, so it is left out. */
function sayBug({ err }: Terminal, error: unknown): ExitStatus {
  const name = error instanceof Error ? error.name : typeof error;
  const places =
    error instanceof Error ? (error.stack?.split('\n').filter((text) => /^\s+at /.test(text)) ?? []) : [];
  err.write(
    `✗ Something in Assay went wrong (${name}). Please report it with these lines; nothing was lost.\n`,
  );
  err.write(`${places.slice(0, 8).join('\n')}\n`);
  return EXIT.failed;
}
