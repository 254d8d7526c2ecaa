import { expect, test } from 'vitest';
import type { HttpRequest } from '../../../src/engine/ports/http.ts';
import { LIMITS, answering, get, openHttp } from './servers.ts';

const CASES: readonly [string, Partial<HttpRequest>][] = [
  ['an address that is none', { url: 'not a url' }],
  ['a file address', { url: 'file:///etc/passwd' }],
  ['a data address', { url: 'data:text/plain,hi' }],
  ['a password in the address', { url: 'https://user:s3cret@127.0.0.1/' }],
  ['a method with a space', { method: 'GET /x HTTP/1.1\r\nX:' }],
  ['CONNECT', { method: 'CONNECT' }],
  ['a header value with a line feed', { headers: [['X-A', 's3cret\r\nX-Injected: 1']] }],
  ['a header value outside latin1', { headers: [['X-A', 's3cret\u2603']] }],
  ['a header name with a colon', { headers: [['X:A', 's3cret']] }],
  ['a framing header', { headers: [['Transfer-Encoding', 'chunked']] }],
  ['an Expect header', { headers: [['Expect', '100-continue']] }],
  ['a wrong Content-Length', { method: 'POST', headers: [['Content-Length', '3']], body: new Uint8Array(4) }],
  [
    'two Host headers',
    {
      headers: [
        ['Host', 'a'],
        ['host', 'b'],
      ],
    },
  ],
];

test.each(CASES)(
  '%s is refused before anything is sent, without repeating the value',
  async (_what, more) => {
    const server = await answering('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    const exchange = await openHttp().send(get(server.url, more), LIMITS);
    expect(exchange.failure?.kind).toBe('bad_request');
    expect(exchange.failure?.message).not.toContain('s3cret');
    expect(exchange.response).toBeUndefined();
    expect(server.received).toEqual([]);
  },
);

test('a right Content-Length and a Host of one’s own are sent', async () => {
  const server = await answering('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  const exchange = await openHttp().send(
    get(server.url, {
      headers: [
        ['Host', 'other.example'],
        ['Content-Length', '0'],
      ],
    }),
    LIMITS,
  );
  expect(exchange.failure).toBeUndefined();
  expect(server.received[0]?.toString()).toContain('host: other.example\r\n');
});
