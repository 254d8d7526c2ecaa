/** Run by silence.test.ts in a process of its own: starts the sandbox, uses it, stops it, and should print nothing. */
import { approveDeviceOverHttp } from '../../../src/sandbox/person.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';

const workerUrl = new URL('../../../src/sandbox/worker.ts', import.meta.url);
const started = await startSandbox({ workerUrl, preferredPort: 0, faults: ['dpop-nonce-required'] });
if (!started.ok) throw new Error(started.fault.message);
const { issuer, stop, clients } = started.value;

const post = (path: string, form: Record<string, string>): Promise<Response> =>
  fetch(new URL(path, issuer), {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'sandbox-spa', ...form }),
  });

const begun = await post('/device_authorization', { scope: 'openid' });
const device: { device_code: string; verification_uri_complete: string } = await begun.json();
await approveDeviceOverHttp(device.verification_uri_complete, { account: 'alice' });
const grant = 'urn:ietf:params:oauth:grant-type:device_code';
const answer = await post('/token', { grant_type: grant, device_code: device.device_code });
const tokens: { access_token?: string } = await answer.json();
if (tokens.access_token === undefined) throw new Error('no token');
await post('/introspect', { token: tokens.access_token });
await post('/revoke', { token: tokens.access_token });
await post('/token', { grant_type: 'refresh_token', refresh_token: 'unknown' });
await fetch(`${issuer}/userinfo`, { headers: { authorization: 'Bearer wrong' } });
await fetch(`${issuer}/authorize?client_id=${clients.length}`);
await stop();
