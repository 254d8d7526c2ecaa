import type { Fault } from '../core/faults.ts';
import type { Result } from '../core/result.ts';
import type { CommandSpec } from './arguments/options.ts';
import { type ParsedArguments, parseArguments } from './arguments/parse-arguments.ts';
import type { ExitStatus } from './exit-status.ts';
import type { Program } from './program.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What a command is given. */
export interface CommandContext<S extends CommandSpec> extends ParsedArguments<S> {
  readonly terminal: Terminal;
  readonly program: Program;
}

/** What a command's module exports as `run`. */
export type Run<S extends CommandSpec> = (context: CommandContext<S>) => Promise<ExitStatus>;

/** A row of the command table. Its module is loaded when it runs: `inspect` must not pay for a store or a server. */
export interface Command {
  readonly spec: CommandSpec;
  /** Parses the arguments and gives the work to be done. Faults: input.invalid. */
  prepare(
    args: readonly string[],
    terminal: Terminal,
    program: Program,
  ): Result<() => Promise<ExitStatus>, Fault>;
}

/** Makes a row; the compiler holds the module to the options its specification lists. */
export function command<S extends CommandSpec>(
  spec: S,
  load: () => Promise<{ readonly run: Run<S> }>,
): Command {
  return {
    spec,
    prepare: (args, terminal, program) => {
      const parsed = parseArguments(spec, args);
      if (!parsed.ok) return parsed;
      return { ok: true, value: async () => (await load()).run({ ...parsed.value, terminal, program }) };
    },
  };
}
