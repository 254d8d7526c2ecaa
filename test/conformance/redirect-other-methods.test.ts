import { expect, test } from 'vitest';
import { STATE, query, startWaiting, visit } from '../support/redirect.ts';

const GOOD = query({ code: 'good', state: STATE });

test.each(['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s does not use up the code', async (method) => {
  const { listener, received } = await startWaiting();
  const { status, headers } = await visit(listener.redirectUri + GOOD, { method });
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe('GET, POST');
  expect(received).toEqual([]);
  expect((await visit(listener.redirectUri + GOOD)).headers.get('location')).toBe('/done');
});

test.each(['/callback/', '/Callback', '/', '//callback', '/callback%2f', '/..%2fcallback'])(
  '%s is not the path, however near',
  async (path) => {
    const { origin, received } = await startWaiting();
    expect((await visit(origin + path + GOOD)).status).toBe(404);
    expect(received).toEqual([]);
  },
);

test.each([
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencodedx',
  '',
])('a POST as %j is no form', async (type) => {
  const { listener, received } = await startWaiting();
  const body = Buffer.from(`code=x&state=${STATE}`);
  expect(
    (await visit(listener.redirectUri, { method: 'POST', headers: { 'content-type': type }, body })).status,
  ).toBe(415);
  expect(received).toEqual([]);
});

test('the pages of the outcome take nothing but GET', async () => {
  const { origin } = await startWaiting();
  expect((await visit(`${origin}/done`, { method: 'POST' })).status).toBe(405);
});
