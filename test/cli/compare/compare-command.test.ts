import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locateProgram } from '../../../src/cli/program.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { compactJws } from '../../support/jwt.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type FakeTerminal, fakeTerminal } from '../fake-terminal.ts';

const HEADER = { alg: 'ES256', kid: 'k1' };
const CLAIMS = {
  iss: 'https://login.example',
  aud: 'https://api.example',
  scope: 'read write',
  iat: 0,
  exp: 300,
};
const LEFT = compactJws(HEADER, CLAIMS);

const program = locateProgram('file:///nowhere/src/cli/index.ts', { env: {}, platform: 'linux' });
const folder = temporaryFolder('compare');

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function compare(
  left: string,
  right: string,
  ...more: string[]
): Promise<FakeTerminal & { readonly status: number }> {
  const terminal = fakeTerminal({ stdin: left });
  const status = await runCli(['compare', '-', file('right', right), ...more], terminal, program);
  return Object.assign(terminal, { status });
}

describe('assay compare', () => {
  test('says what differs and by how much, and exits with 1', async () => {
    const right = compactJws(
      { ...HEADER, kid: 'k2' },
      { ...CLAIMS, scope: 'read pay', exp: 3900, sub: 'bob' },
    );
    const { status, stdout } = await compare(LEFT, right);
    expect(status).toBe(1);
    expect(stdout()).toMatch(/^They differ\.$/m);
    expect(stdout()).toMatch(/≠ {2}kid +k1 +k2/);
    expect(stdout()).toMatch(/≠ {2}exp .*right is 1 h later/);
    expect(stdout()).toMatch(/> {2}sub +– +bob/);
    expect(stdout()).toMatch(/< {2}write/);
    expect(stdout()).toMatch(/> {2}pay/);
    expect(stdout()).toMatch(/≠ {2}lifetime +5 min +1 h 5 min/);
  });

  test('calls two tokens the same that only write it otherwise, and says how', async () => {
    const right = compactJws(
      HEADER,
      { ...CLAIMS, aud: ['https://api.example'], scope: 'write read' },
      'b3RoZXI',
    );
    const { status, stdout } = await compare(LEFT, right);
    expect(status).toBe(0);
    expect(stdout()).toMatch(/say the same/);
    expect(stdout()).toMatch(/≈ {2}aud .*one is a text, the other a list of one/);
    expect(stdout()).toMatch(/≈ {2}scope .*in another order/);
  });

  test('gives the whole comparison as JSON', async () => {
    const { status, stdout } = await compare(LEFT, LEFT, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout())).toMatchObject({
      exitStatus: 0,
      sameness: 'text',
      claims: [{ name: 'iss' }, {}, {}, {}, {}],
    });
  });

  test.each([
    [
      'two tokens in one text',
      JSON.stringify({ access_token: LEFT, id_token: LEFT }),
      /There are 2 tokens in the left text/,
    ],
  ])('refuses %s', async (_, left, words) => {
    const { status, stdout, stderr } = await compare(left, LEFT);
    expect(status).toBe(2);
    expect(stdout()).toBe('');
    expect(stderr()).toMatch(words);
  });

  test('refuses standard input on both sides', async () => {
    const terminal = fakeTerminal({ stdin: LEFT });
    expect(await runCli(['compare', '-', '-'], terminal, program)).toBe(2);
  });

  test('lets nothing of a token steer the terminal', async () => {
    const { stdout } = await compare(LEFT, compactJws(HEADER, { ...CLAIMS, sub: '\u001b[2J' }));
    expect(stdout()).not.toContain('\u001b[2J');
  });
});
