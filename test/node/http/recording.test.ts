import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { header, headerValues } from '../../../src/core/exchange/exchange.ts';
import {
  LIMITS,
  answering,
  bodyText,
  fetchOnce,
  get,
  goodServer,
  openHttp,
  rawServer,
  resolveTo,
} from './servers.ts';

test('the request is recorded as the server received it, to the byte', async () => {
  const server = await rawServer((socket, soFar) => {
    if (soFar.endsWith('=\u00e9')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
  const body = Buffer.from('grant_type=client_credentials&x=\u00e9', 'latin1');
  const exchange = await openHttp().send(
    get(`${server.url}/token?tenant=1#fragment`, {
      method: 'POST',
      headers: [
        ['Authorization', 'Basic eDp5'],
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['X-Twice', 'one'],
        ['x-twice', 'two'],
      ],
      body,
    }),
    LIMITS,
  );
  const lines = exchange.request.headers.map(([name, value]) => `${name}: ${value}`);
  const head = ['POST /token?tenant=1 HTTP/1.1', ...lines].join('\r\n');
  const rebuilt = Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), exchange.request.body]);
  expect(rebuilt.toString('latin1')).toBe(server.received[0]?.toString('latin1'));
  expect(header(exchange.request.headers, 'host')).toBe(`127.0.0.1:${server.port}`);
  expect(header(exchange.request.headers, 'content-length')).toBe(String(body.length));
  expect(header(exchange.request.headers, 'connection')).toBe('keep-alive');
});

test('nothing is sent that was not asked for, but Host and Connection', async () => {
  const server = await answering('HTTP/1.1 204 No Content\r\n\r\n');
  const exchange = await fetchOnce(server.url);
  expect(exchange.request.headers.map(([name]) => name)).toEqual(['host', 'connection']);
  expect(exchange.response?.status).toBe(204);
});

test('a POST without a body says so', async () => {
  const server = await answering('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  const exchange = await openHttp().send(get(server.url, { method: 'POST' }), LIMITS);
  expect(header(exchange.request.headers, 'content-length')).toBe('0');
  expect(exchange.request.body).toEqual(new Uint8Array());
});

test('response headers keep their order, case and repetition', async () => {
  const server = await answering(
    'HTTP/1.1 200 Fine, thanks\r\nX-B: 1\r\nSet-Cookie: a=1\r\nx-a: 2\r\nSET-COOKIE: b=2\r\nX-Latin: caf\u00e9\r\nContent-Length: 0\r\n\r\n',
  );
  const { response } = await fetchOnce(server.url);
  expect(response?.headers.map(([name]) => name)).toEqual([
    'X-B',
    'Set-Cookie',
    'x-a',
    'SET-COOKIE',
    'X-Latin',
    'Content-Length',
  ]);
  expect(headerValues(response?.headers ?? [], 'set-cookie')).toEqual(['a=1', 'b=2']);
  expect(response).toMatchObject({ status: 200, statusText: 'Fine, thanks', httpVersion: '1.1' });
});

test('the version of the response is the one on its status line', async () => {
  const server = await answering('HTTP/1.0 200 OK\r\n\r\nhello', 'end');
  const exchange = await fetchOnce(server.url);
  expect(exchange.response?.httpVersion).toBe('1.0');
  expect(bodyText(exchange)).toBe('hello');
});

test('a redirect is an answer and is not followed', async () => {
  const server = await answering('HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n');
  const exchange = await fetchOnce(server.url);
  expect(exchange.response?.status).toBe(302);
  expect(header(exchange.response?.headers ?? [], 'location')).toBe('/elsewhere');
  expect(server.received).toHaveLength(1);
});

test('interim responses are passed over', async () => {
  const server = await answering(
    'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
  );
  const exchange = await fetchOnce(server.url);
  expect(exchange.response?.status).toBe(200);
  expect(exchange.response?.headers).toEqual([['Content-Length', '2']]);
});

test('a second request says that it went over the same connection, and has no connection times', async () => {
  const { url } = await goodServer((_request, response) => response.end('ok'));
  const http = openHttp();
  const first = await http.send(get(url), LIMITS);
  const second = await http.send(get(url, { id: 'x2' }), LIMITS);
  expect(first.timing).toMatchObject({ reusedSocket: false, connectMs: expect.any(Number) as number });
  expect(second.timing.reusedSocket).toBe(true);
  expect(second.timing).not.toHaveProperty('connectMs');
  expect(second.timing).toMatchObject({
    firstByteMs: expect.any(Number) as number,
    bodyMs: expect.any(Number) as number,
  });
});

test('the parts of the time add up to no more than the whole', async () => {
  const { port } = await goodServer((_request, response) => response.end('ok'));
  const { timing } = await fetchOnce(
    `http://localhost:${port}`,
    {},
    {
      lookup: resolveTo('127.0.0.1'),
    },
  );
  const { dnsMs = NaN, connectMs = NaN, firstByteMs = NaN, bodyMs = NaN, totalMs } = timing;
  expect(dnsMs + connectMs + firstByteMs + bodyMs).toBeGreaterThan(0);
  expect(dnsMs + connectMs + firstByteMs + bodyMs).toBeLessThanOrEqual(totalMs + 0.01);
  expect(timing).not.toHaveProperty('tlsMs');
});

test('requests at the same time go over connections of their own and are not mixed up', async () => {
  const { url } = await goodServer((request, response) => {
    // The answers come in reverse order of the paths.
    setTimeout(() => response.end(`you asked ${request.url ?? ''}`), 30 - 10 * Number(request.url?.slice(1)));
  });
  const http = openHttp();
  const exchanges = await Promise.all(
    [0, 1, 2].map((n) => http.send(get(`${url}/${n}`, { id: `x${n}` }), LIMITS)),
  );
  expect(exchanges.map((exchange) => [exchange.id, bodyText(exchange)])).toEqual([
    ['x0', 'you asked /0'],
    ['x1', 'you asked /1'],
    ['x2', 'you asked /2'],
  ]);
});

test('HEAD and 304 have no body, whatever their headers say', async () => {
  const head = 'Content-Length: 500\r\nContent-Encoding: gzip\r\n\r\n';
  const server = await answering(`HTTP/1.1 200 OK\r\n${head}`);
  const exchange = await openHttp().send(get(server.url, { method: 'HEAD' }), LIMITS);
  expect(exchange.failure).toBeUndefined();
  expect(exchange.response?.body).toEqual(new Uint8Array());
  const cached = await answering(`HTTP/1.1 304 Not Modified\r\n${head}`);
  expect((await fetchOnce(cached.url)).failure).toBeUndefined();
});

test('a GET may carry a body', async () => {
  const { url } = await goodServer((request, response) => request.pipe(response));
  const exchange = await openHttp().send(get(url, { body: Buffer.from('hi') }), LIMITS);
  expect(bodyText(exchange)).toBe('hi');
});

test('the bytes of an exchange are in memory of their own, so that a worker gets nothing else with them', async () => {
  const { url } = await goodServer((_request, response) => response.end('ok'));
  const exchange = await openHttp().send(get(url, { method: 'POST', body: Buffer.from('hi') }), LIMITS);
  expect(exchange.response?.rawBody.buffer.byteLength).toBe(2);
  expect(exchange.request.body.buffer.byteLength).toBe(2);
});
