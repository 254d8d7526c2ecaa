import { describe, expect, test } from 'vitest';
import type { CommandSpec } from '../../../src/cli/arguments/options.ts';
import { parseArguments, refuseTokens } from '../../../src/cli/arguments/parse-arguments.ts';

const SPEC = {
  name: 'try',
  summary: 'Try',
  details: [],
  positionals: [
    { name: 'FIRST', text: 'the first', isRequired: true },
    { name: 'SECOND', text: 'the second', isRequired: false },
  ],
  options: {
    profile: { kind: 'text', short: 'p', value: 'PROFILE', text: 'a profile', isRequired: true },
    data: { kind: 'text', value: 'FILE', text: 'a file' },
    many: { kind: 'texts', value: 'NAME', text: 'names' },
    wait: { kind: 'seconds', value: 'SECONDS', text: 'a time', default: 60 },
    level: { kind: 'choice', value: 'LEVEL', text: 'a level', choices: ['low', 'high'], default: 'low' },
    json: { kind: 'flag', text: 'JSON' },
    bare: { kind: 'flag', text: 'bare' },
  },
  exclusive: [['json', 'bare']],
  examples: [],
} as const satisfies CommandSpec;

function parse(...args: string[]) {
  return parseArguments(SPEC, args);
}

function messageOf(...args: string[]): string {
  const parsed = parse(...args);
  return parsed.ok ? 'understood' : parsed.fault.message;
}

describe('a command line', () => {
  test('is read with its defaults', () => {
    expect(parse('one', '-p', 'mine')).toEqual({
      ok: true,
      value: {
        positionals: ['one'],
        options: {
          profile: 'mine',
          data: undefined,
          many: [],
          wait: 60,
          level: 'low',
          json: false,
          bare: false,
        },
      },
    });
  });

  test('may have its options anywhere, joined or apart, and a lone dash for a value', () => {
    const parsed = parse(
      '--wait=0',
      'one',
      '-pmine',
      '--many',
      'a',
      '--many=b',
      '--data',
      '-',
      '--json',
      'two',
      '--level',
      'high',
    );
    expect(parsed.ok && parsed.value).toEqual({
      positionals: ['one', 'two'],
      options: {
        profile: 'mine',
        data: '-',
        many: ['a', 'b'],
        wait: 0,
        level: 'high',
        json: true,
        bare: false,
      },
    });
  });

  test('has only words after a double dash', () => {
    const parsed = parse('-p', 'mine', '--', '--json');
    expect(parsed.ok && parsed.value.positionals).toEqual(['--json']);
    expect(parsed.ok && parsed.value.options.json).toBe(false);
  });

  test.each([
    ['an unknown option by its name', ['one', '-p', 'x', '--nope'], 'Unknown option --nope.'],
    ['an unknown short option', ['one', '-p', 'x', '-z'], 'Unknown option -z.'],
    ['a member every object has', ['one', '-p', 'x', '--constructor'], 'Unknown option --constructor.'],
    ['a missing required option', ['one'], '--profile PROFILE is needed: a profile.'],
    ['a missing required word', ['-p', 'x'], 'FIRST is missing: the first.'],
    [
      'too many words',
      ['one', 'two', 'three', '-p', 'x'],
      'assay try takes at most 2 besides its options; there are 3.',
    ],
    ['an option in place of a value', ['one', '-p', '--json'], '--profile needs a value: PROFILE.'],
    ['no value at the end', ['one', '-p'], '--profile needs a value: PROFILE.'],
    ['a value for a flag', ['one', '-p', 'x', '--json=yes'], '--json takes no value.'],
    ['an option twice', ['one', '-p', 'x', '-p', 'y'], '--profile is given twice.'],
    ['a time that is none', ['one', '-p', 'x', '--wait', 'soon'], '--wait takes a whole number of seconds.'],
    ['a negative time', ['one', '-p', 'x', '--wait=-5'], '--wait takes a whole number of seconds.'],
    ['a word that is no choice', ['one', '-p', 'x', '--level', 'HIGH'], '--level takes one of low, high.'],
    [
      'two that exclude each other',
      ['one', '-p', 'x', '--json', '--bare'],
      'Only one of --json and --bare can be given.',
    ],
  ])('is refused for %s', (_what, args, message) => {
    expect(messageOf(...args)).toBe(message);
  });

  test('is refused without any of its values being repeated', () => {
    const secret = 's3cr3t-that-nobody-may-read';
    for (const args of [
      ['one', '-p', 'x', `--client-secret=${secret}`],
      ['one', '-p', 'x', `--${secret}${secret}`],
      ['one', '-p', 'x', '--level', secret],
      ['one', '-p', 'x', '--wait', secret],
      ['one', '-p', 'x', `--json=${secret}`],
      [secret, secret, secret, '-p', 'x'],
    ]) {
      const parsed = parse(...args);
      expect(parsed.ok).toBe(false);
      expect(JSON.stringify(parsed)).not.toContain(secret);
    }
  });
});

describe('a token among the arguments', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl';

  test.each([
    ['a JWT', [jwt]],
    ['a JWT as a value', ['--data', jwt]],
    ['a JWT joined to its option', [`--data=${jwt}`]],
    ['a JWT in quotes and spaces', [` "${jwt}" `]],
    ['half a JWT', ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9']],
    ['the header alone', ['eyJhbGciOiJSUzI1NiJ9']],
    ['an encrypted token', ['eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aXY.Y2lwaGVy.dGFn']],
    ['credentials', ['Authorization: Bearer mF_9.B5f-4.1JqM']],
    ['a curl header', ['-H', 'authorization: DPoP abc']],
    ['an address with a token in it', [`https://api.example/?access_token=${jwt}`]],
    ['an opaque token in an address', ['https://api.example/#access_token=2YotnFZFEjr1zCsicMWpAA']],
    ['a client secret', ['client_secret=hunter2']],
  ])('is refused, and not repeated: %s', (_what, args) => {
    const refused = refuseTokens(['inspect', ...args]);
    expect(refused?.code).toBe('input.invalid');
    expect(refused?.remedy).toContain('standard input');
    for (const arg of args) expect(JSON.stringify(refused)).not.toContain(arg);
  });

  test.each([
    ['inspect', 'token.jwt'],
    ['./eyJ/token.txt'],
    ['--at', '2026-07-27T12:00:00Z'],
    ['eyewitness-report.txt'],
    ['https://api.example/invoices?page=2&code=DE'],
    ['-p', 'bearer-tests'],
    ['-'],
  ])('is not seen where there is none: %s', (...args) => {
    expect(refuseTokens(args)).toBeUndefined();
  });
});
