import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveDeviceOverHttp, signInOverHttp } from '../../../src/sandbox/person.ts';
import { API_A, type RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { callApi, post, requestTokens, start } from './support.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(() => sandbox.stop());

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

async function begin(): Promise<{
  device_code: string;
  verification_uri: string;
  verification_uri_complete: string;
  user_code: string;
}> {
  const form = { scope: 'openid invoice:read', resource: API_A };
  const { body, status } = await post(sandbox, '/device_authorization', 'sandbox-spa', form);
  expect(status).toBe(200);
  return body as Awaited<ReturnType<typeof begin>>;
}

const poll = (deviceCode: string) =>
  requestTokens(sandbox, 'sandbox-spa', { grant_type: GRANT, device_code: deviceCode, resource: API_A });

test('a device waits until somebody has entered its code, and then gets tokens, once', async () => {
  const device = await begin();
  expect(device.user_code).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
  expect(await poll(device.device_code)).toMatchObject({ status: 400, error: 'authorization_pending' });
  const walked = await approveDeviceOverHttp(device.verification_uri_complete, { account: 'bob' });
  expect(walked).toMatchObject({
    ok: true,
    value: { pages: expect.arrayContaining([expect.stringContaining('Device connected')]) },
  });
  const tokens = await poll(device.device_code);
  expect(decodeJwt(tokens.access_token)).toMatchObject({ sub: 'bob', scope: 'invoice:read' });
  expect(tokens.refresh_token).toBeTypeOf('string');
  expect(await callApi(sandbox.apis.introspection.url, tokens.access_token)).toMatchObject({ status: 200 });
  expect(await poll(device.device_code)).toMatchObject({ error: 'invalid_grant' });
});

test('a device whose person declines is told', async () => {
  const device = await begin();
  await approveDeviceOverHttp(device.verification_uri_complete, { account: 'alice', decision: 'deny' });
  expect(await poll(device.device_code)).toMatchObject({ error: 'access_denied' });
});

test('a code that does not exist is answered with a page to try again, not with a sign-in', async () => {
  const { verification_uri: uri } = await begin();
  const walked = await signInOverHttp(`${uri}?user_code=AAAA-AAAA`, { account: 'alice' });
  expect(walked).toMatchObject({
    ok: false,
    fault: { code: 'person.refused', message: expect.stringContaining('Connect a device') },
  });
});

test('a code that was used is used', async () => {
  const device = await begin();
  await approveDeviceOverHttp(device.verification_uri_complete, { account: 'alice' });
  const again = await approveDeviceOverHttp(device.verification_uri_complete, { account: 'bob' });
  expect(again.ok).toBe(false);
  expect(decodeJwt((await poll(device.device_code)).access_token).sub).toBe('alice');
});
