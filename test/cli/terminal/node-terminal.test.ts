import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createTerminal } from '../../../src/cli/terminal/node-terminal.ts';

/** A process with streams that a test holds the other ends of. */
function fakeProcess(options: { readonly isTty?: boolean; readonly columns?: number } = {}) {
  const calls: string[] = [];
  const isTTY = options.isTty ?? false;
  const stdin = Object.assign(new PassThrough(), {
    isTTY,
    setRawMode: (isRaw: boolean) => calls.push(isRaw ? 'raw' : 'cooked'),
  });
  const stdout = Object.assign(new PassThrough(), { isTTY, columns: options.columns ?? 80 });
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: options.columns ?? 80 });
  stderr.on('data', (text: Buffer) => calls.push(text.toString()));
  const process = Object.assign(new EventEmitter(), {
    stdin,
    stdout,
    stderr,
    env: {},
    exit: (status: number) => calls.push(`exit ${status}`),
  });
  return {
    stdin,
    stdout,
    stderr,
    process,
    calls,
    terminal: createTerminal(process as unknown as NodeJS.Process),
  };
}

describe('a secret that is typed', () => {
  test('is not shown, from before the prompt until the end', async () => {
    const { stdin, terminal, calls } = fakeProcess({ isTty: true });
    const typed = terminal.input.readHidden('Secret: ');
    stdin.write('hunter3\u007f');
    stdin.write('2\r');
    expect(await typed).toBe('hunter2');
    expect(calls).toEqual(['raw', 'Secret: ', 'cooked', '\n']);
  });

  test.each([
    ['given up with Ctrl+C', '\u0003', undefined],
    ['ended with Ctrl+D', 'abc\u0004', 'abc'],
    ['of letters beyond ASCII', 'pässwörd👋x\u007f\r', 'pässwörd👋'],
  ])('may be %s', async (_what, keys, value) => {
    const { stdin, terminal } = fakeProcess({ isTty: true });
    const typed = terminal.input.readHidden('Secret: ');
    stdin.write(keys);
    expect(await typed).toBe(value);
  });

  test('is not asked for where there is no terminal', async () => {
    expect(await fakeProcess().terminal.input.readHidden('Secret: ')).toBeUndefined();
  });
});

describe('what is piped in', () => {
  test('is read to its end, or to the limit, and it is said which', async () => {
    const whole = fakeProcess();
    whole.stdin.end('12345');
    const { bytes, isCut } = await whole.terminal.input.read(5);
    expect({ text: Buffer.from(bytes).toString(), isCut }).toEqual({ text: '12345', isCut: false });
    const long = fakeProcess();
    long.stdin.end('123456');
    const cut = await long.terminal.input.read(5);
    expect({ text: Buffer.from(cut.bytes).toString(), isCut: cut.isCut }).toEqual({
      text: '12345',
      isCut: true,
    });
  });

  test('is no longer waited for after Ctrl+C', async () => {
    const { stdin, process, terminal } = fakeProcess();
    const read = terminal.input.read(100);
    stdin.write('begun');
    process.emit('SIGINT');
    await read;
    expect(terminal.interrupted.aborted).toBe(true);
  });
});

describe('a signal', () => {
  test('asks for a clean end, and the same key arriving twice is one', () => {
    const { process, terminal, calls } = fakeProcess();
    process.emit('SIGINT');
    process.emit('SIGINT');
    expect(terminal.interrupted.aborted).toBe(true);
    expect(calls).toEqual([]);
  });
});

test('a reader that has gone is no trouble, and nothing is written to it any more', async () => {
  const { stdout, terminal } = fakeProcess();
  let received = '';
  stdout.on('data', (text: Buffer) => (received += text.toString()));
  terminal.out.write('one');
  stdout.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  await new Promise((resolve) => stdout.once('close', resolve));
  terminal.out.write('two');
  await terminal.flush();
  expect(received).toBe('one');
});

test.each([
  ['as wide as the window', true, 60, 60],
  ['not wider than one can read', true, 400, 110],
  ['of a usual width where a window says it has none', true, 0, 100],
  ['of a usual width in a pipe', false, 60, 100],
])('lines are %s', (_what, isTty, columns, width) => {
  expect(fakeProcess({ isTty, columns }).terminal.out.width).toBe(width);
});
