import type { Command } from './command.ts';
import { refuseTokens, usageFault } from './arguments/parse-arguments.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { printFault } from './print-fault.ts';
import type { Program } from './program.ts';
import { type Terminal, line } from './terminal/terminal.ts';

/** Runs one command line and gives the exit status. A token among the arguments is refused before anything else. */
export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  program: Program,
): Promise<ExitStatus> {
  const refused = refuseTokens(args);
  if (refused) return printFault(terminal, refused);
  const chosen = chooseCommand(args);
  if (!chosen) return unknownCommand(args, terminal);
  const prepared = chosen.command.prepare(chosen.rest, terminal, program);
  return prepared.ok ? prepared.value() : printFault(terminal, prepared.fault);
}

interface Chosen {
  readonly command: Command;
  readonly rest: readonly string[];
}

/** The command that the first one or two words name; `--help` anywhere asks for help on it, `--version` alone for the version. */
function chooseCommand(args: readonly string[]): Chosen | undefined {
  const isHelpAsked = args.includes('--help') || args.includes('-h');
  const words = isHelpAsked ? args.filter((arg) => !arg.startsWith('-')) : wordsBeforeOptions(args);
  const named = COMMANDS.find(({ spec }) => {
    const name = spec.name.split(' ');
    return name.every((word, index) => words[index] === word);
  });
  if (named && !isHelpAsked) return { command: named, rest: args.slice(named.spec.name.split(' ').length) };
  if (isHelpAsked) return withName('help', named ? named.spec.name.split(' ') : words.slice(0, 1));
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) return withName('version', []);
  return args.length === 0 ? withName('help', []) : undefined;
}

function withName(name: string, rest: readonly string[]): Chosen | undefined {
  const found = COMMANDS.find(({ spec }) => spec.name === name);
  return found && { command: found, rest };
}

function wordsBeforeOptions(args: readonly string[]): readonly string[] {
  const end = args.findIndex((arg) => arg.startsWith('-'));
  return end === -1 ? args : args.slice(0, end);
}

/** Only words that could be a command are repeated: anything else may be a secret. */
function unknownCommand(args: readonly string[], terminal: Terminal): ExitStatus {
  const [first = ''] = args;
  const isWord = /^[a-z]{1,20}$/.test(first);
  const second = COMMANDS.filter(({ spec }) => spec.name.startsWith(`${first} `)).map(
    ({ spec }) => spec.name.split(' ')[1],
  );
  if (second.length > 0) {
    return printFault(
      terminal,
      usageFault(
        `assay ${first} needs a second word: ${second.join(', ')}.`,
        `assay help ${first} add, for one, says more.`,
      ),
    );
  }
  line(terminal.err, isWord ? `There is no command ${first}.` : 'There is no such command.');
  line(
    terminal.err,
    `The commands are ${COMMANDS.map(({ spec }) => spec.name).join(', ')}. assay help says more.`,
  );
  return EXIT.usage;
}
