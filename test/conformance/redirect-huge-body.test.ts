import { expect, test } from 'vitest';
import { STATE, query, sendRaw, startWaiting, visit } from '../support/redirect.ts';

const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n';

test('a form past the limit is refused, whether it says its length or not', async () => {
  const { listener, port, received } = await startWaiting();
  const body = `code=${'x'.repeat(100_000)}&state=${STATE}`;
  expect(
    (await visit(listener.redirectUri, { method: 'POST', body: new URLSearchParams(body) })).status,
  ).toBe(413);
  const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const answer = await sendRaw(
    port,
    `POST /callback HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${FORM}Transfer-Encoding: chunked\r\n\r\n${chunk}`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(received).toEqual([]);
});

test('a form of just the limit is taken', async () => {
  const { listener, received } = await startWaiting();
  const tail = `&state=${STATE}`;
  const body = `code=${'x'.repeat(64 * 1024 - 5 - tail.length)}${tail}`;
  expect(
    (await visit(listener.redirectUri, { method: 'POST', body: new URLSearchParams(body) })).status,
  ).toBe(303);
  expect(received).toHaveLength(1);
});

test('a query past the limit is refused, and one of a long response taken', async () => {
  const { listener, received } = await startWaiting();
  expect(
    (await visit(listener.redirectUri + query({ code: 'x'.repeat(100_000), state: STATE }))).status,
  ).toBe(431);
  expect(received).toEqual([]);
  expect(
    (await visit(listener.redirectUri + query({ response: 'x'.repeat(40_000), state: STATE }))).status,
  ).toBe(303);
  expect(received).toHaveLength(1);
});
