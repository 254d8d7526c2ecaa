import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encryptedToken, keyForJwe } from '../../support/jwe.ts';
import { compactJws } from '../../support/jwt.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { assay, startAssay } from './run-assay.ts';

describe('without a keychain', () => {
  test('a command works in memory, and says so on standard error only', async () => {
    const { status, stdout, stderr } = await assay(['profiles', 'list', '--json']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '[]\n' });
    expect(stderr).toContain('Working in memory only');
  });

  test('a token of the sandbox is got for this command alone, and is on standard output alone', async () => {
    const { status, stdout, stderr } = await assay(['token', '-p', 'sandbox-machine', '--bare']);
    expect(status).toBe(0);
    const token = stdout.trim();
    expect(token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(stderr).toContain('The sandbox runs for this command only');
    for (const part of [token, ...token.split('.')]) expect(stderr).not.toContain(part);
  });

  test('a token that nobody asked to see is described, and not printed', async () => {
    const { status, stdout, stderr } = await assay(['token', '-p', 'sandbox-machine']);
    expect(status).toBe(0);
    expect(stdout).toContain('Verified');
    expect(stdout + stderr).not.toMatch(/eyJ/);
  });

  test('a run that waits for a person ends cleanly with 3 at Ctrl+C', async () => {
    const running = startAssay(['token', '-p', 'sandbox-spa']);
    await running.sawOnStderr(/Waiting for you to sign in/);
    running.process.kill('SIGINT');
    const { status, stdout, stderr } = await running.ended;
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toContain('Cancelled.');
  });

  test.each([['introspect'], ['revoke'], ['userinfo'], ['refresh']])(
    '%s has no token to be about, and says how to get one',
    async (command) => {
      const { status, stdout, stderr } = await assay([command, '-p', 'sandbox-machine']);
      expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
      expect(stderr).toMatch(/Get one: assay token -p sandbox-machine|can be refreshed/);
    },
  );

  test('a profile that is not there ends with 2', async () => {
    expect(await assay(['token', '-p', 'nobody'])).toMatchObject({ status: 2, stdout: '' });
    const { status, stderr } = await assay(['token', '-p', '2YotnFZFEjr1zCsicMWpAA2YotnFZF']);
    expect(status).toBe(2);
    expect(stderr).not.toContain('2Yotn');
  });

  test('a token is inspected with the trust of a profile', async () => {
    const { status, stdout } = await assay(['inspect', '-p', 'sandbox-machine', '--json'], {
      stdin: 'eyJhbGciOiJFUzI1NiIsImtpZCI6IngifQ.eyJzdWIiOiJhIn0.c2lnbmF0dXJl',
    });
    expect(status).toBe(1);
    expect(JSON.parse(stdout).tokens[0].signature).toMatchObject({
      state: 'failed',
      reason: 'no_matching_key',
    });
  });
});

describe('assay decrypt', () => {
  const RSA = { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' } as const;
  const key = keyForJwe(RSA.alg, RSA.enc);
  const inside = compactJws({ alg: 'ES256' }, { iss: 'https://i.example', sub: 'zoe', exp: 4_000_000_000 });
  const folder = temporaryFolder('decrypt');
  const decrypt = async (jwk: object, ...args: readonly string[]) => {
    const file = join(folder, 'key.json');
    writeFileSync(file, JSON.stringify(jwk));
    const base = ['decrypt', '-p', 'sandbox-machine', '--token-id', '-', '--decrypt-key', file];
    return assay([...base, ...args], { stdin: await encryptedToken(RSA, inside, key) });
  };

  test('opens a kept token with a key from a file, and tells what is inside only where that is asked for', async () => {
    const { stdout, stderr, status } = await decrypt(key.privateJwk);
    expect(stdout).toContain('✓ Decrypted  RSA-OAEP-256 and A256GCM with the key you gave');
    expect(stdout).toContain('Masked; --reveal shows it.');
    expect(status).toBe(1);
    expect(stdout + stderr).not.toContain('zoe');
    const revealed = await decrypt(key.privateJwk, '--reveal', '--allow-unverified', '--json');
    const answer = JSON.parse(revealed.stdout);
    expect(answer).toMatchObject({
      exitStatus: revealed.status,
      isDecrypted: true,
      isRevealed: true,
      claims: { sub: 'zoe' },
      layers: [{ kind: 'jwe' }, { kind: 'jws', text: inside }],
    });
    expect(revealed.stdout + revealed.stderr).not.toContain(key.privateJwk['d']);
  });

  test('ends with 1 where the key is another, and says what to do', async () => {
    const other = keyForJwe('A256KW', 'A256GCM').privateJwk;
    const { stdout, status } = await decrypt(other, '--allow-unverified');
    expect(status).toBe(1);
    expect(stdout).toContain('✗ Not decrypted');
    expect(stdout).toContain('Give the private key, of the type and curve');
  });

  test('ends with 2 where there is no key in the file, the token is not encrypted, or both come from one place', async () => {
    expect(await decrypt({ not: 'a key' })).toMatchObject({ status: 2, stdout: '' });
    const base = ['decrypt', '-p', 'sandbox-machine', '--token-id', '-'];
    const signed = await assay(base, { stdin: inside });
    expect(signed).toMatchObject({ status: 2, stdout: '' });
    expect(signed.stderr).toContain('This token is not encrypted.');
    const both = await assay([...base, '--decrypt-key', '-'], { stdin: inside });
    expect(both).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('assay sandbox', () => {
  test('serves until Ctrl+C and says where, without secrets', async () => {
    const running = startAssay(['sandbox', '--json']);
    await running.sawOnStderr(/Serving until Ctrl\+C/);
    const [text] = await running.sawOnStdout(/^\{.*\}$/m);
    const { issuer, clients, apis } = JSON.parse(text);
    const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
    expect(metadata).toMatchObject({ issuer });
    expect(clients.map(({ clientId }: { clientId: string }) => clientId)).toContain('sandbox-spa');
    expect(apis).toHaveLength(3);
    expect(text).not.toMatch(/clientSecret|privateJwk|\[secret\]/);
    running.process.kill('SIGINT');
    expect((await running.ended).status).toBe(0);
    await expect(fetch(issuer)).rejects.toThrow();
  });

  test('shows its secrets where they are asked for, and never a private key', async () => {
    const running = startAssay(['sandbox', '--json', '--show-secrets']);
    const [text] = await running.sawOnStdout(/^\{.*\}$/m);
    const secrets = JSON.parse(text).clients.filter((client: object) => 'clientSecret' in client);
    expect(secrets.length).toBeGreaterThan(2);
    expect(text).not.toContain('privateJwk');
    running.process.kill('SIGTERM');
    expect((await running.ended).status).toBe(0);
  });

  test('takes a fault by its name only', async () => {
    const { status, stderr } = await assay(['sandbox', '--fault', 'everything']);
    expect(status).toBe(2);
    expect(stderr).toContain('revocation-ignored');
  });
});
