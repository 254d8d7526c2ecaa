import type * as z from 'zod/mini';
import { type Fault, fault } from '../core/faults.ts';
import { type Result, failed } from '../core/result.ts';

/** A contract as the router sees it: names of commands, each with its strict input, among names of events. */
export type CommandTable = Readonly<
  Record<string, { readonly kind: string; readonly input?: z.ZodMiniType }>
>;
/** What answers the commands. That each command has one is the compiler's to say: `Handlers` of the contract. */
export type HandlerTable = Readonly<Record<string, (input: never) => Promise<Result<unknown, Fault>>>>;

export interface RouterOptions<Sender> {
  readonly isTrustedSender: (sender: Sender) => boolean;
  /** Reports a bug and gives back the reference that a person may name. */
  readonly onBug: (where: string, error: unknown) => string;
}

/** Answers one call, always with a Result that is JSON. */
export type Router<Sender> = (
  sender: Sender,
  name: unknown,
  input: unknown,
) => Promise<Result<unknown, Fault>>;

/**
 * Makes what stands between the window and the program: sender, name, input, handler, in that order, and each refusal is
 * a fault that says what to do. A bug in a handler ends here; the window gets a sentence and a reference.
 */
export function createRouter<Sender>(
  commands: CommandTable,
  handlers: HandlerTable,
  { isTrustedSender, onBug }: RouterOptions<Sender>,
): Router<Sender> {
  const carryOut = async (name: string, input: unknown): Promise<Result<unknown, Fault>> => {
    try {
      const handler = handlers[name];
      if (!handler) throw new Error('a command without a handler');
      return asJson(await handler(input as never));
    } catch (error) {
      const reference = onBug(name, error);
      return failed(
        fault('bridge.bug', `Something in Assay broke while it carried out ${name}.`, { reference }),
      );
    }
  };

  return async (sender, name, input) => {
    if (!isTrustedSender(sender)) {
      return failed(fault('bridge.refused', 'A page that is not Assay’s own window asked for something.'));
    }
    const schema = findInput(commands, name);
    if (!schema) return failed(fault('bridge.unknown_command', `There is no command ${describeName(name)}.`));
    const parsed = schema.safeParse(input);
    return parsed.success
      ? await carryOut(String(name), parsed.data)
      : failed(badInput(String(name), parsed.error));
  };
}

/** Answers for a program that did not start: every call gets the same fault. */
export function brokenRouter(reference: string): Router<unknown> {
  const answer = failed(
    fault('bridge.bug', 'Assay did not start as it should, so nothing can be done here.', { reference }),
  );
  return () => Promise.resolve(answer);
}

/** Own keys only: `constructor` and `__proto__` are names that every object answers to. */
function findInput(commands: CommandTable, name: unknown): z.ZodMiniType | undefined {
  if (typeof name !== 'string' || !Object.hasOwn(commands, name)) return undefined;
  const entry = commands[name];
  return entry?.kind === 'command' ? entry.input : undefined;
}

/** A command's name may be said; anything else that was sent as one is not repeated. */
function describeName(name: unknown): string {
  return typeof name === 'string' && /^[a-z_.]{1,64}$/.test(name) ? `“${name}”` : 'of that name';
}

const PROBLEMS: Readonly<Record<string, string>> = {
  invalid_type: 'is missing or has another type',
  unrecognized_keys: 'has members that are not known',
  invalid_value: 'is none of the values that are allowed',
  invalid_format: 'has another format',
  too_big: 'is too long or too large',
  too_small: 'is too short or too small',
};

/** Names the place and the kind of the trouble, never the value: it may be a secret. */
function badInput(name: string, error: z.core.$ZodError): Fault {
  const [issue] = error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  const problem = PROBLEMS[issue?.code ?? ''] ?? 'is not valid';
  const message = `${name}: ${place === '' ? 'the input' : place} ${problem}.`;
  return fault('bridge.bad_input', message, place === '' ? {} : { parameter: place });
}

/** What crosses is JSON, over both shells alike: undefined members are absent, a Secret is its mask, a cycle a bug. */
function asJson(result: Result<unknown, Fault>): Result<unknown, Fault> {
  if (typeof result?.ok !== 'boolean') throw new Error('a handler that gave no Result');
  return JSON.parse(JSON.stringify(result)) as Result<unknown, Fault>;
}
