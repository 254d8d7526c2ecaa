import { EXIT, type ExitStatus } from './exit-status.ts';
import { locateProgram } from './program.ts';
import { runCli } from './run-cli.ts';
import { createTerminal } from './terminal/node-terminal.ts';

/* The entry: one command, one exit status. What is thrown here is a bug, said in one sentence without what it held. */

const terminal = createTerminal(process);
for (const name of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(name, (error: unknown) => {
    process.exit(sayBug(error));
  });
}

/** Runs the command and ends the process: what is still open then (a socket, a prompt) is not waited for. */
async function main(): Promise<never> {
  const status = await runCli(process.argv.slice(2), terminal, locateProgram(import.meta.url, process)).catch(
    sayBug,
  );
  await terminal.flush();
  return process.exit(status);
}

/** The name and the places of a bug; its message may quote what was being worked on, so it is left out. */
function sayBug(error: unknown): ExitStatus {
  const name = error instanceof Error ? error.name : typeof error;
  const places =
    error instanceof Error ? (error.stack?.split('\n').filter((text) => /^\s+at /.test(text)) ?? []) : [];
  terminal.err.write(
    `✗ Something in Assay went wrong (${name}). Please report it with these lines; nothing was lost.\n`,
  );
  terminal.err.write(`${places.slice(0, 8).join('\n')}\n`);
  return EXIT.failed;
}

// Not awaited: built, other files may import this one, and would wait for its end while it waits for them.
void main();
