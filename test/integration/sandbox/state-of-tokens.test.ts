import { SignJWT, decodeJwt, decodeProtectedHeader, generateKeyPair } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API_A, API_B, type RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import {
  INSECURE,
  authOf,
  callApi,
  clientOf,
  discover,
  introspect,
  post,
  requestTokens,
  revoke,
  signIn,
  start,
} from './support.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(() => sandbox.stop());

describe('introspection', () => {
  test('of a JWT says what the JWT says', async () => {
    const { access_token: token } = await signIn(sandbox);
    const { iss, aud, sub, client_id, scope, jti, iat, exp } = decodeJwt(token);
    expect(await introspect(sandbox, token)).toEqual({
      active: true,
      token_type: 'Bearer',
      iss,
      aud,
      sub,
      client_id,
      scope,
      jti,
      iat,
      exp,
    });
  });

  test("of a machine's JWT names the client as its subject, as the JWT does", async () => {
    const form = { grant_type: 'client_credentials', scope: 'invoice:read' };
    const { access_token: token } = await requestTokens(sandbox, 'sandbox-machine', form);
    expect(await introspect(sandbox, token)).toMatchObject({ active: true, sub: decodeJwt(token).sub });
  });

  test('signed as a JWT (RFC 9701) is accepted by the strict reader', async () => {
    const as = await discover(sandbox);
    const { access_token: token } = await signIn(sandbox, { client_id: 'sandbox-web' });
    const client = { client_id: 'sandbox-web', introspection_signed_response_alg: 'ES256' };
    const auth = await authOf(clientOf(sandbox, 'sandbox-web'));
    const options = { ...INSECURE, requestJwtResponse: true };
    const response = await oauth.introspectionRequest(as, client, auth, token, options);
    expect(response.headers.get('content-type')).toMatch(/^application\/token-introspection\+jwt/);
    expect(decodeProtectedHeader(await response.clone().text())).toMatchObject({
      typ: 'token-introspection+jwt',
    });
    expect(await oauth.processIntrospectionResponse(as, client, response)).toMatchObject({ active: true });
    await oauth.validateApplicationLevelSignature(as, response, INSECURE);
  });

  test('is for the owner and for the API: another client learns nothing, the API nothing of refresh tokens', async () => {
    const { access_token: token, refresh_token: refreshToken } = await signIn(sandbox);
    expect(await introspect(sandbox, token, 'sandbox-spa')).toMatchObject({ active: true });
    expect(await introspect(sandbox, token, 'sandbox-web')).toEqual({ active: false });
    expect(await introspect(sandbox, refreshToken, 'sandbox-spa')).toMatchObject({ active: true });
    expect(await introspect(sandbox, refreshToken)).toEqual({ active: false });
  });

  test('needs a client that says who it is', async () => {
    const answer = await fetch(`${sandbox.issuer}/introspect`, {
      method: 'POST',
      body: new URLSearchParams({ token: 'x' }),
    });
    expect(answer.status).toBe(400);
    expect(await post(sandbox, '/introspect', 'sandbox-api', {})).toMatchObject({ status: 400 });
  });

  test('finds no JWT active that is not ours: forged, altered, an ID token, a bare jti', async () => {
    const { access_token: token, id_token: idToken } = await signIn(sandbox);
    const { privateKey } = await generateKeyPair('ES256');
    const header = { ...decodeProtectedHeader(token), alg: 'ES256' };
    const forged = await new SignJWT(decodeJwt(token)).setProtectedHeader(header).sign(privateKey);
    const [head, , signature] = token.split('.');
    const payload = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: 'bob' })).toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const jti = String(decodeJwt(token).jti);
    for (const other of [
      forged,
      `${head}.${payload}.${signature}`,
      unsigned,
      idToken,
      jti,
      'a.b.c',
      '..',
      '\u0000',
    ]) {
      expect(await introspect(sandbox, other)).toEqual({ active: false });
    }
    expect(await introspect(sandbox, token)).toMatchObject({ active: true });
  });
});

describe('revocation', () => {
  test('of a JWT is known to introspection and to the API that asks, but not to the one that only verifies', async () => {
    const { access_token: token } = await signIn(sandbox);
    for (const api of [sandbox.apis.signature, sandbox.apis.introspection]) {
      expect(await callApi(api.url, token)).toMatchObject({ status: 200 });
    }
    expect(await revoke(sandbox, token)).toMatchObject({ status: 200, text: '' });
    expect(await introspect(sandbox, token)).toEqual({ active: false });
    expect(await callApi(sandbox.apis.signature.url, token)).toMatchObject({ status: 200 });
    expect(await callApi(sandbox.apis.introspection.url, token)).toMatchObject({
      status: 401,
      challenge: expect.stringContaining('error="invalid_token"'),
    });
  });

  test('of an opaque token stops API B', async () => {
    const { access_token: token } = await signIn(sandbox, { resource: API_B, scope: 'openid ledger:read' });
    await revoke(sandbox, token);
    expect(await callApi(sandbox.apis.opaque.url, token)).toMatchObject({ status: 401 });
  });

  test('of a token with no resource stops userinfo', async () => {
    const { access_token: token } = await signIn(sandbox, { resource: '' });
    await revoke(sandbox, token);
    const answer = await fetch(`${sandbox.issuer}/userinfo`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
  });

  test("of a machine's JWT works too", async () => {
    const form = { grant_type: 'client_credentials', scope: 'invoice:read' };
    const { access_token: token } = await requestTokens(sandbox, 'sandbox-machine', form);
    await revoke(sandbox, token, 'sandbox-machine');
    expect(await introspect(sandbox, token, 'sandbox-machine')).toEqual({ active: false });
  });

  test('of a refresh token takes its access tokens along, and no other run of the same client', async () => {
    const [one, other] = [await signIn(sandbox), await signIn(sandbox)];
    await revoke(sandbox, one.refresh_token);
    expect(await introspect(sandbox, one.access_token)).toEqual({ active: false });
    expect(await introspect(sandbox, other.access_token)).toMatchObject({ active: true });
    const form = { grant_type: 'refresh_token', refresh_token: one.refresh_token, resource: API_A };
    expect(await requestTokens(sandbox, 'sandbox-spa', form)).toMatchObject({ error: 'invalid_grant' });
  });

  test('of an access token ends its refresh token too (RFC 7009, section 2.1: a MAY that this server takes up)', async () => {
    const { access_token: token, refresh_token: refreshToken } = await signIn(sandbox);
    await revoke(sandbox, token);
    expect(await introspect(sandbox, refreshToken, 'sandbox-spa')).toEqual({ active: false });
  });

  test('of a token of another client is refused and changes nothing', async () => {
    const { access_token: token } = await signIn(sandbox);
    expect(await revoke(sandbox, token, 'sandbox-web')).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
    expect(await introspect(sandbox, token)).toMatchObject({ active: true });
  });

  test('of something unknown, twice, or with a wrong hint is a success (RFC 7009, section 2.2)', async () => {
    const { access_token: token } = await signIn(sandbox);
    const form = { token, token_type_hint: 'refresh_token' };
    expect(await post(sandbox, '/revoke', 'sandbox-spa', form)).toMatchObject({ status: 200 });
    expect(await introspect(sandbox, token)).toEqual({ active: false });
    expect(await revoke(sandbox, token)).toMatchObject({ status: 200 });
    expect(await revoke(sandbox, 'never-issued')).toMatchObject({ status: 200 });
    expect(await revoke(sandbox, 'a.b.c')).toMatchObject({ status: 200 });
  });
});
