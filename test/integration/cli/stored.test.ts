import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { signInOverHttp } from '../../../src/sandbox/person.ts';
import { type RunningSandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { type KeychainSession, isSkipped, skipNote, startSession } from '../../support/keychain-session.ts';
import { SANDBOX_WORKER } from '../../support/test-engine.ts';
import { boundToken } from '../sandbox/bound-token.ts';
import { COMPILE_CACHE, type AssayResult, type RunningAssay, assay, startAssay } from './run-assay.ts';

/** A person's machine: a keychain that is unlocked, a data folder, and a server to get tokens from. */
interface Machine {
  readonly session: KeychainSession;
  readonly sandbox: RunningSandbox;
  readonly run: (args: readonly string[], stdin?: string) => Promise<AssayResult>;
  readonly start: (args: readonly string[]) => RunningAssay;
}

async function startMachine(): Promise<Machine> {
  const session = await startSession({ keyring: 'unlocked' });
  const started = await startSandbox({ workerUrl: SANDBOX_WORKER, preferredPort: 0 });
  if (!started.ok) throw new Error(started.fault.message);
  onTestFinished(() => started.value.stop());
  const env = {
    ...session.env,
    ASSAY_USER_DATA: join(session.home, 'data'),
    NODE_COMPILE_CACHE: COMPILE_CACHE,
  };
  return {
    session,
    sandbox: started.value,
    run: (args, stdin = '') => assay(args, { env, stdin }),
    start: (args) => startAssay(args, { env }),
  };
}

const SCOPE = ['--scope', 'openid offline_access invoice:read'];
const ANY_PORT = ['--redirect-uri', 'http://127.0.0.1/callback'];

/** Saves a profile for one of the server's clients, its secret by standard input. */
async function addProfile(
  { run, sandbox }: Machine,
  name: string,
  clientId: string,
  ...more: string[]
): Promise<AssayResult> {
  const secret = sandbox.clients.find((client) => client.clientId === clientId)?.clientSecret?.expose();
  const base = ['profiles', 'add', '--name', name, '--issuer', sandbox.issuer, '--client-id', clientId];
  return run(
    [...base, ...more, ...(secret === undefined ? [] : ['--client-secret-stdin'])],
    secret === undefined ? '' : `${secret}\n`,
  );
}

/** Runs a command that opens the browser, and is the person in it: opens the address that standard error names. */
async function signInWith({ start }: Machine, args: readonly string[]): Promise<AssayResult> {
  const running = start(args);
  const [, address = ''] = await running.sawOnStderr(/^ +(http:\/\/127\.0\.0\.1:\d+\/\S*client_id=\S+)$/m);
  const walked = await signInOverHttp(address, { account: 'alice' });
  expect(walked.ok).toBe(true);
  return running.ended;
}

function json({ stdout }: AssayResult) {
  return JSON.parse(stdout);
}

// Each command is a process of its own; a busy machine takes seconds for one.
describe.skipIf(isSkipped)(`what is kept between commands${skipNote}`, { timeout: 180_000 }, () => {
  test('a token is got once, kept, printed only where it is asked for, and refreshed when it must be', async () => {
    const machine = await startMachine();
    const { run, sandbox } = machine;
    const added = await addProfile(
      machine,
      'web',
      'sandbox-web',
      '--resource',
      sandbox.apis.signature.resource,
      ...SCOPE,
      ...ANY_PORT,
    );
    expect(added).toMatchObject({ status: 0 });

    const got = await signInWith(machine, ['token', '-p', 'web', '--bare']);
    expect(got.status).toBe(0);
    const token = got.stdout.trim();
    expect(token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(got.stderr).toMatch(/redirect URI http:\/\/127\.0\.0\.1:\d+\/callback has to be registered/);
    expect(got.stderr).not.toContain('memory');

    const described = await run(['token', '-p', 'web']);
    expect(described.stderr).toContain('From the store');
    expect(described.stdout).toContain('Verified');
    const header = await run(['token', '-p', 'web', '--header']);
    expect(header.stdout).toBe(`Authorization: Bearer ${token}\n`);

    const refreshed = await run(['token', '-p', 'web', '--json', '--min-validity', '100000']);
    expect(json(refreshed)).toMatchObject({ source: 'refreshed', subject: 'alice', tokenType: 'Bearer' });
    expect(json(refreshed).accessToken).not.toBe(token);

    for (const { stderr } of [added, got, described, header, refreshed]) {
      expect(stderr).not.toContain(token);
      expect(stderr).not.toContain(json(refreshed).accessToken);
      expect(stderr).not.toContain(token.split('.')[2]);
    }
  });

  test('a token that is bound to a key is called with the key from a file, and with no other', async () => {
    const machine = await startMachine();
    const { run, sandbox, session } = machine;
    await addProfile(machine, 'machine', 'sandbox-machine');
    const [bound, other] = [await boundToken(sandbox), await boundToken(sandbox)];
    const file = join(session.home, 'proof-key.jwk');
    await writeFile(file, bound.key);
    const call = ['call', sandbox.apis.signature.url, '-p', 'machine', '--token-id', '-'];
    const without = await run(call, bound.token);
    expect(without).toMatchObject({ status: 3, stdout: '' });
    expect(without.stderr).toContain('no key was given');
    const wrong = await run([...call, '--key', file], other.token);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('it is bound to another key');
    const both = await run([...call, '--key', '-'], bound.token);
    expect(both.stderr).toContain('Only one of token, body and key');
    const called = await run([...call, '--key', file, '--json'], bound.token);
    expect(called.status).toBe(0);
    expect(json(called)).toMatchObject({ status: 200 });
    const { d } = JSON.parse(bound.key);
    for (const { stdout, stderr } of [without, wrong, both, called]) expect(stdout + stderr).not.toContain(d);
  });

  test('a token can be asked about, used, refreshed and revoked, and each command says which token it used', async () => {
    const machine = await startMachine();
    const { run, sandbox } = machine;
    const { signature, introspection } = sandbox.apis;
    await addProfile(machine, 'web', 'sandbox-web', '--resource', signature.resource, ...SCOPE, ...ANY_PORT);
    const first = json(await signInWith(machine, ['token', '-p', 'web', '--json'])).token;

    const active = await run(['introspect', '-p', 'web', '--json']);
    expect(active.stderr).toContain(`Using the access token ${first.fingerprint}.`);
    expect(json(active)).toMatchObject({
      token: { fingerprint: first.fingerprint },
      response: { active: true, sub: 'alice' },
    });

    const called = await run(['call', signature.url, '-p', 'web']);
    expect(called).toMatchObject({ status: 0, stderr: expect.stringContaining('200') });
    expect(JSON.parse(called.stdout)).toBeTypeOf('object');

    const refused = await run(['userinfo', '-p', 'web']);
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toContain('OIDC Core §5.3.3');

    const refreshed = json(await run(['refresh', '-p', 'web', '--json'])).token;
    expect(refreshed.fingerprint).not.toBe(first.fingerprint);

    const revoked = await run(['revoke', '-p', 'web', '--json']);
    expect(json(revoked)).toMatchObject({ token: { fingerprint: refreshed.fingerprint }, revoked: true });
    const toldToRevoke = await run(['revoke', '-p', 'web', '--token-id', first.fingerprint]);
    expect(toldToRevoke.stderr).toContain(`assay introspect -p web --token-id=${first.fingerprint}`);
    const over = await run(['introspect', '-p', 'web', '--json']);
    expect(over.stderr).toContain(`Using the access token ${refreshed.fingerprint}, which is revoked.`);
    expect(json(over).response).toEqual({ active: false });
    const again = await run(['revoke', '-p', 'web']);
    expect(again).toMatchObject({ status: 3, stdout: '' });
    expect(again.stderr).toContain('no live access token');
    const id = ['--token-id', refreshed.fingerprint];
    expect(json(await run(['introspect', '-p', 'web', '--json', ...id])).response).toEqual({ active: false });
    const after = await run(['call', introspection.url, '-p', 'web', '--json', ...id]);
    expect(after.status).toBe(3);
    expect(json(after).status).toBe(401);
    expect(await run(['call', signature.url, '-p', 'web', ...id])).toMatchObject({ status: 0 });
  });

  test('a profile is added, shown with its tokens, refused a second time, and removed without revoking anything', async () => {
    const machine = await startMachine();
    const { run } = machine;
    const scopes = 'openid profile offline_access';
    const added = await addProfile(machine, 'own', 'sandbox-spa', '--scope', scopes, ...ANY_PORT);
    expect(added.stderr).toContain('Register the redirect URI http://127.0.0.1/callback (any port)');
    expect((await addProfile(machine, 'own', 'sandbox-spa')).status).toBe(2);
    expect(await addProfile(machine, 'elsewhere', 'sandbox-spa', '--environment', 'mars')).toMatchObject({
      status: 2,
    });

    await signInWith(machine, ['token', '-p', 'own']);
    expect(json(await run(['userinfo', '-p', 'own', '--json'])).claims).toMatchObject({
      sub: 'alice',
      name: 'Alice Liddell',
    });
    const shown = await run(['profiles', 'show', 'own']);
    expect(shown.stdout).toMatch(
      /redirect URI +http:\/\/127\.0\.0\.1\/callback \(any port\), to be registered/,
    );
    expect(shown.stdout).toMatch(/access token +live/);
    expect(shown.stdout).toMatch(/refresh token +live/);

    const copied = await run(
      ['profiles', 'add', '-', '--name', 'copy', '--json'],
      (await run(['profiles', 'show', 'own', '--json'])).stdout,
    );
    expect(json(copied).profile).toMatchObject({ name: 'copy', clientId: 'sandbox-spa', scope: scopes });
    const rows = (await run(['profiles', 'list'])).stdout.trimEnd().split('\n');
    expect(rows.map((row) => row.split(' ')[0]).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
      'copy',
      'NAME',
      'own',
    ]);

    expect((await run(['profiles', 'remove', 'own'])).stdout).toContain('still good at the server');
    expect(await run(['profiles', 'show', 'own'])).toMatchObject({ status: 2 });
  });

  test('in a protected environment nothing is revoked before its name was said', async () => {
    const machine = await startMachine();
    const { run } = machine;
    await addProfile(
      machine,
      'prod-machine',
      'sandbox-machine',
      '--grant',
      'client_credentials',
      '--environment',
      'prod',
      '--scope',
      'invoice:read',
      '--resource',
      machine.sandbox.apis.signature.resource,
    );
    expect(await run(['token', '-p', 'prod-machine'])).toMatchObject({ status: 0 });
    for (const args of [[], ['--confirm', 'dev']]) {
      const refused = await run(['revoke', '-p', 'prod-machine', ...args]);
      expect(refused).toMatchObject({ status: 2, stdout: '' });
      expect(refused.stderr).toContain('--confirm');
    }
    expect(await run(['revoke', '-p', 'prod-machine', '--confirm', 'prod'])).toMatchObject({ status: 0 });
    expect(await run(['call', machine.sandbox.apis.signature.url, '-p', 'prod-machine'])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(', which is revoked.'),
    });
  });

  test('a locked keychain ends with 4 and changes nothing; --memory goes round it for one command', async () => {
    const machine = await startMachine();
    const { run, session } = machine;
    await addProfile(machine, 'own', 'sandbox-spa');
    await session.lock();
    const locked = await run(['profiles', 'list']);
    expect(locked).toMatchObject({ status: 4, stdout: '' });
    expect(locked.stderr).toContain('--memory');
    const round = await run(['profiles', 'list', '--memory', '--json']);
    expect(round).toMatchObject({ status: 0, stdout: '[]\n' });
    expect(round.stderr).toContain('nothing is kept');
  });
});
