import { expect, test } from 'vitest';
import { STATE, sendRaw, startWaiting } from '../support/redirect.ts';

const TARGET = `/callback?code=x&state=${STATE}`;

test.each([
  ['a name that points here (DNS rebinding)', (port: number) => `Host: attacker.example:${port}\r\n`, 421],
  ['another loopback name', (port: number) => `Host: localhost:${port}\r\n`, 421],
  ['the right name without the port', () => 'Host: 127.0.0.1\r\n', 421],
  ['the right name with another port', () => 'Host: 127.0.0.1:1\r\n', 421],
  ['a name that only begins like it', (port: number) => `Host: 127.0.0.1:${port}.attacker.example\r\n`, 421],
  ['an empty Host', () => 'Host: \r\n', 421],
  ['no Host', () => '', 400],
  ['two Hosts', (port: number) => `Host: 127.0.0.1:${port}\r\nHost: attacker.example\r\n`, 400],
  ['the same Host twice', (port: number) => `Host: 127.0.0.1:${port}\r\nHost: 127.0.0.1:${port}\r\n`, 400],
])('%s is refused, counted, and not judged', async (_what, host, status) => {
  const { listener, port, received } = await startWaiting();
  const answer = await sendRaw(port, `GET ${TARGET} HTTP/1.1\r\n${host(port)}\r\n`);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).not.toContain('attacker');
  expect(received).toEqual([]);
  expect(listener.refused()).toEqual({ foreignHost: 1, late: 0 });
});

test('HTTP/1.0 without a Host is refused and counted', async () => {
  const { listener, port, received } = await startWaiting();
  expect(await sendRaw(port, `GET ${TARGET} HTTP/1.0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(received).toEqual([]);
  expect(listener.refused().foreignHost).toBe(1);
});

test('HTTP/1.0 with the right Host is taken', async () => {
  const { port, received } = await startWaiting();
  expect(await sendRaw(port, `GET ${TARGET} HTTP/1.0\r\nHost: 127.0.0.1:${port}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 303 /,
  );
  expect(received).toHaveLength(1);
});

test('a host name compares without case', async () => {
  const { port, received } = await startWaiting({ host: 'localhost' });
  await sendRaw(port, `GET ${TARGET} HTTP/1.1\r\nHost: LocalHost:${port}\r\n\r\n`);
  expect(received).toHaveLength(1);
});

test('a target that names a host of its own is not taken', async () => {
  const { port, received } = await startWaiting();
  const answer = await sendRaw(
    port,
    `GET http://attacker.example${TARGET} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  expect(received).toEqual([]);
});
