import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Engine } from '../../engine/engine.ts';
import type { InputOf } from '../../contract/ipc.ts';
import type { ProfileView } from '../../contract/models/profile.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import type { CommandContext, Run } from '../command.ts';
import { EXIT } from '../exit-status.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { buildProfile } from '../profiles/build-profile.ts';
import { redirectWords } from '../profiles/redirect-words.ts';
import { readSource } from '../read-source.ts';
import { withSession } from '../session/session.ts';
import type { PROFILES_ADD } from '../specs/profiles.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { line } from '../terminal/terminal.ts';

type Context = CommandContext<typeof PROFILES_ADD>;

const MAX_STDIN_BYTES = 1024 * 1024;

export const run: Run<typeof PROFILES_ADD> = async (context) => {
  const { options, terminal, program } = context;
  const input = await readInput(context);
  if (!input.ok) return printFault(terminal, input.fault);
  const saved = await withSession(terminal, program, options, ({ engine }) => save(engine, input.value));
  if (!saved.ok) return printFault(terminal, saved.fault);
  if (options.json) printJson(terminal.out, saved.value);
  else sayAdded(context, saved.value);
  return EXIT.good;
};

/** Everything is read and judged before the vault is opened. */
async function readInput(context: Context): Promise<Result<InputOf<'profiles.save'>, Fault>> {
  const { options, positionals, terminal } = context;
  const [dash] = positionals;
  if (dash !== undefined && dash !== '-')
    return failed(usageFault('profiles add takes options, and - for JSON on standard input.'));
  if (dash === '-' && options['client-secret-stdin']) {
    return failed(
      usageFault(
        'Standard input is either the JSON or the secret: put the secret into the JSON as "clientSecret".',
      ),
    );
  }
  const json = dash === '-' ? await readSource(terminal, '-', MAX_STDIN_BYTES) : undefined;
  if (json && !json.ok) return json;
  const built = buildProfile(options, json?.value, options['client-secret-stdin']);
  if (!built.ok || !options['client-secret-stdin']) return built;
  const secret = await readSecret(context);
  return secret.ok ? ok({ ...built.value, clientSecret: secret.value }) : secret;
}

async function readSecret({ terminal }: Context): Promise<Result<string, Fault>> {
  if (terminal.input.isTty) {
    const typed = await terminal.input.readHidden('Client secret (not shown): ');
    if (typed === undefined) return failed(fault('operation.cancelled', 'Cancelled.'));
    return typed === '' ? failed(usageFault('No secret was typed.')) : ok(typed);
  }
  const piped = await readSource(terminal, '-', MAX_STDIN_BYTES);
  if (!piped.ok) return piped;
  // One line feed at the end is the pipe's, not the secret's.
  const secret = piped.value.replace(/\r?\n$/, '');
  return secret === '' ? failed(usageFault('Standard input was empty: no secret came.')) : ok(secret);
}

async function save(engine: Engine, input: InputOf<'profiles.save'>): Promise<Result<ProfileView, Fault>> {
  const [profiles, environments] = await Promise.all([engine.listProfiles(), engine.listEnvironments()]);
  if (!profiles.ok) return profiles;
  if (!environments.ok) return environments;
  const { id, name, environment } = input.profile;
  const isTaken = profiles.value.some(
    ({ profile }) => profile.name === name || (id !== '' && profile.id === id),
  );
  if (isTaken)
    return failed(
      usageFault(
        'There is a profile of this name or id already.',
        'Choose another name, or remove that one first: assay profiles remove.',
      ),
    );
  if (!environments.value.some((one) => one.id === environment)) {
    return failed(
      usageFault(
        'There is no such environment.',
        `There are ${environments.value.map((one) => one.id).join(', ')}.`,
      ),
    );
  }
  return engine.saveProfile(input);
}

function sayAdded({ terminal }: Context, view: ProfileView): void {
  const { name, id } = view.profile;
  const redirect = redirectWords(view);
  line(terminal.out, `Added ${safeLine(name)} (${id}).`);
  if (redirect !== undefined) line(terminal.err, `Register the redirect URI ${redirect} at the server.`);
}
