import { type KeyObject, generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { locateProgram } from '../../../src/cli/program.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type FakeTerminal, type FakeTerminalOptions, fakeTerminal } from '../fake-terminal.ts';

const NOW = 1_800_000_000;
const HEADER = { alg: 'ES256', typ: 'at+jwt', kid: 'k1' };
const CLAIMS = {
  iss: 'https://login.example',
  sub: 'alice',
  aud: 'https://api.example',
  client_id: 'billing-spa',
  scope: 'invoice:read',
  iat: NOW - 60,
  exp: NOW + 3540,
  jti: 'q1Kx0mB2c3D4e5F6g7H8iQ',
};

const program = locateProgram('file:///nowhere/src/cli/index.ts', { env: {}, platform: 'linux' });
let jwks = '';
let pem = '';
let key: KeyObject;

beforeAll(() => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  key = pair.privateKey;
  const folder = temporaryFolder('inspect');
  jwks = join(folder, 'jwks.json');
  pem = join(folder, 'key.pem');
  writeFileSync(
    jwks,
    JSON.stringify({
      keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256', use: 'sig' }],
    }),
  );
  writeFileSync(pem, pair.publicKey.export({ format: 'pem', type: 'spki' }));
});

function segment(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signed(claims: object = {}, header: object = {}): string {
  const input = `${segment({ ...HEADER, ...header })}.${segment({ ...CLAIMS, ...claims })}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** The token with another subject and the signature as it was. */
function forged(): string {
  const [header = '', , signature = ''] = signed().split('.');
  return `${header}.${segment({ ...CLAIMS, sub: 'mallory' })}.${signature}`;
}

async function inspect(
  stdin: FakeTerminalOptions['stdin'],
  ...args: string[]
): Promise<{ readonly status: number; readonly terminal: FakeTerminal }> {
  const terminal = fakeTerminal({ ...(stdin === undefined ? {} : { stdin }), nowSeconds: NOW });
  return { status: await runCli(['inspect', ...args], terminal, program), terminal };
}

async function inspectJson(stdin: FakeTerminalOptions['stdin'], ...args: string[]) {
  const { status, terminal } = await inspect(stdin, '--json', ...args);
  return { status, json: JSON.parse(terminal.stdout()) };
}

test('judges by the policy that is named, and says so', async () => {
  const by = async (policy: string) => {
    const args = ['--jwks', jwks, '--policy', policy];
    const plain = await inspect(signed(), ...args);
    const { json } = await inspectJson(signed(), ...args);
    return { status: plain.status, text: plain.terminal.stdout(), ...json.tokens[0] };
  };
  const usual = await by('default');
  const strict = await by('fapi2_security');
  expect([usual.status, strict.status]).toEqual([0, 1]);
  expect(usual.text).not.toContain('Not bound to a key');
  expect(strict.text).toContain('by FAPI 2.0 Security Profile');
  expect(strict.text).toContain('Not bound to a key');
  expect(strict.policy).toBe('fapi2_security');
  const { findings } = strict as { findings: readonly { code: string; severity?: string }[] };
  expect(findings.find(({ code }) => code === 'access_token.binding.absent')?.severity).toBe('violation');
});

describe('a callback address without a token', () => {
  const REFUSED =
    'http://127.0.0.1:8765/callback?error=access_denied&error_description=Not+today\u001b[2J&state=xyz';

  test('is told apart: what the server said, and each parameter with its meaning; it is no good token', async () => {
    const { status, terminal } = await inspect(REFUSED);
    expect(status).toBe(1);
    expect(terminal.stdout()).toContain('Callback address without a token');
    expect(terminal.stdout()).toContain('The server answered access_denied.');
    expect(terminal.stdout()).toMatch(/state +xyz/);
    expect(terminal.stdout()).not.toContain('\u001b[2J');
  });

  test('is data with --json, and passes where no verified signature is asked for', async () => {
    const { status, terminal } = await inspect('?code=abc&state=xyz', '--json', '--allow-unverified');
    expect(status).toBe(0);
    expect(JSON.parse(terminal.stdout())).toMatchObject({
      exitStatus: 0,
      tokens: [],
      callback: {
        section: 'RFC 6749 §4.1.2',
        parameters: [{ name: 'code', value: 'abc' }, { name: 'state' }],
      },
    });
  });
});

describe('a good token', () => {
  test('verified with a given key set is good, and says whose key it was', async () => {
    const { status, terminal } = await inspect(signed(), '--jwks', jwks);
    expect(status).toBe(0);
    expect(terminal.stdout()).toContain('✓ Verified  ES256 with the key k1');
    expect(terminal.stdout()).toContain('the key file you gave');
    expect(terminal.stdout()).toMatch(/exp +Expires +1800003540 +\(20\d\d-/);
    expect(terminal.stdout()).toContain('in 59 min');
    expect(terminal.stderr()).toBe('');
  });

  test('verified with a PEM is good too', async () => {
    expect((await inspect(signed(), '--jwks', pem)).status).toBe(0);
  });

  test('that no key was given for is not verified, and exits with 1', async () => {
    const { status, terminal } = await inspect(signed());
    expect(status).toBe(1);
    expect(terminal.stdout()).toContain('⚠ Not verified');
  });

  test('that no key was given for is good where that is allowed', async () => {
    expect((await inspect(signed(), '--allow-unverified')).status).toBe(0);
    expect((await inspect(signed(), '--allow-unverified', '--fail-on', 'note')).status).toBe(1);
  });

  test('is found in an Authorization header, a token response and a curl command', async () => {
    const token = signed();
    for (const text of [
      `Bearer ${token}`,
      JSON.stringify({ access_token: token, token_type: 'Bearer' }),
      `curl -H 'Authorization: Bearer ${token}' https://api.example/`,
    ]) {
      const { status, json } = await inspectJson(text, '--jwks', jwks);
      expect(status).toBe(0);
      expect(json.tokens).toHaveLength(1);
      expect(json.tokens[0]).toMatchObject({
        kind: 'access_token',
        format: 'jws',
        signature: { state: 'verified' },
      });
    }
  });

  test('is not in the JSON: whoever asked has it', async () => {
    const token = signed();
    const { terminal } = await inspect(token, '--json', '--jwks', jwks);
    expect(terminal.stdout()).not.toContain(token.split('.')[2]);
  });
});

test('a claim of the wrong type is shown with what it ought to be', async () => {
  const { terminal } = await inspect(signed({ exp: String(NOW + 3540), sub: 7 }), '--jwks', jwks);
  expect(terminal.stdout()).toMatch(
    /⚠ exp is a string; RFC 7519 §4\.1\.4 wants a number of seconds since 1970/,
  );
  expect(terminal.stdout()).toMatch(/⚠ sub is a number/);
});

describe('a token that has expired', () => {
  test('is good but expired', async () => {
    const { status, terminal } = await inspect(signed({ iat: NOW - 7200, exp: NOW - 3600 }), '--jwks', jwks);
    expect(status).toBe(5);
    expect(terminal.stdout()).toContain('1 h ago');
  });

  test('was good at the time it was good', async () => {
    expect(
      (
        await inspect(
          signed({ iat: NOW - 7200, exp: NOW - 3600 }),
          '--jwks',
          jwks,
          '--at',
          String(NOW - 4000),
        )
      ).status,
    ).toBe(0);
    expect((await inspect(signed(), '--jwks', jwks, '--at', '2099-01-01T00:00:00Z')).status).toBe(5);
  });
});

describe('a token that nobody should accept', () => {
  test.each([
    ['changed after it was signed', () => forged(), 'bad_signature'],
    ['not signed', () => `${segment({ alg: 'none' })}.${segment(CLAIMS)}.`, 'alg_none'],
    [
      'signed by HMAC, with a published key',
      () => `${segment({ ...HEADER, alg: 'HS256' })}.${segment(CLAIMS)}.c2lnbmF0dXJl`,
      'hmac_with_public_key',
    ],
  ])('%s fails, also where unverified ones are allowed', async (_what, make, reason) => {
    const { status, json } = await inspectJson(make(), '--jwks', jwks, '--allow-unverified');
    expect(status).toBe(1);
    expect(json.tokens[0].signature).toMatchObject({ state: 'failed', reason });
  });

  test('that brings its own key is never verified by it', async () => {
    const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const input = `${segment({ alg: 'ES256', jwk: own.publicKey.export({ format: 'jwk' }) })}.${segment(CLAIMS)}`;
    const token = `${input}.${sign('sha256', Buffer.from(input), { key: own.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    const { status, json } = await inspectJson(token);
    expect(status).toBe(1);
    expect(json.tokens[0].signature).toMatchObject({ state: 'self_asserted', fits: true });
    const { terminal } = await inspect(token);
    expect(terminal.stdout()).toContain('✗ Not verified');
    expect(terminal.stdout()).toContain('proves nothing');
  });
});

describe('a text that is no token', () => {
  const half = `${segment(HEADER)}.${segment(CLAIMS)}`;
  test.each([
    ['empty', '', 'token.text.empty'],
    ['only white space', ' \n\t ', 'token.text.empty'],
    ['ten megabytes', 'a'.repeat(10_000_000), 'token.text.too_large'],
    ['half a JWT', half, 'token.segments.wrong_count'],
    ['a JWT with five dots', `${half}.a.b.c.d`, 'token.segments.wrong_count'],
    ['dots alone', '..', 'token.segments.empty'],
    [
      'a JWT with a part that is no base64url',
      `${segment(HEADER)}.${segment(CLAIMS)}!.c2ln`,
      'token.encoding.not_base64url',
    ],
    [
      'a JWT that is not UTF-8 inside',
      `${segment(HEADER)}.${Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]).toString('base64url')}.c2ln`,
      'token.json.not_utf8',
    ],
    [
      'a JWT with a member twice',
      `${segment(HEADER)}.${Buffer.from('{"sub":"a","sub":"b"}').toString('base64url')}.c2ln`,
      'token.json.duplicate_member',
    ],
    [
      'a JWT of deep JSON',
      `${segment(HEADER)}.${Buffer.from('['.repeat(10_000) + ']'.repeat(10_000)).toString('base64url')}.c2ln`,
      'token.json.too_deep',
    ],
  ])('%s ends in a finding', async (_what, text, code) => {
    const { status, json } = await inspectJson(text, '--allow-unverified');
    expect(status).toBe(1);
    const failed = json.tokens.flatMap((token: { findings: { code: string; outcome: string }[] }) =>
      token.findings.filter(({ outcome }) => outcome === 'fail'),
    );
    expect(failed.map(({ code: found }: { code: string }) => found)).toContain(code);
    expect((await inspect(text)).terminal.stdout()).toContain('Findings');
  });

  test('binary ends in an opaque token that nobody verified', async () => {
    const { status, json } = await inspectJson(new Uint8Array(2048).map((_, index) => (index * 37) % 256));
    expect(status).toBe(1);
    expect(json.tokens[0].signature.state).toBe('unchecked');
  });

  test('an opaque token says that only its server knows', async () => {
    const { status, terminal } = await inspect('2YotnFZFEjr1zCsicMWpAA');
    expect(status).toBe(1);
    expect(terminal.stdout()).toContain('Opaque');
    expect(terminal.stdout()).toContain('assay introspect');
  });
});

test('what a token says cannot move the cursor or colour the screen', async () => {
  const { terminal } = await inspect(signed({ sub: '\u001b[2J\u001b[1;31mpwned\u202e', 'na\u0007me': 1 }));
  // oxlint-disable-next-line no-control-regex -- what must not be there
  expect(terminal.stdout()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(terminal.stdout()).toContain(String.raw`\u001b[2J`);
});

describe('a command line that cannot be followed', () => {
  test.each([
    ['a time that is none', ['--at', 'tomorrow'], 'ISO 8601'],
    ['a key file that is not there', ['--jwks', '/nowhere/jwks.json'], 'ENOENT'],
    ['keys from standard input, where the token is', ['--jwks', '-'], 'standard input'],
    ['a folder', ['/'], 'folder'],
    ['a severity that is none', ['--fail-on', 'all'], 'violation, risk, note'],
  ])('because of %s exits with 2', async (_what, args, words) => {
    const { status, terminal } = await inspect(signed(), ...args);
    expect(status).toBe(2);
    expect(terminal.stderr()).toContain(words);
    expect(terminal.stdout()).toBe('');
  });

  test('because the key file holds no key exits with 2', async () => {
    const file = join(temporaryFolder('nokey'), 'key');
    writeFileSync(file, 'no key at all');
    expect((await inspect(signed(), '--jwks', file)).status).toBe(2);
  });
});
