import { expect, test } from 'vitest';
import { createLog } from '../../src/node/log.ts';

const SECRET = 's3cret';

function open(format?: 'json' | 'text') {
  const lines: string[] = [];
  const redact = (text: string): string => text.replaceAll(SECRET, '[redacted]');
  const log = createLog({
    write: (line) => lines.push(line),
    redact,
    nowMs: () => 0,
    ...(format ? { format } : {}),
  });
  return { log, lines };
}

test('a line is one JSON object', () => {
  const { log, lines } = open();
  log.info('started', { port: 8765, ready: true, name: 'a' });
  log.warn('slow');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      at: '1970-01-01T00:00:00.000Z',
      level: 'info',
      message: 'started',
      facts: { port: 8765, ready: true, name: 'a' },
    },
    { at: '1970-01-01T00:00:00.000Z', level: 'warn', message: 'slow' },
  ]);
});

test.each(['json', 'text'] as const)('a secret comes out nowhere: %s', (format) => {
  const { log, lines } = open(format);
  log.info(`message ${SECRET}`, { value: `x${SECRET}`, [SECRET]: 'name' });
  const cause = new Error(`cause ${SECRET}`);
  log.bug(`ref-${SECRET}`, new TypeError(`error ${SECRET}`, { cause }));
  log.bug('ref', SECRET);
  log.bug('ref', { token: SECRET });
  expect(lines).toHaveLength(4);
  expect(lines.join('')).not.toContain(SECRET);
  expect(lines.join('')).toContain('[redacted]');
});

test('a bug has its reference, its causes and its stack', () => {
  const { log, lines } = open();
  log.bug('B-1', new TypeError('outer', { cause: new Error('inner') }));
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'bug',
    message: 'TypeError: outer — caused by Error: inner',
    facts: { reference: 'B-1', stack: expect.stringContaining('log.test.ts') as string },
  });
});

test('text is one line, whatever is in it', () => {
  const { log, lines } = open('text');
  log.info('two\nlines \u001B[31mred', { fact: 'a "b"\r\nc' });
  expect(lines).toEqual([
    String.raw`1970-01-01T00:00:00.000Z info two\nlines \u001b[31mred fact="a \"b\"\r\nc"` + '\n',
  ]);
});

test('what cannot be redacted is withheld', () => {
  const lines: string[] = [];
  const redact = (): never => {
    throw new Error('broken');
  };
  createLog({ write: (line) => lines.push(line), redact }).info(SECRET, { fact: SECRET });
  expect(lines.join('')).toContain('[withheld]');
  expect(lines.join('')).not.toContain(SECRET);
});

test('a sink that fails, an error that causes itself and things that are no errors do not make it throw', () => {
  const broken = createLog({
    write: () => {
      throw new Error('closed pipe');
    },
    redact: (text) => text,
  });
  expect(() => broken.info('x')).not.toThrow();
  const { log, lines } = open();
  const circular = new Error('again');
  circular.cause = circular;
  for (const thrown of [circular, undefined, null, 42, Symbol('x'), () => 1])
    expect(() => log.bug('r', thrown)).not.toThrow();
  expect(lines).toHaveLength(6);
});
