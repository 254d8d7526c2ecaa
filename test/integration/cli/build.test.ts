import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { assay } from './run-assay.ts';

const folder = temporaryFolder('build');
const CLAIMS = '{"iss":"https://issuer.example","sub":"alice"}';

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = file('key.pem', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
const publicPem = file('public.pem', publicKey.export({ format: 'pem', type: 'spki' }).toString());
const header = file('header.json', '{ "alg": "ES256", "typ": "at+jwt" }');

describe('assay build', () => {
  test('prints the token alone, which inspect verifies with the public half', async () => {
    const built = await assay(['build', '--claims', '-', '--header', header, '--key', key], {
      stdin: CLAIMS,
    });
    expect(built.status).toBe(0);
    expect(built.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(built.stderr).toContain('Made here; no server issued it.');
    for (const part of built.stdout.trim().split('.')) expect(built.stderr).not.toContain(part);
    const inspected = await assay(['inspect', '-', '--jwks', publicPem, '--json'], { stdin: built.stdout });
    expect(JSON.parse(inspected.stdout).tokens[0].signature.state).toBe('verified');
  });

  test('makes a key for it, and gives the public half as JSON', async () => {
    const { status, stdout } = await assay(
      ['build', '--claims', '-', '--alg', 'ES256', '--throwaway', '--json'],
      {
        stdin: CLAIMS,
      },
    );
    expect(status).toBe(0);
    const built = JSON.parse(stdout);
    expect(JSON.parse(built.publicKey)).toMatchObject({ kty: 'EC', crv: 'P-256' });
    expect(stdout).not.toContain('"d"');
  });

  test('leaves the signature out where that is asked for', async () => {
    const { status, stdout } = await assay(['build', '--claims', '-', '--unsigned'], { stdin: CLAIMS });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.\n$/);
  });

  test.each([
    ['nothing to sign with', ['--alg', 'ES256'], /--key, --secret-file, --throwaway or --unsigned/],
    ['no algorithm', ['--throwaway'], /--header, or the --alg/],
    ['a public key', ['--alg', 'ES256', '--key', publicPem], /no private key in it/],
    ['two files from standard input', ['--header', '-', '--key', key], /Only one file/],
  ])('refuses %s with 2, and prints nothing', async (_, args, words) => {
    const { status, stdout, stderr } = await assay(['build', '--claims', '-', ...args], { stdin: CLAIMS });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(words);
  });
});
