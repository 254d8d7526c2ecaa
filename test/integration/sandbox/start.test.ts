import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type RunningSandbox, createSandboxMaterial, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { WORKER_URL, callApi, introspect, requestTokens, sendRaw, start } from './support.ts';

const made = await createSandboxMaterial();

const MACHINE = { grant_type: 'client_credentials', scope: 'invoice:read' };

describe('a running sandbox', () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await start();
  });
  afterAll(() => sandbox.stop());

  const metadata = '/.well-known/openid-configuration';
  const own = (): string => `127.0.0.1:${sandbox.port}`;

  test.each([
    ['localhost', () => [`Host: localhost:${sandbox.port}`]],
    ['a name elsewhere', () => ['Host: evil.example']],
    ['a name elsewhere on our port', () => [`Host: evil.example:${sandbox.port}`]],
    ['our address without the port', () => ['Host: 127.0.0.1']],
    ['another loopback address', () => [`Host: 127.0.0.2:${sandbox.port}`]],
    ['the IPv6 loopback', () => [`Host: [::1]:${sandbox.port}`]],
    ['a user at our address', () => [`Host: evil.example@${own()}`]],
    ['a list of hosts', () => [`Host: ${own()}, evil.example`]],
    ['an empty host', () => ['Host:']],
    ['no host', () => []],
    ['two hosts', () => [`Host: ${own()}`, 'Host: evil.example']],
  ])('answers no request for %s, whatever the path', async (_what, headers) => {
    for (const path of [metadata, '/authorize', '/api/signature/echo', '/interaction/x', '/']) {
      const { status, text } = await sendRaw(sandbox.port, [`GET ${path} HTTP/1.1`, ...headers()]);
      expect(status).toBeOneOf([400, 421]);
      expect(text).not.toMatch(/evil|set-cookie|issuer/i);
    }
  });

  test('is not fooled by a target in absolute form or by forwarding headers', async () => {
    const absolute = [`GET http://evil.example${metadata} HTTP/1.1`, `Host: ${own()}`];
    expect(await sendRaw(sandbox.port, absolute)).toMatchObject({ status: 400 });
    const forwarded = await sendRaw(sandbox.port, [
      `GET ${metadata} HTTP/1.1`,
      `Host: ${own()}`,
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: https',
      'Forwarded: host=evil.example',
    ]);
    expect(forwarded.status).toBe(200);
    expect(forwarded.text).not.toMatch(/evil|https:\/\/127/);
  });

  test('answers an unknown path, and a body larger than it reads, without falling over', async () => {
    expect((await fetch(new URL('/nowhere', sandbox.issuer))).status).toBe(404);
    const body = new URLSearchParams({ token: 'x'.repeat(100_000) });
    for (const path of ['/introspect', '/token', '/revoke']) {
      const answer = await fetch(new URL(path, sandbox.issuer), { method: 'POST', body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      await answer.text();
    }
    expect((await fetch(new URL('/jwks', sandbox.issuer))).status).toBe(200);
  });
});

test('a busy preferred port is no obstacle: another is used', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void blocker.close());
  const address = blocker.address();
  const busy = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const sandbox = await start({ preferredPort: busy });
  onTestFinished(() => sandbox.stop());
  expect(sandbox.port).not.toBe(busy);
  expect((await fetch(new URL('/jwks', sandbox.issuer))).status).toBe(200);
});

test('two sandboxes at once do not sign each other out: their cookies have different names', async () => {
  const sandboxes = [await start(), await start()];
  onTestFinished(async () => void (await Promise.all(sandboxes.map((one) => one.stop()))));
  const names = await Promise.all(
    sandboxes.map(async ({ port, issuer, clients }) => {
      const redirect = clients[0]?.redirectUris[0] ?? '';
      const query = new URLSearchParams({
        client_id: 'sandbox-web',
        response_type: 'code',
        redirect_uri: redirect,
        scope: 'openid',
      });
      const answer = await fetch(`${issuer}/authorize?${query}`, { redirect: 'manual' });
      expect(answer.status).toBe(303);
      const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0] ?? '');
      for (const cookie of cookies) expect(cookie).toContain(String(port));
      return cookies;
    }),
  );
  expect(new Set(names.flat()).size).toBe(names.flat().length);
});

test('started again with the same material on the same port, it still accepts tokens of the last session', async () => {
  const first = await start();
  const { access_token: token } = await requestTokens(first, 'sandbox-machine', MACHINE);
  await first.stop();
  const material: typeof first.material = JSON.parse(JSON.stringify(first.material));
  const second = await start({ preferredPort: first.port, material });
  onTestFinished(() => second.stop());
  expect(second.issuer).toBe(first.issuer);
  expect(second.clients.map(({ clientSecret }) => clientSecret?.expose())).toEqual(
    first.clients.map(({ clientSecret }) => clientSecret?.expose()),
  );
  expect(await callApi(second.apis.signature.url, token)).toMatchObject({ status: 200 });
  // What was issued is forgotten, and introspection says so.
  expect(await introspect(second, token)).toEqual({ active: false });
});

test('with new material, tokens of the last session verify no more', async () => {
  const first = await start();
  const { access_token: token } = await requestTokens(first, 'sandbox-machine', MACHINE);
  await first.stop();
  const second = await start({ preferredPort: first.port });
  onTestFinished(() => second.stop());
  expect(await callApi(second.apis.signature.url, token)).toMatchObject({ status: 401 });
});

test('material that cannot be used is a fault, and starts nothing', async () => {
  const material: RunningSandbox['material'] = JSON.parse('{"version":1}');
  const started = await startSandbox({ workerUrl: WORKER_URL, preferredPort: 0, material });
  expect(started).toMatchObject({ ok: false, fault: { code: 'sandbox.material_invalid' } });
});

test('a worker that is not there is a fault, not an exception', async () => {
  const workerUrl = new URL('./no-such-worker.ts', import.meta.url);
  expect(await startSandbox({ workerUrl, preferredPort: 0 })).toMatchObject({
    ok: false,
    fault: { code: 'sandbox.worker_failed' },
  });
});

test('keys that do not work are a fault that repeats nothing of them', async () => {
  const [rsa = {}, ec = {}] = made.signingKeys;
  const broken = [
    [{ ...rsa, n: '!' }, ec],
    [rsa, { ...ec, d: 'secret-part-of-a-key-0123456789' }],
  ];
  for (const signingKeys of broken) {
    const started = await startSandbox({
      workerUrl: WORKER_URL,
      preferredPort: 0,
      material: { ...made, signingKeys },
    });
    expect(started).toMatchObject({ ok: false, fault: { code: 'sandbox.material_invalid' } });
    expect(JSON.stringify(started)).not.toContain('secret-part');
  }
});

test('stopping frees the port, can be asked for twice, and cuts off whoever waits', async () => {
  const sandbox = await start({ faults: ['slow-token'] });
  const waiting = requestTokens(sandbox, 'sandbox-machine', MACHINE).catch((error: unknown) => error);
  await fetch(new URL('/jwks', sandbox.issuer));
  await Promise.all([sandbox.stop(), sandbox.stop()]);
  expect(await waiting).toBeInstanceOf(TypeError);
  expect(await sandbox.ended).toBeUndefined();
  const again = createServer();
  await new Promise<void>((resolve) => again.listen(sandbox.port, '127.0.0.1', resolve));
  again.close();
});

test('the log names each request without what is secret in it', async () => {
  const lines: string[] = [];
  const sandbox = await start({ onLog: (line) => lines.push(line) });
  const { access_token: token } = await requestTokens(sandbox, 'sandbox-machine', MACHINE);
  await callApi(`${sandbox.apis.introspection.url}?scope=invoice:read`, token);
  await fetch(new URL(`/interaction/${token.slice(0, 30)}?code=abc`, sandbox.issuer));
  await fetch(new URL(`/${token.slice(0, 40)}`, sandbox.issuer));
  await sandbox.stop();
  expect(lines.map((line) => line.replace(/\d+ ms$/, 'N ms'))).toEqual([
    'POST /token 200 N ms',
    'POST /introspect 200 N ms',
    'GET /api/introspect/echo 200 N ms',
    'GET /interaction/… 400 N ms',
    'GET (unknown path) 404 N ms',
  ]);
});
