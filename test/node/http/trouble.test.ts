import { once } from 'node:events';
import { expect, test } from 'vitest';
import {
  LIMITS,
  answering,
  bodyText,
  deadPort,
  fetchOnce,
  get,
  openHttp,
  rawServer,
  resolveTo,
} from './servers.ts';

test('a port where nothing listens is refused', async () => {
  const { failure, response, timing } = await fetchOnce(`http://127.0.0.1:${await deadPort()}/`);
  expect(failure).toMatchObject({ kind: 'refused', systemCode: 'ECONNREFUSED' });
  expect(response).toBeUndefined();
  expect(timing.totalMs).toBeGreaterThan(0);
});

test('a name with several addresses of which none answers is refused, not something else', async () => {
  const { failure } = await fetchOnce(
    `http://api.example:${await deadPort()}/`,
    {},
    {
      lookup: resolveTo('127.0.0.1', '::1'),
    },
  );
  expect(failure).toMatchObject({ kind: 'refused', systemCode: 'ECONNREFUSED' });
});

test('a name that does not exist is a matter of DNS', async () => {
  const { failure, timing } = await fetchOnce(
    'http://nowhere.example/',
    {},
    {
      lookup: (_name, _options, callback) =>
        setImmediate(() =>
          callback(Object.assign(new Error('no'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }), []),
        ),
    },
  );
  expect(failure).toMatchObject({ kind: 'dns', systemCode: 'ENOTFOUND' });
  expect(timing.dnsMs).toBeGreaterThanOrEqual(0);
  expect(timing).not.toHaveProperty('connectMs');
});

test('a name server that never answers is a timeout that says so', async () => {
  const { failure } = await fetchOnce(
    'http://nowhere.example/',
    { timeoutMs: 50 },
    { lookup: () => undefined },
  );
  expect(failure).toEqual({ kind: 'timeout', message: 'The name was not resolved within 0.05 s.' });
});

test('a server that accepts and says nothing runs into the time limit', async () => {
  const server = await rawServer(() => undefined);
  const exchange = await fetchOnce(server.url, { timeoutMs: 100 });
  expect(exchange.failure).toEqual({
    kind: 'timeout',
    message: 'The request was sent and no answer came within 0.1 s.',
  });
  expect(exchange.timing.totalMs).toBeGreaterThan(90);
  expect(exchange.request.headers.length).toBeGreaterThan(0);
});

test('a body that drips for ever runs into the same time limit, and what came is kept', async () => {
  const server = await rawServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n');
    const drip = setInterval(() => socket.write('.'), 5);
    socket.on('close', () => clearInterval(drip));
  });
  const exchange = await fetchOnce(server.url, { timeoutMs: 150 });
  expect(exchange.failure?.kind).toBe('timeout');
  expect(exchange.failure?.message).toContain('bytes of its body came');
  expect(bodyText(exchange)).toMatch(/^\.+$/);
  expect(exchange.response).toMatchObject({ status: 200, truncated: false });
});

test('headers that drip for ever run into the time limit', async () => {
  const server = await rawServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const drip = setInterval(() => socket.write('X-Drip: 1\r\n'), 5);
    socket.on('close', () => clearInterval(drip));
  });
  const { failure } = await fetchOnce(server.url, { timeoutMs: 100 });
  expect(failure).toEqual({
    kind: 'timeout',
    message: 'The answer’s headers were not complete within 0.1 s.',
  });
});

test('a connection that ends without an answer is a reset', async () => {
  const server = await rawServer((socket) => socket.end());
  expect((await fetchOnce(server.url)).failure?.kind).toBe('reset');
  const rude = await rawServer((socket) => socket.resetAndDestroy());
  expect((await fetchOnce(rude.url)).failure).toMatchObject({ kind: 'reset', systemCode: 'ECONNRESET' });
});

test('a kept connection that the server gives up is told from a server that never answers', async () => {
  let requests = 0;
  const server = await rawServer((socket, soFar) => {
    if (!soFar.endsWith('\r\n\r\n')) return;
    requests += 1;
    if (requests === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });
  const http = openHttp();
  await http.send(get(server.url), LIMITS);
  const { failure, timing } = await http.send(get(server.url), LIMITS);
  expect(timing.reusedSocket).toBe(true);
  expect(failure?.kind).toBe('reset');
  expect(failure?.message).toContain('kept open');
  // Nothing is ever sent twice by itself: the server may have done what was asked before it closed.
  expect(requests).toBe(2);
});

test.each([
  ['no HTTP at all', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['a status that is no number', 'HTTP/1.1 abc OK\r\n\r\n'],
  ['a header without a colon', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n'],
  ['a bad chunk size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
  ['two different lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  [
    'both framings at once',
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  [
    'an upgrade nobody asked for',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
  ],
  [
    '100 Continue nobody asked for',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  ],
])('%s is a bad response', async (_what, text) => {
  const server = await answering(text);
  const { failure } = await fetchOnce(server.url);
  expect(failure?.kind).toBe('bad_response');
  expect(failure?.message).toMatch(/^[A-Z].*\.$/);
});

test('a body shorter than Content-Length is a bad response that counts both', async () => {
  for (const close of ['', 'Connection: close\r\n']) {
    const server = await answering(`HTTP/1.1 200 OK\r\n${close}Content-Length: 100\r\n\r\nhello`, 'end');
    const exchange = await fetchOnce(server.url);
    expect(exchange.failure?.kind).toBe('bad_response');
    expect(exchange.failure?.message).toContain('after 5 bytes of the 100 that Content-Length announces');
    expect(bodyText(exchange)).toBe('hello');
  }
});

test('a body longer than Content-Length ends where Content-Length says', async () => {
  const server = await answering('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello, and more');
  const http = openHttp();
  const exchange = await http.send(get(server.url), LIMITS);
  expect(bodyText(exchange)).toBe('hello');
  // What came after it is not taken for the answer to the next request.
  const next = await http.send(get(server.url), LIMITS);
  expect(next.timing.reusedSocket).toBe(false);
});

test('a connection reset in the middle of the body is a reset, with what came', async () => {
  const server = await answering(
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n',
    'reset',
  );
  const exchange = await fetchOnce(server.url);
  expect(exchange.failure?.kind).toBe('reset');
  expect(exchange.response?.status).toBe(200);
});

test('a flood of headers is too large', async () => {
  const server = await answering(
    `HTTP/1.1 200 OK\r\n${'X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(5000)}\r\n`,
  );
  expect((await fetchOnce(server.url)).failure).toMatchObject({
    kind: 'too_large',
    systemCode: 'UND_ERR_HEADERS_OVERFLOW',
  });
});

test('an endless body is cut at the limit, marked, and its connection closed', async () => {
  const server = await rawServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
    const pour = (): void => {
      while (!socket.destroyed && socket.write(chunk));
      if (!socket.destroyed) socket.once('drain', pour);
    };
    pour();
  });
  const closed = once(server.events, 'close');
  const exchange = await fetchOnce(server.url, { maxBodyBytes: 10_000 });
  expect(exchange.response).toMatchObject({ status: 200, truncated: true });
  expect(exchange.response?.body.length).toBe(10_000);
  expect(exchange.failure).toBeUndefined();
  await closed;
});

test('a body of exactly the limit is whole', async () => {
  const server = await answering(`HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789`);
  expect((await fetchOnce(server.url, { maxBodyBytes: 10 })).response).toMatchObject({ truncated: false });
  expect((await fetchOnce(server.url, { maxBodyBytes: 9 })).response).toMatchObject({ truncated: true });
});

test('a signal aborted beforehand sends nothing', async () => {
  const server = await answering('HTTP/1.1 200 OK\r\n\r\n', 'end');
  const { failure } = await fetchOnce(server.url, { signal: AbortSignal.abort() });
  expect(failure?.kind).toBe('cancelled');
  expect(server.received).toEqual([]);
});

test('cancelling while waiting for the answer ends at once and closes the connection', async () => {
  const server = await rawServer(() => undefined);
  const stop = new AbortController();
  const sent = once(server.events, 'data');
  const closed = once(server.events, 'close');
  const exchange = fetchOnce(server.url, { signal: stop.signal });
  await sent;
  stop.abort();
  expect((await exchange).failure?.kind).toBe('cancelled');
  await closed;
});

test('cancelling in the middle of the body keeps what came', async () => {
  const stop = new AbortController();
  const server = await rawServer((socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello', () => stop.abort()),
  );
  const exchange = await fetchOnce(server.url, { signal: stop.signal });
  expect(exchange.failure?.kind).toBe('cancelled');
});

test('cancelling while the name is looked up ends at once, and nothing is sent later', async () => {
  const server = await answering('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  const stop = new AbortController();
  const asked = Promise.withResolvers<() => void>();
  const exchange = fetchOnce(
    `http://late.example:${server.port}/`,
    { signal: stop.signal },
    {
      lookup: (_name, _options, callback) =>
        asked.resolve(() => callback(null, [{ address: '127.0.0.1', family: 4 }])),
    },
  );
  const answerLookup = await asked.promise;
  stop.abort();
  expect((await exchange).failure?.kind).toBe('cancelled');
  answerLookup();
  // A request of another Http goes through after it, and is the only one the server has seen.
  await fetchOnce(server.url);
  expect(server.received).toHaveLength(1);
});

test('closing ends what is under way, and refuses what comes after', async () => {
  const server = await rawServer(() => undefined);
  const http = openHttp();
  const sent = once(server.events, 'data');
  const pending = http.send(get(server.url), LIMITS);
  await sent;
  await http.close();
  expect((await pending).failure?.kind).toBe('cancelled');
  expect((await http.send(get(server.url), LIMITS)).failure?.kind).toBe('cancelled');
});

test('no failure repeats the query, where codes and tokens are', async () => {
  const { failure, request } = await fetchOnce(`http://127.0.0.1:${await deadPort()}/cb?code=s3cret`);
  expect(failure?.message).not.toContain('s3cret');
  expect(request.url).toContain('s3cret');
});
