import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locateProgram } from '../../../src/cli/program.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { compactJws } from '../../support/jwt.ts';
import { encryptedToken, keyForJwe } from '../../support/jwe.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fakeTerminal } from '../fake-terminal.ts';

const NOW = 1_800_000_000;
const program = locateProgram('file:///nowhere/src/cli/index.ts', { env: {}, platform: 'linux' });
const folder = temporaryFolder('keys');
const RSA = keyForJwe('RSA-OAEP-256', 'A256GCM');
const SECRET = 'a secret of thirty-two characters';

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function inspect(stdin: string, ...args: string[]) {
  const terminal = fakeTerminal({ stdin, nowSeconds: NOW });
  const status = await runCli(['inspect', ...args], terminal, program);
  return { status, out: terminal.stdout(), err: terminal.stderr() };
}

function signedWith(secret: string | Buffer): string {
  const [header, payload] = compactJws(
    { alg: 'HS256', typ: 'at+jwt' },
    { iss: 'https://login.example', sub: 'alice', exp: NOW + 60 },
  ).split('.');
  const input = `${header}.${payload}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

const encrypted = await encryptedToken(
  { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' },
  signedWith(SECRET),
  RSA,
);
const privateKey = file('private.json', JSON.stringify(RSA.privateJwk));

describe('an encrypted token', () => {
  test('is decrypted with a key from a file, and what is inside is told', async () => {
    const { status, out } = await inspect(
      encrypted,
      '--decrypt-key',
      privateKey,
      '--key',
      file('secret', SECRET),
    );
    expect(out).toContain('✓ Decrypted  RSA-OAEP-256 and A256GCM with the key you gave');
    expect(out).toContain('✓ Verified  HS256');
    expect(out).toContain('the secret in the file you gave, read as text');
    expect(out).toMatch(/sub +Subject +alice/);
    expect(out).not.toContain(SECRET);
    expect([0, 1]).toContain(status);
  });

  test('tells it as JSON, layer by layer, without the key', async () => {
    const { out } = await inspect(encrypted, '--json', '--decrypt-key', privateKey);
    const { tokens } = JSON.parse(out);
    expect(tokens[0]).toMatchObject({
      format: 'jwe',
      decryption: { state: 'decrypted', alg: 'RSA-OAEP-256', enc: 'A256GCM' },
      layers: [{ kind: 'jwe' }, { kind: 'jws', parentId: '0' }],
    });
    expect(out).not.toContain(RSA.privateJwk['d']);
  });

  test('says that it was not decrypted where there is no key, and which key was wrong', async () => {
    expect((await inspect(encrypted)).out).toContain('⚠ Not decrypted');
    const other = file('other.json', JSON.stringify(keyForJwe('A128KW', 'A128GCM').privateJwk));
    const { out, status } = await inspect(encrypted, '--decrypt-key', other);
    expect(out).toContain('✗ Not decrypted  None of the keys at hand may be used');
    expect(status).toBe(1);
  });

  test('that holds plain text or bytes shows the one, and says that of the other', async () => {
    const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM' } as const;
    const text = await encryptedToken(header, 'first line\nsecond \u001b[31mline', RSA);
    const shown = (await inspect(text, '--decrypt-key', privateKey)).out;
    expect(shown).toMatch(/Content\n {2}first line\n {2}second /);
    expect(shown).not.toContain('\u001b');
    const bytes = await encryptedToken(header, new Uint8Array([255, 254, 0]), RSA);
    expect((await inspect(bytes, '--decrypt-key', privateKey)).out).toContain('It is not text');
  });

  test('takes the key from standard input where the token comes from a file', async () => {
    const token = file('token.jwe', encrypted);
    const { out } = await inspect(JSON.stringify(RSA.privateJwk), token, '--decrypt-key', '-');
    expect(out).toContain('✓ Decrypted');
  });
});

describe('a shared secret', () => {
  test.each([
    ['text', SECRET, SECRET],
    ['hex', '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'hex'],
    ['base64url', 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', 'base64url'],
  ] as const)('given in %s verifies, and the reading that fits is named', async (reading, text, encoding) => {
    const secret = reading === 'text' ? text : Buffer.from(text, encoding as 'hex');
    const { out } = await inspect(signedWith(secret), '--key', file(`secret-${reading}`, `${text}\n`));
    expect(out).toContain('✓ Verified  HS256');
    expect(out).toContain(`read as ${reading}`);
    expect(out).not.toContain(text);
  });
});

describe('a command line that cannot be followed', () => {
  test.each([
    ['standard input is asked for twice', ['--decrypt-key', '-']],
    ['two keys are to come from it', ['token', '--key', '-', '--decrypt-key', '-']],
    ['a key set and a key are given', ['--jwks', privateKey, '--key', privateKey]],
  ])('because %s exits with 2', async (_, args) => {
    expect((await inspect(encrypted, ...args)).status).toBe(2);
  });

  test.each([
    ['holds a public key in PEM', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
    ['holds a token', encrypted],
    ['holds an address', 'https://issuer.example/jwks'],
    ['is empty', ''],
  ])('because the key file %s exits with 2 and repeats nothing of it', async (_, text) => {
    const { status, err } = await inspect(encrypted, '--decrypt-key', file('bad', text));
    expect(status).toBe(2);
    if (text !== '') expect(err).not.toContain(text);
  });
});
