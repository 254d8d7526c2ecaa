import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { answering, bodyText, fetchOnce } from './servers.ts';

const TEXT = JSON.stringify({ access_token: 'opaque', expires_in: 3600 });

function response(coding: string, body: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n`),
    body,
  ]);
}

test.each([
  ['gzip', zlib.gzipSync(TEXT)],
  ['x-gzip', zlib.gzipSync(TEXT)],
  ['GZip', zlib.gzipSync(TEXT)],
  ['deflate', zlib.deflateSync(TEXT)],
  ['deflate', zlib.deflateRawSync(TEXT)],
  ['br', zlib.brotliCompressSync(TEXT)],
  ['zstd', zlib.zstdCompressSync(TEXT)],
  ['deflate, gzip', zlib.gzipSync(zlib.deflateSync(TEXT))],
  ['identity', Buffer.from(TEXT)],
])('%s is undone, and the bytes as they came are kept', async (coding, bytes) => {
  const server = await answering(response(coding, bytes));
  const exchange = await fetchOnce(server.url);
  expect(bodyText(exchange)).toBe(TEXT);
  expect(Buffer.from(exchange.response?.rawBody ?? []).equals(bytes)).toBe(true);
  expect(exchange.failure).toBeUndefined();
});

test('a small body that holds a very large one is cut at the limit', async () => {
  const bomb = zlib.gzipSync(Buffer.alloc(64 * 1024 * 1024));
  expect(bomb.length).toBeLessThan(100_000);
  const server = await answering(response('gzip', bomb));
  const { response: received, failure } = await fetchOnce(server.url, { maxBodyBytes: 100_000 });
  expect(received).toMatchObject({ truncated: true, status: 200 });
  expect(received?.body.length).toBe(100_000);
  expect(received?.rawBody.length).toBe(bomb.length);
  expect(failure).toBeUndefined();
});

test('a bomb inside a bomb is cut at each layer', async () => {
  const bomb = zlib.gzipSync(zlib.gzipSync(Buffer.alloc(64 * 1024 * 1024)));
  const server = await answering(response('gzip, gzip', bomb));
  const { response: received } = await fetchOnce(server.url, { maxBodyBytes: 100_000 });
  expect(received).toMatchObject({ truncated: true });
  expect(received?.body.length).toBe(100_000);
});

test('a body that is not what Content-Encoding says is a bad response, with its bytes kept', async () => {
  const server = await answering(response('gzip', Buffer.from('plain text')));
  const { response: received, failure } = await fetchOnce(server.url);
  expect(failure).toMatchObject({ kind: 'bad_response', systemCode: 'Z_DATA_ERROR' });
  expect(Buffer.from(received?.rawBody ?? []).toString()).toBe('plain text');
});

test('a compressed body that ends too early is a bad response, with what could be read', async () => {
  const whole = zlib.gzipSync(TEXT);
  const server = await answering(response('gzip', whole.subarray(0, -10)));
  const { response: received, failure } = await fetchOnce(server.url);
  expect(failure?.kind).toBe('bad_response');
  expect(TEXT.startsWith(Buffer.from(received?.body ?? []).toString())).toBe(true);
});

test('a coding that nobody knows leaves the bytes alone', async () => {
  const server = await answering(response('utf-8', Buffer.from(TEXT)));
  const exchange = await fetchOnce(server.url);
  expect(bodyText(exchange)).toBe(TEXT);
  expect(exchange.failure).toBeUndefined();
});

test('a long list of codings is refused rather than undone', async () => {
  const server = await answering(
    response(Array.from({ length: 50 }, () => 'gzip').join(', '), zlib.gzipSync(TEXT)),
  );
  expect((await fetchOnce(server.url)).failure?.kind).toBe('bad_response');
});
