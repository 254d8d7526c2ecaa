import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInOverHttp } from '../../../src/sandbox/person.ts';
import { API_A, API_B, type RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import {
  INSECURE,
  ask,
  authOf,
  callApi,
  clientOf,
  discover,
  exchange,
  introspect,
  listen,
  requestTokens,
  signIn,
  start,
} from './support.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(() => sandbox.stop());

describe('authorization code with PKCE', () => {
  test.each(['sandbox-spa', 'sandbox-web', 'sandbox-post', 'sandbox-jwt'])(
    '%s gets tokens that the strict reader accepts, signatures included',
    async (clientId) => {
      const as = await discover(sandbox);
      const client = { client_id: clientId };
      const listener = await listen();
      const asked = ask(sandbox, listener, { client_id: clientId });
      const walked = await signInOverHttp(asked.url, { account: 'alice' });
      expect(walked.ok).toBe(true);
      const parameters = oauth.validateAuthResponse(as, client, listener.last(), asked.state);
      const response = await oauth.authorizationCodeGrantRequest(
        as,
        client,
        await authOf(clientOf(sandbox, clientId)),
        parameters,
        asked.redirectUri,
        asked.verifier,
        { ...INSECURE, additionalParameters: { resource: API_A } },
      );
      const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
        expectedNonce: asked.nonce,
        requireIdToken: true,
      });
      await oauth.validateApplicationLevelSignature(as, response, INSECURE);
      expect(tokens.refresh_token).toBeTypeOf('string');
      expect(tokens.expires_in).toBe(600);
      expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ sub: 'alice', aud: clientId });
    },
  );

  test('any loopback port, and IPv6 too, is accepted; another path or host is not', async () => {
    const listener = await listen('::1');
    const walked = await signInOverHttp(ask(sandbox, listener).url, { account: 'alice' });
    expect(walked).toMatchObject({ ok: true, value: { endedAt: listener.redirectUri, status: 200 } });
    for (const redirectUri of [
      'http://127.0.0.1:8765/other',
      'http://192.168.0.1:8765/callback',
      'https://127.0.0.1/callback',
    ]) {
      const { url } = ask(sandbox, listener, { redirect_uri: redirectUri });
      expect(await signInOverHttp(url, { account: 'alice' })).toMatchObject({
        ok: false,
        fault: { code: 'person.refused', message: expect.stringContaining('invalid_redirect_uri') },
      });
    }
  });

  test('a public client without PKCE is sent back with an error', async () => {
    const listener = await listen();
    const { url } = ask(sandbox, listener, { code_challenge: undefined, code_challenge_method: undefined });
    await signInOverHttp(url, { account: 'alice' });
    expect(listener.last().searchParams.get('error')).toBe('invalid_request');
  });

  test('the wrong verifier is refused, and a code is good once: replayed, it takes its tokens with it', async () => {
    const listener = await listen();
    const asked = ask(sandbox, listener);
    await signInOverHttp(asked.url, { account: 'alice' });
    const wrong = await exchange(sandbox, listener.last(), { ...asked, verifier: 'x'.repeat(43) }, {});
    expect(wrong).toMatchObject({ status: 400, error: 'invalid_grant' });
    const tokens = await exchange(sandbox, listener.last(), asked, {});
    expect(tokens.status).toBe(200);
    expect(await introspect(sandbox, tokens.access_token)).toMatchObject({ active: true });
    const again = await exchange(sandbox, listener.last(), asked, {});
    expect(again).toMatchObject({
      status: 400,
      error: 'invalid_grant',
      error_description: 'authorization code already consumed',
    });
    expect(await introspect(sandbox, tokens.access_token)).toEqual({ active: false });
  });
});

describe('the three access tokens', () => {
  test('for API A it is an RFC 9068 JWT with the scope that belongs to it', async () => {
    const { access_token: token, scope, token_type: type } = await signIn(sandbox);
    expect(type).toBe('Bearer');
    expect(scope).toBe('invoice:read');
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    expect(decodeJwt(token)).toMatchObject({
      iss: sandbox.issuer,
      aud: API_A,
      sub: 'alice',
      client_id: 'sandbox-spa',
      scope: 'invoice:read',
      jti: expect.any(String),
    });
  });

  test('for API B it is opaque and API B takes it', async () => {
    const wanted = { resource: API_B, scope: 'openid ledger:read' };
    const { access_token: token, scope } = await signIn(sandbox, wanted);
    expect(token.split('.')).toHaveLength(1);
    expect(scope).toBe('ledger:read');
    expect(await callApi(sandbox.apis.opaque.url, token)).toMatchObject({
      status: 200,
      body: { sub: 'alice' },
    });
    expect(await introspect(sandbox, token)).toMatchObject({
      active: true,
      aud: API_B,
      scope: 'ledger:read',
    });
  });

  test('with no resource it is opaque and userinfo takes it, and only it', async () => {
    const userinfo = (token: string): Promise<Response> =>
      fetch(`${sandbox.issuer}/userinfo`, { headers: { authorization: `Bearer ${token}` } });
    const { access_token: token, scope } = await signIn(sandbox, { resource: '' });
    expect(token.split('.')).toHaveLength(1);
    // invoice:read belongs to an API that was not asked for.
    expect(scope).toBe('openid profile email');
    const answer = await userinfo(token);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      sub: 'alice',
      email: 'alice@sandbox.assay.example',
      name: 'Alice Liddell',
    });
    const { access_token: forApi } = await signIn(sandbox);
    expect((await userinfo(forApi)).status).toBe(401);
  });

  test('all of them can be had from one sign-in, by refreshing for one resource and then another', async () => {
    const forA = await signIn(sandbox);
    const none = await requestTokens(sandbox, 'sandbox-spa', {
      grant_type: 'refresh_token',
      refresh_token: forA.refresh_token,
    });
    expect(none.access_token.split('.')).toHaveLength(1);
    const again = await requestTokens(sandbox, 'sandbox-spa', {
      grant_type: 'refresh_token',
      refresh_token: none.refresh_token,
      resource: API_A,
    });
    expect(decodeJwt(again.access_token).aud).toBe(API_A);
  });

  test('an API of the sandbox may be named by its address, and the token is for the API all the same', async () => {
    const { url } = sandbox.apis.signature;
    const { access_token: token } = await signIn(sandbox, { resource: url });
    expect(decodeJwt(token).aud).toBe(API_A);
    expect(await callApi(url, token)).toMatchObject({ status: 200 });
  });

  test('an API that the sandbox does not have is an error redirect', async () => {
    const listener = await listen();
    await signInOverHttp(ask(sandbox, listener, { resource: 'https://elsewhere.example' }).url, {
      account: 'alice',
    });
    expect(listener.last().searchParams.get('error')).toBe('invalid_target');
  });
});

describe('refreshing', () => {
  const refresh = (token: string) =>
    requestTokens(sandbox, 'sandbox-spa', {
      grant_type: 'refresh_token',
      refresh_token: token,
      resource: API_A,
    });

  test.each(['sandbox-spa', 'sandbox-web'])('rotates for %s, and the new token works', async (clientId) => {
    const form = { grant_type: 'refresh_token', resource: API_A };
    const first = await signIn(sandbox, { client_id: clientId });
    const second = await requestTokens(sandbox, clientId, { ...form, refresh_token: first.refresh_token });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const third = await requestTokens(sandbox, clientId, { ...form, refresh_token: second.refresh_token });
    expect(third.status).toBe(200);
  });

  test('a refresh token used twice ends its whole family, access tokens included, and no other', async () => {
    const bystander = await signIn(sandbox);
    const first = await signIn(sandbox);
    const second = await refresh(first.refresh_token);
    const reused = await refresh(first.refresh_token);
    expect(reused).toMatchObject({
      status: 400,
      error: 'invalid_grant',
      error_description: 'refresh token already used',
    });
    expect(await refresh(second.refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await introspect(sandbox, second.access_token)).toEqual({ active: false });
    expect(await introspect(sandbox, bystander.access_token)).toMatchObject({ active: true });
  });

  test('cannot widen the scope', async () => {
    const { refresh_token: token } = await signIn(sandbox);
    const form = {
      grant_type: 'refresh_token',
      refresh_token: token,
      resource: API_A,
      scope: 'invoice:read invoice:write',
    };
    expect(await requestTokens(sandbox, 'sandbox-spa', form)).toMatchObject({
      status: 400,
      error: 'invalid_scope',
    });
  });
});

describe('what a person is asked, and what the parameters do', () => {
  const callback = async (
    parameters: Record<string, string>,
    account = 'alice',
  ): Promise<URLSearchParams> => {
    const listener = await listen();
    await signInOverHttp(ask(sandbox, listener, parameters).url, { account });
    return listener.last().searchParams;
  };

  test('saying no is an error redirect with state and iss', async () => {
    const listener = await listen();
    const asked = ask(sandbox, listener);
    await signInOverHttp(asked.url, { account: 'alice', decision: 'deny' });
    expect(Object.fromEntries(listener.last().searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'the person said no',
      state: asked.state,
      iss: sandbox.issuer,
    });
  });

  test('prompt=none without a session is login_required', async () => {
    expect((await callback({ prompt: 'none' })).get('error')).toBe('login_required');
  });

  test('an unknown prompt is an error redirect', async () => {
    expect((await callback({ prompt: 'dance' })).get('error')).toBe('invalid_request');
  });

  test('prompt=consent lets offline_access be granted by name', async () => {
    const { scope } = await signIn(sandbox, { prompt: 'consent', resource: '' });
    expect(scope.split(' ')).toContain('offline_access');
  });

  test('claims, acr_values and max_age show in the ID token', async () => {
    const { id_token: idToken } = await signIn(sandbox, {
      claims: JSON.stringify({ id_token: { zoneinfo: null, email: null } }),
      acr_values: 'urn:unknown urn:sandbox.assay.example:two-factor',
      max_age: '60',
      resource: '',
    });
    expect(decodeJwt(idToken)).toMatchObject({
      zoneinfo: 'Europe/London',
      email: 'alice@sandbox.assay.example',
      acr: 'urn:sandbox.assay.example:two-factor',
      auth_time: expect.any(Number),
    });
  });

  test.each(['null', '[]', '{"id_token":null}', '{"id_token":{"acr":5}}', 'not json'])(
    'a claims parameter of %s ends in a callback, not in a page that failed',
    async (claims) => {
      const answer = await callback({ claims });
      expect(answer.get('error') ?? 'none').toBeOneOf(['invalid_request', 'none']);
    },
  );

  test('bob is bob, by his e-mail address too', async () => {
    const { id_token: idToken } = await signIn(sandbox, {}, { account: 'bob@sandbox.assay.example' });
    expect(decodeJwt(idToken).sub).toBe('bob');
  });
});

test('a machine gets a JWT for API A, by default and for API B an opaque token', async () => {
  const form = { grant_type: 'client_credentials' };
  const byDefault = await requestTokens(sandbox, 'sandbox-machine', { ...form, scope: 'invoice:read' });
  expect(decodeJwt(byDefault.access_token)).toMatchObject({
    aud: API_A,
    sub: 'sandbox-machine',
    scope: 'invoice:read',
  });
  expect(byDefault.refresh_token).toBeUndefined();
  const forB = await requestTokens(sandbox, 'sandbox-machine', {
    ...form,
    scope: 'ledger:read invoice:read',
    resource: API_B,
  });
  expect(forB).toMatchObject({ status: 200, scope: 'ledger:read' });
  expect(await callApi(sandbox.apis.opaque.url, forB.access_token)).toMatchObject({ status: 200 });
});

test('a client with the wrong secret, or none of its own, gets nothing', async () => {
  const form = { grant_type: 'client_credentials', scope: 'invoice:read' };
  const wrong = { authorization: `Basic ${Buffer.from('sandbox-machine:wrong').toString('base64')}` };
  const refused = await requestTokens(sandbox, 'sandbox-machine', form, wrong);
  expect(refused).toMatchObject({ status: 401, error: 'invalid_client' });
  expect(refused.headers.get('www-authenticate')).toMatch(/^Basic /);
  expect(await requestTokens(sandbox, 'sandbox-spa', form)).toMatchObject({
    status: 400,
    error_description: 'requested grant type is not allowed for this client',
  });
});
