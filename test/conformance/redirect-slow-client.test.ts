import { once } from 'node:events';
import net from 'node:net';
import { expect, test } from 'vitest';
import { STATE, query, startWaiting, visit } from '../support/redirect.ts';

const limits = { headersTimeoutMs: 200, requestTimeoutMs: 300 };

async function connect(port: number, text: string): Promise<net.Socket> {
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

test.each([
  ['headers that never end', 'GET /callback HTTP/1.1\r\nX-A: '],
  [
    'a body that never ends',
    'POST /callback HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\ncode=',
  ],
  ['nothing at all', ''],
])('%s: the connection is ended, and nothing is judged', async (_what, text) => {
  const { port, received } = await startWaiting({ limits });
  const socket = await connect(port, text.replace('HOST', `127.0.0.1:${port}`));
  const drip = setInterval(() => text && socket.write('a'), 20);
  socket.resume();
  await once(socket, 'close');
  clearInterval(drip);
  expect(received).toEqual([]);
});

test('many slow connections do not keep the answer out', async () => {
  const { listener, port, received } = await startWaiting();
  const slow = await Promise.all(
    Array.from({ length: 100 }, () => connect(port, 'GET /callback HTTP/1.1\r\n')),
  );
  expect(
    (await visit(listener.redirectUri + query({ code: 'good', state: STATE }))).headers.get('location'),
  ).toBe('/done');
  expect(received).toHaveLength(1);
  for (const socket of slow) socket.destroy();
});

test('a form that breaks off is not judged', async () => {
  const { port, received, listener } = await startWaiting();
  const head = `POST /callback HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\n`;
  const socket = await connect(port, `${head}code=x&state=${STATE}`);
  socket.destroy();
  await once(socket, 'close');
  await visit(listener.redirectUri);
  expect(received).toEqual([]);
});

test('bytes that are no HTTP are refused', async () => {
  const { port, received } = await startWaiting();
  const socket = await connect(port, '\u0016\u0003\u0001 TLS?\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
  expect(received).toEqual([]);
});
