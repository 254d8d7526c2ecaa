import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { locateProgram } from '../../../src/cli/program.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import * as sd from '../../support/vectors/rfc9901.ts';
import { fakeTerminal } from '../fake-terminal.ts';

const program = locateProgram('file:///nowhere/src/cli/index.ts', { env: {}, platform: 'linux' });
const VECTORS = join(import.meta.dirname, '../../support/vectors/rfc7520/jws');
let folder = '';
let issuerKey = '';

beforeAll(() => {
  folder = temporaryFolder('formats');
  issuerKey = file('issuer.jwk', JSON.stringify(sd.ISSUER_KEY));
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function inspect(stdin: string, ...args: string[]) {
  const terminal = fakeTerminal({ stdin, nowSeconds: sd.PRESENTED_AT_SECONDS + 5 });
  const status = await runCli(['inspect', '-', ...args], terminal, program);
  return { status, out: terminal.stdout() };
}

async function json(stdin: string, ...args: string[]) {
  const { out } = await inspect(stdin, '--json', ...args);
  return JSON.parse(out).tokens;
}

describe('an SD-JWT', () => {
  test('is told with its disclosures, the claims that they make, and the proof of its holder', async () => {
    const { out } = await inspect(sd.PRESENTED, '--jwks', issuerKey);
    expect(out).toContain('SD-JWT with 4 disclosures and key binding');
    expect(out).toMatch(/Claims\n[\s\S]*family_name[\s\S]*Doe/);
    expect(out).toContain('6 digests without a disclosure');
    expect(out).toMatch(/✓ family_name {2}"Doe"/);
    expect(out).toMatch(/✓ nationalities\/0 {2}"US"/);
    expect(out).toMatch(/Proof of the holder[^\n]*\n✓ Verified[\s\S]*the cnf of this token/);
  });

  test('with a disclosure that nobody signed says which one, and that it belongs to nothing', async () => {
    const forged = Buffer.from('["2GLC42sKQveCfGfryNRN9x","admin",true]').toString('base64url');
    const { status, out } = await inspect(sd.ISSUED.replace(/~$/, `~${forged}~`), '--jwks', issuerKey);
    expect(status).toBe(1);
    expect(out).toMatch(/✗ admin {2}true {2}belongs to nothing that was signed/);
    expect(out).toContain('A disclosure belongs to nothing that was signed');
    expect(out).not.toMatch(/Claims\n[\s\S]*admin[\s\S]*Disclosures/);
  });

  test('as JSON has a layer for each thing in it', async () => {
    const [token] = await json(sd.PRESENTED, '--jwks', issuerKey);
    expect(token).toMatchObject({ format: 'sd_jwt', claims: { family_name: 'Doe' } });
    expect(token.layers.map(({ kind }: { kind: string }) => kind)).toEqual([
      'sd_jwt',
      'json',
      ...Array.from({ length: 4 }, () => 'disclosure'),
      'kb_jwt',
    ]);
    expect(token.layers[2]).toMatchObject({
      disclosure: { state: 'matched', name: 'family_name', pointer: '/family_name' },
    });
  });
});

describe('a JWS in JSON', () => {
  const { input, output } = JSON.parse(readFileSync(join(VECTORS, '4_8.multiple_signatures.json'), 'utf8'));

  test('has a verdict for each signature', async () => {
    const keys = file('three.jwks', JSON.stringify({ keys: [input.key[0], input.key[1]] }));
    const { out } = await inspect(JSON.stringify(output.json), '--jwks', keys, '--allow-unverified');
    expect(out).toContain('JWT in JSON serialization (general, 3 signatures)');
    expect(out).toMatch(/Signature 1 of 3\n✓ Verified/);
    expect(out).toMatch(/Signature 3 of 3\n[⚠✗] Not verified/);
    expect(out).toContain('Header that nobody signed');
    expect(out).toContain('Not all signatures are verified');
  });
});

describe('a detached payload', () => {
  const { input, output } = JSON.parse(
    readFileSync(join(VECTORS, '4_5.signature_with_detached_content.json'), 'utf8'),
  );

  test('is taken from a file', async () => {
    const key = file('hmac.jwk', JSON.stringify(input.key));
    const payload = file('payload.txt', input.payload);
    const without = await inspect(output.compact, '--jwks', key);
    expect(without.out).toContain('The payload is not in the token');
    const { out } = await inspect(output.compact, '--jwks', key, '--payload', payload);
    expect(out).toMatch(/✓ Verified/);
  });

  test('cannot come from where the token comes from', async () => {
    const { status } = await inspect(output.compact, '--payload', '-');
    expect(status).toBe(2);
  });
});

describe('what holds tokens', () => {
  test('a HAR file gives each once', async () => {
    const request = {
      url: 'https://a.example/',
      headers: [
        { name: 'Authorization', value: `Bearer ${sd.DPOP_BOUND_TOKEN}` },
        { name: 'DPoP', value: sd.DPOP_PROOF },
      ],
    };
    const har = JSON.stringify({ log: { entries: [{ request }, { request }] } });
    const tokens = await json(har);
    expect(tokens.map(({ kind, role }: { kind: string; role: string }) => [kind, role])).toEqual([
      ['access_token', 'access_token'],
      ['dpop_proof', 'dpop_proof'],
    ]);
  });

  test('a log gives up what stands in the middle of its lines', async () => {
    const tokens = await json(`12:00 got ${sd.DPOP_BOUND_TOKEN} from server\n12:01 done\n`);
    expect(tokens).toHaveLength(1);
  });

  test('an introspection response is no token, and is shown', async () => {
    const { out } = await inspect('{"active":true,"sub":"alice","exp":1800000000}');
    expect(out).toContain('No token, but JSON');
    expect(out).toMatch(/sub[\s\S]*alice/);
  });
});

test('an opaque token is told by whom tokens begin so', async () => {
  const { out } = await inspect('ghp_16C7e42F292c6912E7710c838347Ae178B4a');
  expect(out).toContain('a personal access token of GitHub');
});

test('numbers are shown as they are written', async () => {
  const segment = (text: string) => Buffer.from(text).toString('base64url');
  const { out } = await inspect(
    `${segment('{"alg":"none"}')}.${segment('{"id":12345678901234567890,"x":1.0}')}.`,
  );
  expect(out).toContain('12345678901234567890');
  expect(out).toMatch(/x +1\.0/);
  expect(out).toContain('A number that readers hold differently');
});
