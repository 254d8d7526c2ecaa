import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { locateProgram } from '../../../src/cli/program.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { compactJws, NOW } from '../../support/jwt.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fakeTerminal } from '../fake-terminal.ts';

const program = locateProgram('file:///nowhere/src/cli/index.ts', { env: {}, platform: 'linux' });
const ACCESS = 'opaque-access-token-0123456789';
const ath = createHash('sha256').update(ACCESS).digest('base64url');
const JWK = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' };
const PROOF = compactJws(
  { typ: 'dpop+jwt', alg: 'ES256', jwk: JWK },
  {
    jti: 'a'.repeat(20),
    htm: 'POST',
    htu: 'https://api.example/pay',
    iat: NOW,
    nonce: 'eyJ7S_zG.eyJH0-Z.HX4w-7v',
    ath,
  },
);
const ID_TOKEN = compactJws(
  { alg: 'RS256' },
  { iss: 'https://i.example', aud: 'app', nonce: 'n', iat: NOW, exp: NOW + 60, c_hash: 'x', s_hash: 'x' },
);
let folder = '';
beforeAll(() => {
  folder = temporaryFolder('expected');
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function inspect(stdin: string, ...args: string[]) {
  const terminal = fakeTerminal({ stdin, nowSeconds: NOW });
  return { status: await runCli(['inspect', ...args], terminal, program), terminal };
}

/** The outcome of these rules for the first token. */
async function outcomes(stdin: string, codes: readonly string[], ...args: string[]): Promise<unknown[]> {
  const { terminal } = await inspect(stdin, '--json', '--allow-unverified', ...args);
  const [token] = JSON.parse(terminal.stdout()).tokens;
  return codes.map(
    (code) => token.findings.find((finding: { code: string }) => finding.code === code)?.outcome,
  );
}

describe('what a token should match', () => {
  const OF_PROOF = ['htm', 'htu', 'nonce', 'ath'].map((claim) => `dpop_proof.${claim}.mismatch`);

  test('is said in words and files, and compared', async () => {
    const access = file('access', `${ACCESS}\n`);
    const right = ['--expect-method', 'post', '--expect-url', 'https://API.example/pay?x=1'];
    const more = [
      '--expect-dpop-nonce',
      file('nonce', 'eyJ7S_zG.eyJH0-Z.HX4w-7v'),
      '--expect-access-token',
      access,
    ];
    expect(await outcomes(PROOF, OF_PROOF, ...right, ...more)).toEqual(['pass', 'pass', 'pass', 'pass']);
    const wrong = [
      '--expect-method',
      'GET',
      '--expect-url',
      'https://api.example/',
      '--expect-dpop-nonce',
      file('other-nonce', 'n2'),
    ];
    expect(await outcomes(PROOF, OF_PROOF, ...wrong)).toEqual(['fail', 'fail', 'fail', 'unchecked']);
    expect(await outcomes(PROOF, OF_PROOF)).toEqual(['unchecked', 'unchecked', 'unchecked', 'unchecked']);
  });

  test('earns the status of what it is not', async () => {
    const text = compactJws({ alg: 'RS256', typ: 'at+jwt', kid: 'k' }, { iss: 'i', aud: 'a', exp: NOW + 60 });
    const { status, terminal } = await inspect(text, '--allow-unverified', '--expect-aud', 'b');
    expect(status).toBe(1);
    expect(terminal.stdout()).toContain('Made for another API');
  });

  test('of an ID token is client, nonce, max_age, and code and state from files', async () => {
    const codes = ['aud', 'nonce', 'c_hash', 's_hash'].map((claim) => `id_token.${claim}.mismatch`);
    const said = ['--expect-client', 'app', '--expect-nonce', 'n', '--expect-max-age', '300'];
    const files = ['--expect-code', file('code', 'c'), '--expect-state', file('state', 's')];
    const all = [...codes, 'id_token.auth_time.missing'];
    expect(await outcomes(ID_TOKEN, all, ...said, ...files)).toEqual([
      'pass',
      'pass',
      'fail',
      'fail',
      'fail',
    ]);
  });

  test.each([
    [['--expect-max-age', 'soon'], 'takes a number of seconds'],
    [['--expect-aud', ''], 'has no value'],
    [['--expect-code', 'EMPTY'], 'is empty'],
    [['--expect-state', 'nowhere'], 'cannot be read'],
    [['--expect-access-token', '-'], 'Standard input can be one thing only'],
    [['--expect-access-token', PROOF], 'An argument holds a token'],
  ])('is refused where it is not to be had: %#', async (args, words) => {
    const named = args.map((arg) => (arg === 'EMPTY' ? file('empty', '\n') : arg));
    const { status, terminal } = await inspect(ID_TOKEN, ...named);
    expect(status).toBe(2);
    expect(terminal.stderr()).toContain(words);
    expect(terminal.stdout()).toBe('');
  });

  test('may come from standard input where the token is in a file', async () => {
    const terminal = fakeTerminal({ stdin: ACCESS, nowSeconds: NOW });
    const args = ['inspect', file('proof', PROOF), '--json', '--expect-access-token', '-'];
    await runCli(args, terminal, program);
    const [token] = JSON.parse(terminal.stdout()).tokens;
    const found = token.findings.find(({ code }: { code: string }) => code === 'dpop_proof.ath.mismatch');
    expect(found.outcome).toBe('pass');
  });
});
