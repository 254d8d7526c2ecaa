import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { generateKeyPairSync, sign } from 'node:crypto';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { assay, lonelyEnvironment, startAssay } from './run-assay.ts';

const NOW = Math.floor(Date.now() / 1000);
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const KEYS = JSON.stringify({
  keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'ES256' }],
});

function segment(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signed(claims: object = {}): string {
  const input = `${segment({ alg: 'ES256', typ: 'JWT', kid: 'k1' })}.${segment({ iss: 'https://login.example', sub: 'alice', iat: NOW, exp: NOW + 600, ...claims })}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function file(content: string | Uint8Array): string {
  const path = join(temporaryFolder('file'), 'token');
  writeFileSync(path, content);
  return path;
}

describe('assay inspect, as a process', () => {
  test.each([
    ['a verified token', () => signed(), true, 0],
    ['an expired one', () => signed({ iat: NOW - 900, exp: NOW - 300 }), true, 5],
    ['a changed one', () => `${signed().slice(0, -6)}AAAAAA`, true, 1],
    ['one without a key', () => signed(), false, 1],
    ['nothing', () => '', false, 1],
    ['ten megabytes', () => 'a.'.repeat(5_000_000), false, 1],
    ['bytes of all kinds', () => Uint8Array.from({ length: 70_000 }, (_, index) => index % 256), false, 1],
  ])(
    'ends with the status that %s earns, from a file and from a pipe',
    async (_what, make, withKeys, status) => {
      const content = make();
      const keys = withKeys ? ['--jwks', file(KEYS)] : [];
      expect((await assay(['inspect', file(content), ...keys])).status).toBe(status);
      expect((await assay(['inspect', '-', ...keys], { stdin: content })).status).toBe(status);
    },
  );

  test('fetches a key set only where its address is given, and says that it came from there', async () => {
    const server = createServer((_request, response) =>
      response.setHeader('content-type', 'application/json').end(KEYS),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    const { status, stdout, stderr } = await assay(['inspect', '--jwks', address], { stdin: signed() });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain(`Trusted because it is from ${address}`);
  });

  test('ends with 3 where the key set cannot be fetched', async () => {
    const { status, stdout, stderr } = await assay(['inspect', '--jwks', 'http://127.0.0.1:1/jwks'], {
      stdin: signed(),
    });
    expect(status).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('127.0.0.1:1');
  });

  test('refuses a token among its arguments, and repeats nothing of it', async () => {
    const token = signed();
    const { status, stdout, stderr } = await assay(['inspect', token]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toContain(token.slice(0, 20));
    expect(stderr).toContain('standard input');
  });

  test('makes no data folder, since it keeps nothing', async () => {
    const env = lonelyEnvironment();
    await assay(['inspect'], { stdin: signed(), env });
    expect(existsSync(env['ASSAY_USER_DATA'] ?? '')).toBe(false);
  });

  test('loads neither the store nor the network nor the sandbox', async () => {
    const log = join(temporaryFolder('loaded'), 'urls');
    const hook = `import { registerHooks } from 'node:module'; import { appendFileSync } from 'node:fs';
      registerHooks({ load(url, context, next) { appendFileSync(${JSON.stringify(log)}, url + '\\n'); return next(url, context); } });`;
    const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`];
    await assay(['inspect'], { stdin: signed(), nodeOptions });
    const loaded = readFileSync(log, 'utf8');
    expect(loaded).toContain('src/cli/commands/inspect.ts');
    expect(loaded).not.toMatch(
      /node_modules|node\/(?:store|http|keychain|verify|redirect)|sandbox\/(?!faults\/names)|node:(?:sqlite|http|https|tls|worker_threads|crypto)/,
    );
  });

  test('says nothing when whoever reads it has had enough', async () => {
    const big = signed(
      Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`claim_${index}`, 'x'.repeat(50)])),
    );
    const child = spawn(process.execPath, [resolve('src/cli/index.ts'), 'inspect', file(big)], {
      env: lonelyEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (more: string) => (stderr += more));
    child.stdout.once('data', () => child.stdout.destroy());
    const [status] = await once(child, 'close');
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });

  test('ends with 3 where it is interrupted while it waits for its input', async () => {
    const child = spawn(process.execPath, [resolve('src/cli/index.ts'), 'inspect', '-'], {
      env: lonelyEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    // Input that has begun to be taken: only then is somebody listening.
    child.stdin.write('x'.repeat(200_000), () => child.kill('SIGINT'));
    const [status] = await once(child, 'close');
    expect(status).toBe(3);
  });
});

test('the version is printed by the real process', async () => {
  const { status, stdout } = await startAssay(['version', '--json']).ended;
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ node: process.versions.node });
});
