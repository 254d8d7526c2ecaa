import { type Fault, fault } from '../../core/faults.ts';
import { type Result, assertNever, failed, ok } from '../../core/result.ts';
import type { CommandSpec, OptionSpec, OptionValues } from './options.ts';
import { TOKEN_IN_ARGUMENT, TOKEN_REMEDY, holdsToken } from './token-in-argument.ts';

/** Not imported, as in read-source.ts: that would make every part of the module ready. */
const { parseArgs } = process.getBuiltinModule('node:util');

/** A command line that was understood. */
export interface ParsedArguments<S extends CommandSpec = CommandSpec> {
  readonly options: OptionValues<S['options']>;
  readonly positionals: readonly string[];
}

/** A command line that was not understood. */
export function usageFault(message: string, remedy = 'assay help shows how.'): Fault {
  return fault('input.invalid', message, { remedy });
}

/** Refuses a command line with a token in it, before anything of it is looked at or repeated. */
export function refuseTokens(args: readonly string[]): Fault | undefined {
  return args.some(holdsToken) ? usageFault(TOKEN_IN_ARGUMENT, TOKEN_REMEDY) : undefined;
}

type Given = Map<string, (string | undefined)[]>;

/**
 * Reads the arguments of one command. Messages name options and never repeat a value: it may be a secret.
 * Faults: input.invalid.
 */
export function parseArguments<S extends CommandSpec>(
  spec: S,
  args: readonly string[],
): Result<ParsedArguments<S>, Fault> {
  const remedy = `assay help ${spec.name} shows how.`;
  const read = readTokens(spec, args, remedy);
  if (!read.ok) return read;
  const { given, positionals } = read.value;
  const trouble = tooMany(spec, given, positionals);
  if (trouble !== undefined) return failed(usageFault(trouble, remedy));
  const options: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(spec.options)) {
    const value = readOption(name, option, given.get(name) ?? []);
    if (!value.ok) return failed(usageFault(value.fault, remedy));
    options[name] = value.value;
  }
  return ok({ options: options as OptionValues<S['options']>, positionals });
}

function readTokens(
  spec: CommandSpec,
  args: readonly string[],
  remedy: string,
): Result<{ readonly given: Given; readonly positionals: readonly string[] }, Fault> {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: nodeOptions(spec),
  });
  const given: Given = new Map();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      positionals.push(token.value);
      continue;
    }
    const option = Object.hasOwn(spec.options, token.name) ? spec.options[token.name] : undefined;
    if (!option) return failed(usageFault(`Unknown option ${named(token.rawName)}.`, remedy));
    if (option.kind === 'flag' && token.value !== undefined) {
      return failed(usageFault(`--${token.name} takes no value.`, remedy));
    }
    if (option.kind !== 'flag' && isMissing(token)) {
      return failed(usageFault(`--${token.name} needs a value: ${option.value}.`, remedy));
    }
    given.set(token.name, [...(given.get(token.name) ?? []), token.value]);
  }
  return ok({ given, positionals });
}

/** `--profile --json`: an option where a value should be; a lone dash is standard input. */
function isMissing({
  value,
  inlineValue,
}: {
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}): boolean {
  return value === undefined || (inlineValue !== true && value.startsWith('-') && value !== '-');
}

function nodeOptions(
  spec: CommandSpec,
): Record<string, { type: 'boolean' | 'string'; short?: string; multiple: true }> {
  return Object.fromEntries(
    Object.entries(spec.options).map(([name, option]) => [
      name,
      {
        type: option.kind === 'flag' ? 'boolean' : 'string',
        multiple: true,
        ...(option.short === undefined ? {} : { short: option.short }),
      },
    ]),
  );
}

/** An option's name as it was typed, where it is one; anything else may be a secret. */
function named(rawName: string): string {
  return /^--?[a-z][a-z-]{0,29}$/i.test(rawName) ? rawName : 'there';
}

function tooMany(spec: CommandSpec, given: Given, positionals: readonly string[]): string | undefined {
  const missing = spec.positionals.find(
    ({ isRequired }, index) => isRequired && positionals[index] === undefined,
  );
  if (missing) return `${missing.name} is missing: ${missing.text}.`;
  if (positionals.length > spec.positionals.length && !spec.positionals.at(-1)?.isRepeated) {
    const most = spec.positionals.length === 0 ? 'no words' : `at most ${spec.positionals.length}`;
    return `assay ${spec.name} takes ${most} besides its options; there are ${positionals.length}.`;
  }
  for (const group of spec.exclusive ?? []) {
    const both = group.filter((name) => given.has(name));
    if (both.length > 1) return `Only one of ${both.map((name) => `--${name}`).join(' and ')} can be given.`;
  }
  return undefined;
}

function readOption(
  name: string,
  option: OptionSpec,
  given: readonly (string | undefined)[],
): Result<unknown, string> {
  const value = given.at(-1);
  if (given.length > 1 && option.kind !== 'texts' && option.kind !== 'flag')
    return failed(`--${name} is given twice.`);
  switch (option.kind) {
    case 'flag':
      return ok(given.length > 0);
    case 'texts':
      return ok(given);
    case 'text':
      return option.isRequired && value === undefined
        ? failed(`--${name} ${option.value} is needed: ${option.text}.`)
        : ok(value);
    case 'seconds':
      if (value === undefined) return ok(option.default);
      return /^\d{1,9}$/.test(value)
        ? ok(Number(value))
        : failed(`--${name} takes a whole number of seconds.`);
    case 'choice':
      if (value === undefined) return ok(option.default);
      return option.choices.includes(value)
        ? ok(value)
        : failed(`--${name} takes one of ${option.choices.join(', ')}.`);
    default:
      return assertNever(option, 'option');
  }
}
