import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { INSECURE, discover, start } from './support.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(() => sandbox.stop());

async function fetchJson(path: string): Promise<Record<string, unknown>> {
  const response = await fetch(new URL(path, sandbox.issuer));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^application\/(jwk-set\+)?json/);
  return response.json();
}

test('the strict reader accepts the OpenID document and the RFC 8414 one, and they agree', async () => {
  const url = new URL(sandbox.issuer);
  const openid = await discover(sandbox);
  const response = await oauth.discoveryRequest(url, { ...INSECURE, algorithm: 'oauth2' });
  expect(await oauth.processDiscoveryResponse(url, response)).toEqual(openid);
  expect(openid.issuer).toBe(sandbox.issuer);
});

test('the metadata holds what OpenID Discovery requires and announces every endpoint there is', async () => {
  const metadata = await discover(sandbox);
  expect(metadata).toMatchObject({
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: expect.arrayContaining(['RS256']),
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    claims_parameter_supported: true,
  });
  const endpoints = [
    'authorization_endpoint',
    'token_endpoint',
    'userinfo_endpoint',
    'jwks_uri',
    'introspection_endpoint',
    'revocation_endpoint',
    'pushed_authorization_request_endpoint',
    'device_authorization_endpoint',
    'end_session_endpoint',
  ];
  for (const name of endpoints) expect(metadata[name]).toMatch(new RegExp(`^${sandbox.issuer}/[a-z_]+$`));
});

test('scopes of the APIs are announced beside those about the person', async () => {
  const { scopes_supported: scopes } = await discover(sandbox);
  expect(scopes).toEqual(
    expect.arrayContaining(['openid', 'profile', 'email', 'offline_access', 'invoice:read', 'ledger:write']),
  );
});

test('the key set publishes no private member, and each key says what it is for', async () => {
  const { keys } = (await fetchJson('/jwks')) as { keys: Record<string, string>[] };
  expect(keys.map(({ alg, use }) => [alg, use])).toEqual([
    ['RS256', 'sig'],
    ['ES256', 'sig'],
  ]);
  for (const key of keys)
    for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key).not.toHaveProperty(name);
});

test('each address of the API has protected resource metadata that names it and the issuer (RFC 9728)', async () => {
  for (const { url, scopes } of Object.values(sandbox.apis)) {
    const { pathname } = new URL(url);
    expect(await fetchJson(`/.well-known/oauth-protected-resource${pathname}`)).toMatchObject({
      resource: url,
      authorization_servers: [sandbox.issuer],
      scopes_supported: scopes,
    });
  }
  const unknown = await fetch(new URL('/.well-known/oauth-protected-resource/api/none', sandbox.issuer));
  expect(unknown.status).toBe(404);
});
