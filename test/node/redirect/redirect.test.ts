import { once } from 'node:events';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { CallbackAnswer } from '../../../src/engine/ports/redirect.ts';
import { createRedirect } from '../../../src/node/redirect/create-redirect.ts';
import { createClock } from '../../../src/node/clock.ts';
import { STATE, land, query, sendRaw, startWaiting, visit } from '../../support/redirect.ts';

const GOOD = query({ code: 'c0de', state: STATE, iss: 'https://issuer.example' });

test('a callback in the query is received as it came, and the browser moved on to /done', async () => {
  const before = Date.now();
  const { listener, received, origin } = await startWaiting();
  const page = await land(origin, listener.redirectUri + GOOD);
  expect(page).toMatchObject({ path: '/done', status: 200 });
  expect(page.body).toContain('You can close this window and go back to Assay.');
  expect(received).toEqual([
    {
      atMs: expect.any(Number) as number,
      receivedBy: 'query',
      parameters: [
        ['code', 'c0de'],
        ['state', STATE],
        ['iss', 'https://issuer.example'],
      ],
    },
  ]);
  expect(received[0]?.atMs).toBeGreaterThanOrEqual(before);
});

test('repeated and empty parameters, plus signs and percent escapes are read as RFC 6749 appendix B has them', async () => {
  const { listener, received } = await startWaiting();
  await visit(`${listener.redirectUri}?code=a+b&code=%C3%A9&state=&x=%zz&y`);
  expect(received[0]?.parameters).toEqual([
    ['code', 'a b'],
    ['code', 'é'],
    ['state', ''],
    ['x', '%zz'],
    ['y', ''],
  ]);
});

test('a posted form is received', async () => {
  const { listener, received, origin } = await startWaiting();
  const body = new URLSearchParams({ code: 'c0de', state: STATE });
  const page = await land(origin, listener.redirectUri, { method: 'POST', body });
  expect(page.path).toBe('/done');
  expect(received).toMatchObject([
    {
      receivedBy: 'form_post',
      parameters: [
        ['code', 'c0de'],
        ['state', STATE],
      ],
    },
  ]);
});

test('an error that the server gives is shown, and is an answer', async () => {
  const { listener, origin } = await startWaiting();
  const page = await land(
    origin,
    listener.redirectUri +
      query({ error: 'access_denied', error_description: 'The user said no', state: STATE }),
  );
  expect(page.path).toBe('/done/error');
  expect(page.body).toContain('access_denied');
  expect(page.body).toContain('The user said no');
});

test('an answer with neither code nor error is said to be none', async () => {
  const { listener, origin } = await startWaiting();
  const page = await land(origin, listener.redirectUri + query({ state: STATE }));
  expect(page.path).toBe('/done/unusable');
  expect(page.body).toContain('neither a code nor an error');
});

test('every answer is kept out of caches, referrers and frames, and closes its connection', async () => {
  const { listener, origin } = await startWaiting();
  const answers = await Promise.all([
    visit(listener.redirectUri + query({ code: 'x', state: 'other' })),
    visit(listener.redirectUri),
    visit(`${origin}/done`),
    visit(`${origin}/nowhere`),
    visit(`${origin}/favicon.ico`),
    visit(listener.redirectUri, { method: 'PUT' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([303, 200, 200, 404, 204, 405]);
  for (const { headers } of answers) {
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      connection: 'close',
    });
  }
  const policies = answers
    .filter(({ body }) => body !== '')
    .map(({ headers }) => headers.get('content-security-policy') ?? '');
  expect(policies).toHaveLength(4);
  for (const policy of policies)
    expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-[\w+/=]+';.* frame-ancestors 'none'$/);
  expect(policies.filter((policy) => policy.includes('script-src'))).toHaveLength(1);
  expect(new Set(policies).size).toBe(4);
});

test('the address of the outcome has no code and no state in it', async () => {
  const { listener } = await startWaiting();
  for (const parameters of [
    { code: 'c0de', state: 'other' },
    { error: 'e', state: STATE },
    { code: 'c0de', state: STATE },
  ]) {
    const { headers } = await visit(listener.redirectUri + query(parameters));
    expect(headers.get('location')).toMatch(/^\/done(\/\w+)?$/);
  }
});

test('a redirect URI at /done has its pages elsewhere', async () => {
  const { listener, origin, received } = await startWaiting({ path: '/done' });
  const page = await land(origin, listener.redirectUri + GOOD);
  expect(page.path).toBe('/assay-done');
  expect(received).toHaveLength(1);
});

test.each([
  ['127.0.0.1', /^http:\/\/127\.0\.0\.1:\d+\/cb\/x$/],
  ['[::1]', /^http:\/\/\[::1\]:\d+\/cb\/x$/],
  ['localhost', /^http:\/\/localhost:\d+\/cb\/x$/],
] as const)('%s gives the redirect URI with the port that was bound', async (host, pattern) => {
  const { listener, origin, received } = await startWaiting({ host, path: '/cb/x' });
  expect(listener.redirectUri).toMatch(pattern);
  await land(origin, listener.redirectUri + GOOD);
  expect(received).toHaveLength(1);
});

test('localhost answers on both families, at the same port', async () => {
  const { port, received } = await startWaiting({ host: 'localhost' });
  for (const address of ['127.0.0.1', '::1']) {
    const answer = await sendRaw(
      port,
      `GET /callback?code=x&state=old HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`,
      address,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 303 /);
  }
  expect(received).toHaveLength(2);
});

test('a port that another program has is a fault that names it', async () => {
  const other = net.createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as net.AddressInfo;
  for (const host of ['127.0.0.1', 'localhost'] as const) {
    const result = await createRedirect({ clock: createClock() }).listen({
      host,
      port,
      path: '/',
      onCallback: () => 'unusable',
    });
    expect(result).toMatchObject({
      ok: false,
      fault: { code: 'redirect.port_busy', message: `Port ${port} is in use by another program.` },
    });
  }
});

test('a port that is taken on the other family only is busy for localhost, and nothing stays behind', async () => {
  const other = net.createServer().listen(0, '::1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as net.AddressInfo;
  const redirect = createRedirect({ clock: createClock() });
  const options = { port, path: '/', onCallback: (): CallbackAnswer => 'unusable' };
  expect(await redirect.listen({ ...options, host: 'localhost' })).toMatchObject({
    ok: false,
    fault: { code: 'redirect.port_busy' },
  });
  const alone = await redirect.listen({ ...options, host: '127.0.0.1' });
  expect(alone.ok).toBe(true);
  if (alone.ok) await alone.value.close();
});

test.each([
  ['a path without a slash', { path: 'callback' }],
  ['a path with a query', { path: '/callback?x=1' }],
  ['a path with a fragment', { path: '/callback#x' }],
  ['a port that is none', { port: 70_000 }],
])('%s is refused in words', async (_what, wrong) => {
  const result = await createRedirect({ clock: createClock() }).listen({
    host: '127.0.0.1',
    port: 0,
    path: '/',
    onCallback: () => 'unusable',
    ...wrong,
  });
  expect(result).toMatchObject({ ok: false, fault: { code: 'redirect.failed', parameter: 'redirect_uri' } });
});

test('closing while nobody has answered ends open connections at once and frees the port', async () => {
  const { listener, port } = await startWaiting();
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('GET /callback HTTP/1.1\r\n');
  socket.on('error', () => undefined);
  const ended = new Promise((resolve) => socket.once('close', resolve));
  await listener.close();
  await ended;
  const next = await startWaiting({ port });
  expect(next.listener.redirectUri).toBe(listener.redirectUri);
});

test('closing when the answer came lets the browser fetch its last page, and nothing waits for that', async () => {
  const { listener, origin, received } = await startWaiting({ limits: { lingerMs: 60_000 } });
  const { headers } = await visit(listener.redirectUri + GOOD);
  await listener.close();
  const late = await visit(listener.redirectUri + query({ code: 'again', state: STATE }));
  expect(late.headers.get('location')).toBe('/done/late');
  expect((await visit(origin + (headers.get('location') ?? ''))).status).toBe(200);
  // After its last page the listener is gone.
  await expect.poll(() => visit(`${origin}/done`).catch(() => 'gone')).toBe('gone');
  expect(received).toHaveLength(1);
});

test('a listener that lingers does not keep its port from the next attempt', async () => {
  const redirect = createRedirect({ clock: createClock(), limits: { lingerMs: 60_000 } });
  const options = {
    host: '127.0.0.1',
    path: '/callback',
    onCallback: (): CallbackAnswer => 'accepted',
  } as const;
  const first = await redirect.listen({ ...options, port: 0 });
  if (!first.ok) throw new Error(first.fault.message);
  await visit(first.value.redirectUri + GOOD);
  await first.value.close();
  const second = await redirect.listen({ ...options, port: Number(new URL(first.value.redirectUri).port) });
  expect(second).toMatchObject({ ok: true, value: { redirectUri: first.value.redirectUri } });
  if (second.ok) await second.value.close();
});

test('the judge may close the listener before it answers', async () => {
  const redirect = createRedirect({ clock: createClock() });
  const closing: Promise<void>[] = [];
  const result = await redirect.listen({
    host: '127.0.0.1',
    port: 0,
    path: '/callback',
    onCallback: () => {
      if (result.ok) closing.push(result.value.close());
      return 'accepted';
    },
  });
  if (!result.ok) throw new Error(result.fault.message);
  const page = await land(new URL(result.value.redirectUri).origin, result.value.redirectUri + GOOD);
  expect(page.status).toBe(200);
  await Promise.all(closing);
});
