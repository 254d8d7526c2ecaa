import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { cliMarkdown } from '../../src/cli/help-text.ts';
import { locateProgram } from '../../src/cli/program.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { SPECS } from '../../src/cli/specs/all.ts';
import { type FakeTerminal, fakeTerminal } from './fake-terminal.ts';

const program = locateProgram('file:///nowhere/src/cli/index.ts', { env: {}, platform: 'linux' });

async function assay(
  ...args: string[]
): Promise<{ readonly status: number; readonly terminal: FakeTerminal }> {
  const terminal = fakeTerminal();
  return { status: await runCli(args, terminal, program), terminal };
}

describe('a command line', () => {
  test('without a command shows what there is', async () => {
    const { status, terminal } = await assay();
    expect(status).toBe(0);
    for (const { name } of SPECS) expect(terminal.stdout()).toContain(`assay ${name} `);
  });

  test.each([[['help', 'token']], [['token', '--help']], [['token', '-h', '--nonsense']], [['-h', 'token']]])(
    '%j explains the command',
    async (args) => {
      const { status, terminal } = await assay(...args);
      expect(status).toBe(0);
      expect(terminal.stdout()).toContain('assay token -p PROFILE');
      expect(terminal.stdout()).toContain('--min-validity SECONDS');
    },
  );

  test('help on the first of two words explains all that begin so', async () => {
    const { terminal } = await assay('help', 'profiles');
    for (const name of ['list', 'show', 'add', 'remove'])
      expect(terminal.stdout()).toContain(`assay profiles ${name}`);
  });

  test.each([['version'], ['--version'], ['-V']])('%s prints the version of package.json', async (word) => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const { status, terminal } = await assay(word);
    expect(status).toBe(0);
    expect(terminal.stdout()).toContain(`assay ${version} `);
  });

  test('with an unknown command is refused, on standard error', async () => {
    const { status, terminal } = await assay('frobnicate');
    expect(status).toBe(2);
    expect(terminal.stdout()).toBe('');
    expect(terminal.stderr()).toContain('There is no command frobnicate.');
  });

  test('with half a command says what the second word may be', async () => {
    const { status, terminal } = await assay('profiles', '--json');
    expect(status).toBe(2);
    expect(terminal.stderr()).toContain('list, show, keys, add, remove');
  });

  test.each([
    ['as a command', ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl']],
    ['as a file', ['inspect', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl']],
    ['after --help', ['--help', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl']],
    ['as an unknown option', ['inspect', '--token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl']],
    ['opaque, as a command', ['2YotnFZFEjr1zCsicMWpAA2YotnFZF']],
    ['opaque, as a file', ['inspect', '2YotnFZFEjr1zCsicMWpAA2YotnFZF']],
    ['in the name of a file that is not there', ['inspect', 'a/2YotnFZFEjr1zCsicMWpAA2YotnFZF']],
    ['opaque, after a command without words', ['profiles', 'list', '2YotnFZFEjr1zCsicMWpAA2YotnFZF']],
  ])('with a token %s is refused, and it is not repeated', async (_where, args) => {
    const { status, terminal } = await assay(...args);
    expect(status).toBe(2);
    expect(terminal.stdout()).toBe('');
    expect(terminal.stderr()).not.toMatch(/eyJ|2Yotn/);
  });
});

test('every specification has a command, in the order of help', () => {
  expect(COMMANDS.map(({ spec }) => spec)).toEqual(SPECS);
});

test('no two commands answer to the same words', () => {
  const names = SPECS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(names.filter((other) => other.startsWith(`${name} `))).toEqual([]);
});

test('no option takes a secret: those come by standard input or from a file that is named', () => {
  const taking = SPECS.flatMap(({ options }) => Object.entries(options)).filter(
    ([name, option]) =>
      option.kind !== 'flag' &&
      !('value' in option && option.value === 'FILE') &&
      /secret|password|token(?!-id)|key/.test(name),
  );
  expect(taking).toEqual([]);
});

test('the documentation has every command and every option', () => {
  const text = cliMarkdown(SPECS);
  for (const { name, options } of SPECS) {
    expect(text).toContain(`## assay ${name}\n`);
    for (const option of Object.keys(options)) expect(text).toContain(`--${option}`);
  }
});

test('the workers are found beside the entry, built or not', () => {
  const from = { env: { ASSAY_USER_DATA: '/data' }, platform: 'linux' } as const;
  const source = locateProgram('file:///house/src/cli/index.ts', from);
  expect(source.storeWorkerUrl.href).toBe('file:///house/src/node/store/worker.ts');
  expect(source.sandboxWorkerUrl.href).toBe('file:///house/src/sandbox/worker.ts');
  const built = locateProgram('file:///house/out/cli/index.js', from);
  expect(built.storeWorkerUrl.href).toBe('file:///house/out/cli/store-worker.js');
  expect(built.sandboxWorkerUrl.href).toBe('file:///house/out/cli/sandbox-worker.js');
  expect(built.keychainProcessUrl.href).toBe('file:///house/out/cli/keychain-process.js');
  expect(built.userDataDir).toBe('/data');
});
