import { decodeJwt } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, onTestFinished, test } from 'vitest';
import { signInOverHttp } from '../../../src/sandbox/person.ts';
import { API_A, type RunningSandbox, type SandboxFault } from '../../../src/sandbox/sandbox.ts';
import {
  INSECURE,
  ask,
  authOf,
  callApi,
  clientOf,
  discover,
  introspect,
  listen,
  post,
  requestTokens,
  start,
} from './support.ts';

async function startForTest(faults: readonly SandboxFault[] = []): Promise<RunningSandbox> {
  const sandbox = await start({ faults });
  onTestFinished(() => sandbox.stop());
  return sandbox;
}

/** A client-credentials run with DPoP, trying again when a nonce is asked for. Counts the requests. */
async function boundToken(sandbox: RunningSandbox) {
  const as = await discover(sandbox);
  const client: oauth.Client = { client_id: 'sandbox-machine' };
  const auth = await authOf(clientOf(sandbox, client.client_id));
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
  const parameters = { scope: 'invoice:read' };
  let requests = 0;
  const request = async (): Promise<oauth.TokenEndpointResponse> => {
    requests++;
    const response = await oauth.clientCredentialsGrantRequest(as, client, auth, parameters, {
      ...INSECURE,
      DPoP,
    });
    return oauth.processClientCredentialsResponse(as, client, response);
  };
  const tokens = await request().catch((error: unknown) => {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return request();
  });
  return { tokens, DPoP, requests };
}

function callWith(url: string, token: string, DPoP: oauth.DPoPHandle): Promise<Response> {
  return oauth.protectedResourceRequest(token, 'GET', new URL(url), undefined, undefined, {
    ...INSECURE,
    DPoP,
  });
}

describe('DPoP', () => {
  test('a token bound to a key says so, and both APIs take it with a proof', async () => {
    const sandbox = await startForTest();
    const { tokens, DPoP, requests } = await boundToken(sandbox);
    expect(requests).toBe(1);
    expect(tokens.token_type).toBe('dpop');
    const { cnf } = decodeJwt(tokens.access_token) as { cnf: { jkt: string } };
    expect(cnf.jkt).toMatch(/^[\w-]{43}$/);
    expect(await introspect(sandbox, tokens.access_token)).toMatchObject({ token_type: 'DPoP', cnf });
    for (const api of [sandbox.apis.signature, sandbox.apis.introspection]) {
      expect((await callWith(api.url, tokens.access_token, DPoP)).status).toBe(200);
    }
  });

  test('the same token as a bearer token, without a proof, or with another key is refused', async () => {
    const sandbox = await startForTest();
    const { tokens } = await boundToken(sandbox);
    const { url } = sandbox.apis.signature;
    const asBearer = await callApi(url, tokens.access_token);
    expect(asBearer.status).toBe(401);
    expect(asBearer.challenge).toMatch(/^Bearer [^]*error="invalid_token"[^]*, DPoP realm="[^"]*", algs=/);
    const noProof = await callApi(url, { authorization: `DPoP ${tokens.access_token}` });
    expect(noProof.challenge).toContain('error="invalid_dpop_proof"');
    const stranger = oauth.DPoP({}, await oauth.generateKeyPair('ES256'));
    const wrongKey = await callWith(url, tokens.access_token, stranger).catch((error: unknown) => error);
    expect(wrongKey).toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
    expect((wrongKey as oauth.WWWAuthenticateChallengeError).cause).toMatchObject([
      { scheme: 'bearer' },
      { scheme: 'dpop', parameters: { error: 'invalid_token' } },
    ]);
  });

  test('with a nonce required, the server and the API each ask for theirs and then accept', async () => {
    const sandbox = await startForTest(['dpop-nonce-required']);
    const { tokens, DPoP, requests } = await boundToken(sandbox);
    expect(requests).toBe(2);
    const { url } = sandbox.apis.signature;
    const first = await callWith(url, tokens.access_token, DPoP).catch((error: unknown) => error);
    expect(oauth.isDPoPNonceError(first)).toBe(true);
    expect((await callWith(url, tokens.access_token, DPoP)).status).toBe(200);
  });
});

describe('pushed authorization requests', () => {
  const push = async (sandbox: RunningSandbox, clientId: string) => {
    const listener = await listen();
    const asked = ask(sandbox, listener, { client_id: clientId });
    const form = Object.fromEntries(new URL(asked.url).searchParams);
    const pushed = await post(sandbox, '/par', clientId, form);
    const url = new URL('/authorize', sandbox.issuer);
    url.searchParams.set('client_id', clientId);
    url.searchParams.set('request_uri', String(pushed.body['request_uri']));
    return { asked, listener, pushed, url: url.href };
  };

  test.each(['sandbox-spa', 'sandbox-web'])('%s signs somebody in by reference, once', async (clientId) => {
    const sandbox = await startForTest();
    const { asked, listener, pushed, url } = await push(sandbox, clientId);
    expect(pushed).toMatchObject({
      status: 201,
      body: {
        request_uri: expect.stringMatching(/^urn:/),
        expires_in: expect.any(Number),
      },
    });
    expect((await signInOverHttp(url, { account: 'alice' })).ok).toBe(true);
    const tokens = await requestTokens(sandbox, clientId, {
      grant_type: 'authorization_code',
      code: listener.last().searchParams.get('code') ?? '',
      code_verifier: asked.verifier,
      redirect_uri: asked.redirectUri,
      resource: API_A,
    });
    expect(tokens.status).toBe(200);
    expect(await signInOverHttp(url, { account: 'alice' })).toMatchObject({
      ok: false,
      fault: { code: 'person.refused' },
    });
  });

  test('a request that would be refused is refused when it is pushed', async () => {
    const sandbox = await startForTest();
    const form = { response_type: 'code', redirect_uri: 'http://127.0.0.1/other', scope: 'openid' };
    expect(await post(sandbox, '/par', 'sandbox-web', form)).toMatchObject({ status: 400 });
  });
});
