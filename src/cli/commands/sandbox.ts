import { type Result, failed, ok } from '../../core/result.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { isSandboxFault, type SandboxFault, SANDBOX_FAULTS } from '../../sandbox/faults/names.ts';
import type { RunningSandbox, SandboxClient } from '../../sandbox/sandbox.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import type { CommandContext, Run } from '../command.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { withSession } from '../session/session.ts';
import type { SANDBOX } from '../specs/sandbox.ts';
import { columns } from '../terminal/layout.ts';
import type { Output } from '../terminal/terminal.ts';
import { line, lines } from '../terminal/terminal.ts';

export const run: Run<typeof SANDBOX> = async (context) => {
  const { options, terminal, program } = context;
  const faults = readFaults(options.fault);
  if (!faults.ok) return printFault(terminal, faults.fault);
  const done = await withSession(
    terminal,
    program,
    { memory: options.memory, faults: faults.value },
    async ({ sandbox }): Promise<Result<ExitStatus, Fault>> => {
      const started = await sandbox.start();
      if (!started.ok) return started;
      const running = sandbox.running();
      if (!running)
        return failed(
          fault(
            'sandbox.failed',
            `Another Assay already serves the sandbox at ${started.value.issuer ?? 'its port'}.`,
            { remedy: 'Use that one, or end it first.' },
          ),
        );
      print(context, running);
      return serve(context, running);
    },
  );
  return done.ok ? done.value : printFault(terminal, done.fault);
};

function readFaults(names: readonly string[]): Result<readonly SandboxFault[], Fault> {
  const known = names.filter((name) => isSandboxFault(name));
  if (known.length === names.length) return ok(known);
  return failed(
    usageFault(
      'There is no such fault to switch on.',
      `There are ${Object.keys(SANDBOX_FAULTS).join(', ')}.`,
    ),
  );
}

/** Serves until Ctrl+C, which is how it is meant to end, or until it ends by itself, which is a failure. */
async function serve(
  { terminal }: CommandContext<typeof SANDBOX>,
  running: RunningSandbox,
): Promise<Result<ExitStatus, Fault>> {
  line(terminal.err, 'Serving until Ctrl+C.');
  const interrupted = Promise.withResolvers<'interrupted'>();
  const onAbort = (): void => interrupted.resolve('interrupted');
  terminal.interrupted.addEventListener('abort', onAbort, { once: true });
  if (terminal.interrupted.aborted) onAbort();
  const first = await Promise.race([interrupted.promise, running.ended]);
  terminal.interrupted.removeEventListener('abort', onAbort);
  if (first === 'interrupted') {
    await running.stop();
    line(terminal.err, 'The sandbox has ended, and its tokens with it.');
    return ok(EXIT.good);
  }
  return failed(fault('sandbox.failed', first?.message ?? 'The sandbox ended by itself.'));
}

function print({ options, terminal }: CommandContext<typeof SANDBOX>, running: RunningSandbox): void {
  const { out } = terminal;
  if (options.json) printJson(out, describe(running, options['show-secrets']));
  else lines(out, rows(running, options['show-secrets'], out));
}

function describe({ issuer, apis, clients }: RunningSandbox, withSecrets: boolean): object {
  return {
    issuer,
    accounts: ['alice', 'bob'],
    apis: Object.entries(apis).map(([id, api]) => ({ id, ...api })),
    clients: clients.map(({ clientSecret, ...client }) => ({
      ...withoutKey(client),
      ...(withSecrets && clientSecret ? { clientSecret: clientSecret.expose() } : {}),
    })),
  };
}

/** Private keys are never printed: there is nothing to type them into. */
function withoutKey(client: Omit<SandboxClient, 'clientSecret'>): object {
  return Object.fromEntries(Object.entries(client).filter(([name]) => name !== 'privateJwk'));
}

function rows({ issuer, apis, clients }: RunningSandbox, withSecrets: boolean, { style }: Output): string[] {
  const clientRows = clients
    .filter(({ grantTypes }) => grantTypes.length > 0)
    .map(({ clientId, label, authMethod, clientSecret }) => [
      clientId,
      label,
      withSecrets && clientSecret ? `${authMethod}: ${clientSecret.expose()}` : authMethod,
    ]);
  return [
    `${style.bold('Issuer')}    ${issuer}`,
    `${style.bold('Accounts')}  alice and bob, any password`,
    '',
    style.bold('APIs'),
    ...columns(
      Object.values(apis).map(({ url, label, resource }) => [url, label, resource]),
      2,
    ),
    '',
    style.bold('Clients, each with a profile of its name'),
    ...columns(clientRows, 2),
    '',
    `  $ assay token -p sandbox-spa --bare`,
  ];
}
