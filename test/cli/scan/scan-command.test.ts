import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { locateProgram } from '../../../src/cli/program.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { progressWords } from '../../../src/cli/scan/progress-line.ts';
import { encryptedToken, keyForJwe } from '../../support/jwe.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startTestServer } from '../../support/test-server.ts';
import { type FakeTerminal, type FakeTerminalOptions, fakeTerminal } from '../fake-terminal.ts';

const NOW = 1_800_000_000;
const program = locateProgram(new URL('../../../src/cli/index.ts', import.meta.url).href, {
  env: {},
  platform: 'linux',
});
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
let folder = '';
let jwks = '';

beforeAll(() => {
  folder = temporaryFolder('scan');
  jwks = join(folder, 'jwks.json');
  const key = { ...pair.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256', use: 'sig' };
  writeFileSync(jwks, JSON.stringify({ keys: [key] }));
});

function token(claims: object = {}): string {
  const all = {
    iss: 'https://login.example',
    sub: 'alice',
    aud: 'https://api.example',
    client_id: 'billing-spa',
    scope: 'invoice:read',
    iat: NOW - 60,
    exp: NOW + 600,
    jti: 'q1Kx0mB2c3D4e5F6g7H8iQ',
    ...claims,
  };
  const signed = `${segment({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' })}.${segment(all)}`;
  const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function scan(
  args: readonly string[],
  options: FakeTerminalOptions = {},
): Promise<{ readonly status: number; readonly terminal: FakeTerminal }> {
  const terminal = fakeTerminal({ nowSeconds: NOW, ...options });
  const status = await runCli(['scan', ...args], terminal, program);
  return { status, terminal };
}

type StatusCase = readonly [string, () => string, readonly string[], number];

describe('exit status', () => {
  test.each([
    ['0 where all are verified and good', () => token(), [], 0],
    ['5 where one has expired', () => `${token()} ${token({ exp: NOW - 40, iat: NOW - 60 })}`, [], 5],
    ['1 where a signature does not fit', () => `${token().slice(0, -8)}AAAAAAAA`, [], 1],
    [
      '1 where a token is malformed, whatever is allowed',
      () => token().slice(0, 70),
      ['--allow-unverified'],
      1,
    ],
    ['1 where a finding is as bad as --fail-on', () => token({ exp: NOW + 9e7 }), ['--fail-on', 'risk'], 1],
    ['1 where the policy forbids bearer tokens', () => token(), ['--policy', 'fapi2_security'], 1],
    ['0 where there is nothing', () => 'nothing here', [], 0],
  ] as const satisfies readonly StatusCase[])('is %s', async (_, text, more, expected) => {
    const path = file('status.log', `line ${text()}\n`);
    const { status } = await scan([path, '--jwks', jwks, ...more]);
    expect(status).toBe(expected);
  });

  test('is 1 where no key is given, unless that is allowed', async () => {
    const path = file('nokey.log', token());
    expect((await scan([path])).status).toBe(1);
    expect((await scan([path, '--allow-unverified'])).status).toBe(0);
  });

  test.each([
    ['a file that is not there', ['/nowhere/at-all.log']],
    ['a folder', ['.']],
    ['whole tokens without a form for them', ['x', '--with-tokens']],
    ['groups as CSV', ['x', '--csv', '--group-by', 'issuer']],
    ['no number of threads', ['x', '--threads', 'many']],
    ['a time that is none', ['x', '--at', 'noon']],
  ])('is 2 for %s', async (_, args) => {
    const { status, terminal } = await scan(args);
    expect(status).toBe(2);
    expect(terminal.stdout()).toBe('');
  });
});

test('JSON is one token a line, by fingerprint and offset, and says nothing of the text', async () => {
  const one = token();
  const path = file('a.log', `x ${one}\n${one}`);
  const other = file('b.log', token({ sub: 'bob' }));
  const { terminal } = await scan([path, other, '--jwks', jwks, '--json']);
  const rows = terminal
    .stdout()
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    source: path,
    offset: 2,
    length: one.length,
    sightings: 2,
    signature: 'verified',
  });
  expect(rows[1]).toMatchObject({ source: other, offset: 0 });
  expect(terminal.stdout()).not.toContain(one.slice(0, 40));
  expect(terminal.stderr()).toContain('2 tokens in 3 sightings');
});

test('whole tokens are printed when they are asked for', async () => {
  const one = token();
  const { terminal } = await scan([file('whole.log', one), '--jwks', jwks, '--csv', '--with-tokens']);
  expect(terminal.stdout()).toContain(`,${one}\n`);
});

test('standard input is scanned, and what tokens hold cannot move the cursor', async () => {
  const { terminal } = await scan(['-', '--jwks', jwks], { stdin: token({ client_id: '\u001b[2Jx' }) });
  expect(terminal.stdout()).toContain(String.raw`\u001b[2Jx`);
  expect(terminal.stdout()).not.toContain('\u001b');
});

test('groups say how many tokens have a finding, and what it is', async () => {
  const path = file(
    'groups.log',
    `${token()} ${token({ exp: NOW - 600, iat: NOW - 900 })} ${token().slice(0, 70)}`,
  );
  const { terminal } = await scan([path, '--jwks', jwks, '--group-by', 'finding']);
  expect(terminal.stdout()).toMatch(/1 token .* Expired\s+token\.exp\.expired/);
  const clients = await scan([path, '--jwks', jwks, '--group-by', 'client', '--json']);
  expect(clients.terminal.stdout()).toContain('{"client":"billing-spa","tokens":2');
});

test('a filter narrows the rows, not what is counted', async () => {
  const path = file('filter.log', `${token()} ${token({ client_id: 'other' })}`);
  const { terminal } = await scan([path, '--jwks', jwks, '--json', '--filter', 'other']);
  expect(terminal.stdout().trimEnd().split('\n')).toHaveLength(1);
  expect(terminal.stderr()).toContain('2 tokens');
});

test('progress says bytes, tokens, the rate and the time left', () => {
  const counts = { violation: 0, risk: 0, note: 0, good: 0, verified: 0, expired: 0, malformed: 0 };
  const count = {
    state: 'reading',
    bytes: 250_000_000,
    sightings: 9,
    tokens: 4000,
    judged: 3000,
    counts,
  } as const;
  expect(progressWords(count, 1_000_000_000, 10_000)).toBe(
    '250.0 MB of 1.00 GB · 4000 tokens · 300 a second · 30 s left',
  );
  expect(progressWords(count, undefined, 10_000)).toBe('250.0 MB · 4000 tokens · 300 a second');
});

test('a scan of which a thread dies prints what it found, then why it broke off and how far it came', async () => {
  const path = file('dying.log', `${token()} ${segment({ alg: 'none' })}.DIE.x ${token({ sub: 'late' })}`);
  const judgeWorkerUrl = new URL('../../support/dying-worker.ts', import.meta.url);
  const terminal = fakeTerminal({ nowSeconds: NOW });
  const status = await runCli(['scan', path, '--jwks', jwks], terminal, { ...program, judgeWorkerUrl });
  expect(status).toBe(3);
  const said = terminal.stderr().replaceAll(/\s+/g, ' ');
  expect(said).toContain('A thread that judges tokens ended unexpectedly after 1 kB of 1 kB.');
  expect(said).toContain('Of the 3 tokens found until then 0 are judged and kept. Scan it again.');
});

test('a key set at an address is fetched again, once, when a token names a key that is new', async () => {
  const { keys } = JSON.parse(readFileSync(jwks, 'utf8')) as { readonly keys: readonly object[] };
  let fetches = 0;
  const server = await startTestServer(() => ({
    '/jwks': (_, response) => {
      fetches++;
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ keys: fetches > 1 ? keys : [] }));
    },
  }));
  onTestFinished(() => server.close());
  const path = file('rotated.log', `${token()} ${token({ sub: 'bob' })}`);
  const { status, terminal } = await scan([path, '--jwks', `${server.origin}/jwks`, '--json']);
  expect(status).toBe(0);
  expect(terminal.stdout().match(/"signature":"verified"/g)).toHaveLength(2);
  expect(server.seen.map(({ path: asked }) => asked)).toEqual(['/jwks', '/jwks']);
});

test('an encrypted token is opened with --decrypt-key, and a secret that everybody knows is found with --key', async () => {
  const key = keyForJwe('RSA-OAEP', 'A128GCM');
  const sealed = await encryptedToken({ alg: 'RSA-OAEP', enc: 'A128GCM', cty: 'JWT' }, token(), key);
  const path = file('sealed.log', sealed);
  const keyFile = file('key.json', JSON.stringify(key.privateJwk));
  const opened = await scan([path, '--jwks', jwks, '--decrypt-key', keyFile, '--json', '--allow-unverified']);
  expect(JSON.parse(opened.terminal.stdout())).toMatchObject({
    format: 'jwe',
    decryption: 'decrypted',
    signature: 'verified',
    client: 'billing-spa',
  });
  const shown = await scan([path, '--decrypt-key', keyFile, '--allow-unverified']);
  expect(shown.terminal.stdout()).toContain('decrypted, unchecked (no keys)');
  const text = `${segment({ alg: 'HS256' })}.${segment({ iss: 'https://login.example' })}`;
  const weak = file(
    'weak.log',
    `${text}.${createHmac('sha256', 'changeme').update(text).digest('base64url')}`,
  );
  const found = await scan([weak, '--key', file('secret.txt', 'changeme'), '--json']);
  expect(JSON.parse(found.terminal.stdout())).toMatchObject({
    signature: 'verified',
    findings: expect.arrayContaining(['token.secret.well_known']) as unknown,
  });
});
