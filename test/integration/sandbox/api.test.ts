import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { callApi, requestTokens, signIn, start } from './support.ts';

let sandbox: RunningSandbox;
let token: string;
let opaque: string;

beforeAll(async () => {
  sandbox = await start();
  ({ access_token: token } = await signIn(sandbox));
  ({ access_token: opaque } = await signIn(sandbox, { resource: '' }));
});
afterAll(() => sandbox.stop());

describe.each(['signature', 'introspection'] as const)('the API that validates by %s', (which) => {
  const url = (): string => sandbox.apis[which].url;

  test('answers a good token with 200, whom it is for, and no challenge', async () => {
    const answer = await callApi(`${url()}?scope=invoice:read`, token);
    expect(answer).toMatchObject({
      status: 200,
      challenge: '',
      body: { sub: 'alice', client_id: 'sandbox-spa', scope: 'invoice:read', validated_by: which },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('offers both schemes without an error when no credentials came', async () => {
    for (const headers of [{}, { authorization: 'Basic YTpi' }]) {
      const { status, challenge } = await callApi(url(), headers);
      expect(status).toBe(401);
      expect(challenge).toMatch(/^Bearer realm=".*", DPoP realm=".*algs="ES256/);
      expect(challenge).not.toContain('error');
    }
  });

  test('names the scope that is needed, without an error as long as no token came', async () => {
    const { challenge } = await callApi(`${url()}?scope=invoice:write`);
    expect(challenge).toContain('scope="invoice:write"');
    expect(challenge).not.toContain('error');
  });

  test('answers a token without the scope with 403 and says which', async () => {
    const { status, challenge } = await callApi(`${url()}?scope=invoice:read+invoice:write`, token);
    expect(status).toBe(403);
    expect(challenge).toMatch(
      /^Bearer realm=".*", error="insufficient_scope", error_description="the token lacks invoice:write", scope="invoice:read invoice:write"/,
    );
  });

  test.each([
    ['nothing after the scheme', 'Bearer'],
    ['two tokens', 'Bearer a b'],
    ['characters no token has', 'Bearer 100%'],
  ])('answers %s with 400 invalid_request', async (_what, authorization) => {
    const { status, challenge } = await callApi(url(), { authorization });
    expect(status).toBe(400);
    expect(challenge).toContain('error="invalid_request"');
  });

  test('does not take a token from the query', async () => {
    const { status, challenge } = await callApi(`${url()}?access_token=${token}`);
    expect(status).toBe(400);
    expect(challenge).toContain('error="invalid_request"');
  });

  test('refuses a token that is for userinfo, not for an API', async () => {
    const { status, challenge } = await callApi(url(), opaque);
    expect(status).toBe(401);
    expect(challenge).toContain('error="invalid_token"');
  });

  test('refuses tampered, unsigned and invented tokens alike', async () => {
    const [head = '', payload = '', signature = ''] = token.split('.');
    const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    for (const bad of [`${head}.${payload}.${flipped}`, `${none}.${payload}.`, 'x.y.z', 'invented']) {
      const { status, challenge } = await callApi(url(), bad);
      expect(status).toBe(401);
      expect(challenge).toContain('error="invalid_token"');
    }
  });

  test('points to its protected resource metadata', async () => {
    const { challenge } = await callApi(url());
    const metadata = /resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? '';
    expect(await (await fetch(metadata)).json()).toMatchObject({ resource: url() });
  });

  test('answers other methods too, a body is of no matter to it', async () => {
    const answer = await fetch(url(), {
      method: 'POST',
      headers: { authorization: `bearer ${token}` },
      body: 'x',
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ method: 'POST' });
  });
});

test('the API that validates by signature says why it cannot tell about an opaque token', async () => {
  const { challenge, body } = await callApi(sandbox.apis.signature.url, opaque);
  expect(challenge).toContain('opaque token');
  expect(body['error_description']).toContain('opaque token');
});

test('a token for API A is refused by API B, which says whom it is for', async () => {
  const { status, challenge } = await callApi(sandbox.apis.opaque.url, token);
  expect(status).toBe(401);
  expect(challenge).toContain(`the token is meant for ${sandbox.apis.signature.resource}`);
});

test('a refresh token and an ID token are not taken for access tokens', async () => {
  const tokens = await signIn(sandbox);
  for (const { url } of Object.values(sandbox.apis)) {
    expect((await callApi(url, tokens.refresh_token)).status).toBe(401);
    expect((await callApi(url, tokens.id_token)).status).toBe(401);
  }
});

test('a machine with another scope is told what it lacks', async () => {
  const form = { grant_type: 'client_credentials', scope: 'invoice:write' };
  const { access_token: machine } = await requestTokens(sandbox, 'sandbox-machine', form);
  expect(await callApi(`${sandbox.apis.signature.url}?scope=invoice:write`, machine)).toMatchObject({
    status: 200,
  });
  expect(await callApi(`${sandbox.apis.signature.url}?scope=invoice:read`, machine)).toMatchObject({
    status: 403,
  });
});
