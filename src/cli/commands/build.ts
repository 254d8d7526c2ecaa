import type { InputOf } from '../../contract/ipc.ts';
import type { BuiltToken } from '../../contract/models/built.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import { failed } from '../../core/result.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import type { CommandContext, Run } from '../command.ts';
import { EXIT } from '../exit-status.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { readSource } from '../read-source.ts';
import { withSession } from '../session/session.ts';
import type { BUILD } from '../specs/build.ts';
import { line } from '../terminal/terminal.ts';

type Context = CommandContext<typeof BUILD>;
type Draft = InputOf<'build.token'>;

export const run: Run<typeof BUILD> = async (context) => {
  const { options, terminal, program } = context;
  const draft = await readDraft(context);
  if (!draft.ok) return printFault(terminal, draft.fault);
  // A locked vault only means that the token is not remembered: it is worked in memory then, and said so.
  const built = await withSession(terminal, program, { memory: true }, ({ engine }) =>
    engine.buildToken(draft.value),
  );
  if (!built.ok) return printFault(terminal, built.fault);
  if (options.json) printJson(terminal.out, built.value);
  else {
    line(terminal.err, describe(built.value));
    line(terminal.out, built.value.token);
  }
  return EXIT.good;
};

function describe({ alg, keyLabel }: BuiltToken): string {
  const signed = keyLabel === undefined ? 'It is not signed.' : `Signed: ${alg}, ${keyLabel}.`;
  return `Made here; no server issued it. ${signed}`;
}

async function readDraft(context: Context): Promise<Result<Draft, Fault>> {
  const { options, terminal } = context;
  const files = [options.claims, options.header, options.key, options['secret-file']].filter(
    (file) => file === '-',
  );
  if (files.length > 1) return failed(usageFault('Only one file can be standard input.'));
  const claims = await readSource(terminal, options.claims);
  if (!claims.ok) return claims;
  const header = await readHeader(context);
  if (!header.ok) return header;
  const key = await readKey(context);
  return key.ok ? ok({ header: header.value, claims: claims.value, key: key.value }) : key;
}

async function readHeader({ options, terminal }: Context): Promise<Result<string, Fault>> {
  if (options.header !== undefined) return readSource(terminal, options.header);
  const alg = options.alg ?? (options.unsigned ? 'none' : undefined);
  return alg === undefined
    ? failed(usageFault('Give a --header, or the --alg to sign with.'))
    : ok(JSON.stringify({ alg, typ: 'JWT' }));
}

async function readKey({ options, terminal }: Context): Promise<Result<Draft['key'], Fault>> {
  if (options.throwaway) return ok({ kind: 'throwaway' });
  if (options.unsigned) return ok({ kind: 'none' });
  const file = options.key ?? options['secret-file'];
  if (file === undefined)
    return failed(usageFault('Say what to sign with: --key, --secret-file, --throwaway or --unsigned.'));
  const text = await readSource(terminal, file);
  if (!text.ok) return text;
  // Editors end a file with a line feed that nobody means as part of a secret.
  return options.key === undefined
    ? ok({ kind: 'given', text: text.value.replace(/\r?\n$/, ''), form: 'secret' })
    : ok({ kind: 'given', text: text.value, form: 'key' });
}
