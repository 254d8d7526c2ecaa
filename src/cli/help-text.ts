import type { CommandSpec, OptionSpec } from './arguments/options.ts';
import { EXIT_WORDS } from './exit-status.ts';
import { columns, wrap } from './terminal/layout.ts';
import type { Style } from './terminal/style.ts';

/** `assay call URL -p PROFILE [--json]`: required options first, then the others in brackets. */
export function usageLine(spec: CommandSpec): string {
  const words = spec.positionals.map(({ name, isRequired }) => (isRequired ? name : `[${name}]`));
  const grouped = new Set(spec.exclusive?.flat());
  const options = Object.entries(spec.options);
  const single = options
    .filter(([name]) => !grouped.has(name))
    .map(([name, option]) => optionUsage(name, option));
  const inGroup = (name: string): string => {
    const option = spec.options[name];
    return !option || option.kind === 'flag' ? `--${name}` : `--${name} ${option.value}`;
  };
  const groups = (spec.exclusive ?? []).map((group) => `[${group.map(inGroup).join(' | ')}]`);
  return ['assay', spec.name, ...words, ...single, ...groups].join(' ');
}

function optionUsage(name: string, option: OptionSpec): string {
  const flag = option.short === undefined ? `--${name}` : `-${option.short}`;
  if (option.kind === 'flag') return `[${flag}]`;
  const text = `${flag} ${option.value}`;
  if (option.kind === 'text' && option.isRequired) return text;
  return option.kind === 'texts' ? `[${text} …]` : `[${text}]`;
}

/** `-p, --profile PROFILE`, and what it says; with the default and the choices where it has them. */
export function optionRow(name: string, option: OptionSpec): readonly [string, string] {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  const value = option.kind === 'flag' ? '' : ` ${option.value}`;
  const choices = option.kind === 'choice' ? ` (${option.choices.join(', ')})` : '';
  const preset =
    'default' in option && option.default !== undefined ? `; ${option.default} where it is not given` : '';
  return [`${short}--${name}${value}`, `${option.text}${choices}${preset}`];
}

/** Help on all commands. */
export function helpOverview(specs: readonly CommandSpec[], style: Style, width: number): string[] {
  return [
    `${style.bold('assay')}  get a token, see what it really is, prove what happens to it`,
    '',
    ...columns(
      specs.map(({ name, summary }) => [`assay ${name}`, summary]),
      2,
    ),
    '',
    ...wrap(
      'assay help COMMAND says more of one. Tokens come by standard input or file, never as arguments. Data goes to standard output, words to standard error.',
      width,
    ),
    '',
    'Exit status',
    ...columns(
      EXIT_WORDS.map(([status, words]) => [String(status), words]),
      2,
    ),
  ];
}

/** Help on one command. */
export function helpOn(spec: CommandSpec, style: Style, width: number): string[] {
  const options = Object.entries(spec.options).map(([name, option]) => optionRow(name, option));
  const words = spec.positionals.map(({ name, text }) => [name, text] as const);
  return [
    style.bold(spec.summary),
    '',
    ...wrap(usageLine(spec), width, 2),
    ...spec.details.flatMap((detail) => ['', ...wrap(detail, width)]),
    ...(words.length + options.length > 0 ? ['', ...columns([...words, ...options], 2)] : []),
    '',
    ...spec.examples.map((example) => `  $ ${example}`),
  ];
}

/** The whole command line as Markdown: docs/cli.md. */
export function cliMarkdown(specs: readonly CommandSpec[]): string {
  return [
    '# The terminal',
    '',
    'Made by `node scripts/node24.mjs scripts/generate-cli.mjs` from `src/cli/specs/`; do not edit.',
    '',
    'Tokens come by standard input or file, never as arguments: other processes see those, and shells remember them. Data goes to standard output, words to standard error; a token is printed only when it is asked for. Colours appear on a terminal, and not where `NO_COLOR` is set. `ASSAY_USER_DATA` names another folder for the vault.',
    '',
    '## Exit status',
    '',
    '| status | meaning |',
    '|---|---|',
    ...EXIT_WORDS.map(([status, words]) => `| ${status} | ${words} |`),
    '',
    ...specs.flatMap(commandMarkdown),
  ].join('\n');
}

function commandMarkdown(spec: CommandSpec): string[] {
  const rows: (readonly [string, string])[] = [
    ...spec.positionals.map(({ name, text }) => [name, text] as const),
    ...Object.entries(spec.options).map(([name, option]) => optionRow(name, option)),
  ];
  const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);
  return [
    `## assay ${spec.name}`,
    '',
    `${spec.summary}.`,
    '',
    '```',
    usageLine(spec),
    '```',
    '',
    ...spec.details.flatMap((detail) => [detail, '']),
    ...(rows.length > 0
      ? ['| | |', '|---|---|', ...rows.map(([name, text]) => `| \`${cell(name)}\` | ${cell(text)} |`), '']
      : []),
    '```',
    ...spec.examples.map((example) => `$ ${example}`),
    '```',
    '',
  ];
}
