import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { signInOverHttp } from '../../../src/sandbox/person.ts';
import { API_A, type RunningSandbox, type SandboxFault } from '../../../src/sandbox/sandbox.ts';
import { ask, exchange, introspect, listen, requestTokens, revoke, signIn, start } from './support.ts';

async function startWith(...faults: SandboxFault[]): Promise<RunningSandbox> {
  const sandbox = await start({ faults });
  onTestFinished(() => sandbox.stop());
  return sandbox;
}

const MACHINE = { grant_type: 'client_credentials', scope: 'invoice:read' };

test('id-token-wrong-nonce: the ID token is genuine but carries another nonce', async () => {
  const sandbox = await startWith('id-token-wrong-nonce');
  const listener = await listen();
  const asked = ask(sandbox, listener);
  await signInOverHttp(asked.url, { account: 'alice' });
  const { id_token: idToken } = await exchange(sandbox, listener.last(), asked, {});
  const keys = createRemoteJWKSet(new URL('/jwks', sandbox.issuer));
  const { payload } = await jwtVerify(idToken, keys, { issuer: sandbox.issuer, audience: 'sandbox-spa' });
  expect(payload['nonce']).toBeTypeOf('string');
  expect(payload['nonce']).not.toBe(asked.nonce);
});

test('callback-wrong-iss: the authorization response names another issuer, the device flow still works', async () => {
  const sandbox = await startWith('callback-wrong-iss');
  const listener = await listen();
  const asked = ask(sandbox, listener);
  await signInOverHttp(asked.url, { account: 'alice' });
  const answer = listener.last().searchParams;
  expect(answer.get('iss')).not.toBe(sandbox.issuer);
  expect(answer.get('state')).toBe(asked.state);
  expect(answer.get('code')).toBeTypeOf('string');
});

test('token-response-not-json: success is a web page, errors stay as they are', async () => {
  const sandbox = await startWith('token-response-not-json');
  const good = await requestTokens(sandbox, 'sandbox-machine', MACHINE);
  expect(good.status).toBe(200);
  expect(good.headers.get('content-type')).toMatch(/^text\/html/);
  expect(good.access_token).toBeUndefined();
  const bad = await requestTokens(sandbox, 'sandbox-machine', { grant_type: 'unheard_of' });
  expect(bad).toMatchObject({ status: 400, error: 'unsupported_grant_type' });
});

test('slow-token: the token response takes its time, everything else does not', async () => {
  const sandbox = await startWith('slow-token');
  const order: string[] = [];
  const token = requestTokens(sandbox, 'sandbox-machine', MACHINE).then(({ status }) =>
    order.push(`token ${status}`),
  );
  for (let n = 0; n < 20; n++) await (await fetch(new URL('/jwks', sandbox.issuer))).text();
  order.push('keys');
  await token;
  expect(order).toEqual(['keys', 'token 200']);
});

test('no-refresh-rotation: the refresh token stays and goes on working', async () => {
  const sandbox = await startWith('no-refresh-rotation');
  const { refresh_token: token } = await signIn(sandbox);
  const form = { grant_type: 'refresh_token', refresh_token: token, resource: API_A };
  for (let n = 0; n < 2; n++) {
    expect(await requestTokens(sandbox, 'sandbox-spa', form)).toMatchObject({
      status: 200,
      refresh_token: token,
    });
  }
});

test('revocation-ignored: the answer is 200 and the token lives on', async () => {
  const sandbox = await startWith('revocation-ignored');
  const { access_token: token } = await signIn(sandbox);
  expect(await revoke(sandbox, token)).toMatchObject({ status: 200 });
  expect(await introspect(sandbox, token)).toMatchObject({ active: true });
});

test('faults can be had together', async () => {
  const sandbox = await startWith('no-refresh-rotation', 'id-token-wrong-nonce');
  const first = await signIn(sandbox);
  const form = { grant_type: 'refresh_token', refresh_token: first.refresh_token, resource: API_A };
  const second = await requestTokens(sandbox, 'sandbox-spa', form);
  expect(second.refresh_token).toBe(first.refresh_token);
  expect(decodeJwt(second.id_token)['nonce']).toBe(decodeJwt(first.id_token)['nonce']);
});
