import { execFile, execFileSync } from 'node:child_process';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatCurl } from '../../../src/core/exchange/curl.ts';
import { quoteForShell } from '../../../src/core/text/shell-quote.ts';
import { exchange, type Parts } from './exchanges.ts';

const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
const JSON_TYPE = ['Content-Type', 'application/json'] as const;

const revealed = (parts: Parts) => formatCurl(exchange(parts), { reveal: true });
const hidden = (parts: Parts) => formatCurl(exchange(parts), { reveal: false });

/** The arguments a shell hands to curl, and what a variable is set to. */
function argumentsOf(command: string, environment: Record<string, string> = {}): string[] {
  const script = `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; }\n${command}`;
  return execFileSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
  })
    .split('\0')
    .slice(0, -1);
}

/** The commands are for a POSIX shell. */
const hasShell = process.platform !== 'win32';

describe.skipIf(!hasShell)('a request as curl', () => {
  test('is a command that a person can read', () => {
    const command = revealed({
      headers: [
        ['Host', 'as.example'],
        ['Accept', 'application/json'],
        ['User-Agent', 'assay'],
        ['Content-Length', '12'],
        FORM,
      ],
      body: "a=b&c=it's",
    });
    expect(command).toBe(
      [
        'curl -X POST https://as.example/token',
        "-H 'Accept: application/json'",
        "-H 'User-Agent: assay'",
        "-H 'Content-Type: application/x-www-form-urlencoded'",
        String.raw`--data-raw 'a=b&c=it'\''s'`,
      ].join(' \\\n  '),
    );
  });

  test.each<[name: string, parts: Parts, wanted: string[]]>([
    ['GET needs no method', { method: 'GET' }, ['https://as.example/token']],
    ['HEAD', { method: 'HEAD' }, ['--head', 'https://as.example/token']],
    ['a method of its own', { method: 'PROPFIND' }, ['-X', 'PROPFIND', 'https://as.example/token']],
    ['brackets', { method: 'GET', url: 'http://[::1]:80/{a}' }, ['--globoff', 'http://[::1]:80/{a}']],
    [
      'dots',
      { method: 'GET', url: 'https://a.example/b/../c' },
      ['--path-as-is', 'https://a.example/b/../c'],
    ],
    ['a URL that looks like an option', { method: 'GET', url: '-o/etc/passwd' }, ['--url', '-o/etc/passwd']],
  ])('keeps the request line: %s', (_name, parts, wanted) => {
    expect(argumentsOf(revealed(parts)).slice(0, wanted.length)).toEqual(wanted);
  });

  test('leaves out what curl would add, and gives a header without a value its form', () => {
    const given = argumentsOf(
      revealed({
        headers: [
          ['X-Empty', ''],
          ['Host', 'other.example'],
          ['Accept-Encoding', 'gzip'],
        ],
        body: '{}',
      }),
    );
    expect(given).toEqual([
      '-X',
      'POST',
      'https://as.example/token',
      '-H',
      'X-Empty;',
      '-H',
      'Host: other.example',
      '-H',
      'User-Agent:',
      '-H',
      'Accept:',
      '-H',
      'Content-Type:',
      '--compressed',
      '--data-raw',
      '{}',
    ]);
  });

  test('hides secrets behind one variable each, the same for the same', () => {
    const command = hidden({
      url: 'https://as.example/token?state=s1',
      headers: [['Authorization', 'Bearer at1'], ['Cookie', 'a=at1; b=c2'], ['DPoP', 'p1'], FORM],
      body: 'grant_type=refresh_token&refresh_token=r%2F1&state=s1&state=s2',
    });
    expect(command).not.toMatch(/at1|c2|p1|r%2F1|s1|s2/);
    const environment = {
      ASSAY_STATE: 'S1',
      ASSAY_ACCESS_TOKEN: 'A"$(x)1',
      ASSAY_COOKIE_B: 'C 2',
      ASSAY_DPOP: 'P1',
      ASSAY_REFRESH_TOKEN: 'r/1',
      ASSAY_STATE_2: 'S2',
    };
    expect(argumentsOf(command, environment)).toEqual([
      '-X',
      'POST',
      'https://as.example/token?state=S1',
      '-H',
      'Authorization: Bearer A"$(x)1',
      '-H',
      'Cookie: a=A"$(x)1; b=C 2',
      '-H',
      'DPoP: P1',
      '-H',
      'Content-Type: application/x-www-form-urlencoded',
      '-H',
      'User-Agent:',
      '-H',
      'Accept:',
      '--data-raw',
      'grant_type=refresh_token',
      '--data-urlencode',
      'refresh_token=r/1',
      '--data-urlencode',
      'state=S1',
      '--data-urlencode',
      'state=S2',
    ]);
  });

  test('hides secrets in JSON where they stand', () => {
    const command = hidden({ headers: [JSON_TYPE], body: `{"token":"abc","note":"it's"}` });
    expect(argumentsOf(command, { ASSAY_TOKEN: 'T' }).at(-1)).toBe(`{"token":"T","note":"it's"}`);
    expect(command).not.toContain('abc');
  });

  test('is one shell word for one argument, whatever is in it', () => {
    const words = fc.sample(
      fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\0', '').toWellFormed()),
      300,
    );
    const printed = execFileSync(
      'sh',
      ['-c', `printf '%s\\0' ${words.map((word) => quoteForShell(word)).join(' ')}`],
      { encoding: 'utf8' },
    );
    expect(printed.split('\0').slice(0, -1)).toEqual(words);
  });
});

describe.skipIf(!hasShell)('curl itself sends', () => {
  const hasCurl = (() => {
    try {
      execFileSync('curl', ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();
  const received: { method?: string; url?: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks),
      });
      response.end('ok');
    });
  });
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  });
  afterAll(() => server.close());

  const run = promisify(execFile);
  async function send(command: string, environment: Record<string, string> = {}) {
    await run('sh', ['-c', command.replace(/curl /, 'curl -s -S --noproxy "*" ')], {
      env: { PATH: process.env['PATH'], ...environment },
    });
    return received.at(-1);
  }

  test.skipIf(!hasCurl)('the same method, target, headers and body', async () => {
    const body = `{"a":"it's","b":"\u00e9\\n"}\n@x`;
    const sent = await send(
      revealed({
        method: 'PUT',
        url: `${origin}/a/../b?c=%20{d}`,
        headers: [JSON_TYPE, ['X-Empty', ''], ['X-A', 'q\'"$x`']],
        body,
      }),
    );
    expect(sent).toMatchObject({
      method: 'PUT',
      url: '/a/../b?c=%20{d}',
      headers: { 'content-type': 'application/json', 'x-empty': '', 'x-a': 'q\'"$x`' },
    });
    expect(sent?.headers).not.toHaveProperty('user-agent');
    expect(sent?.headers).not.toHaveProperty('accept');
    expect(sent?.body.toString()).toBe(body);
  });

  test.skipIf(!hasCurl)('bytes that are no text', async () => {
    const body = new Uint8Array([0, 255, 10, 13, 39]);
    const sent = await send(revealed({ url: origin, body }));
    expect(sent?.body).toEqual(Buffer.from(body));
    expect(sent?.headers).not.toHaveProperty('content-type');
  });

  test.skipIf(!hasCurl)('a form whose secrets come from variables, encoded', async () => {
    const sent = await send(
      hidden({ url: origin, headers: [FORM], body: 'grant_type=x&code=abc&redirect_uri=http%3A%2F%2Fa' }),
      { ASSAY_CODE: 'a/b&c=d e' },
    );
    expect([...new URLSearchParams(sent?.body.toString())]).toEqual([
      ['grant_type', 'x'],
      ['code', 'a/b&c=d e'],
      ['redirect_uri', 'http://a'],
    ]);
  });
});
