import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { PROFILE_DEFAULTS } from '../../src/contract/models/profile.ts';
import { endOf, openFlow } from '../support/flow.ts';

async function busyPort(): Promise<number> {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  return (other.address() as AddressInfo).port;
}

it('ends the run before a browser opens, where the server matches the port exactly', async () => {
  const port = await busyPort();
  const { acquire, server } = await openFlow({
    profile: () => ({ redirect: { ...PROFILE_DEFAULTS.redirect, port } }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'authorize',
    code: 'redirect.port_busy',
    parameter: 'redirect_uri',
  });
  expect(run.fault?.message).toContain(`${port}`);
  expect(run.fault?.remedy).toContain('choose another port and register it at the server');
  expect([...server.asked]).toEqual([]);
});

it('is left for any other port, where the server is known to ignore it', async () => {
  const port = await busyPort();
  const { acquire, server } = await openFlow({
    profile: () => ({ redirect: { ...PROFILE_DEFAULTS.redirect, port, isAnyPort: true } }),
  });
  expect(await acquire()).toMatchObject({ status: 'succeeded' });
  const sent = new URLSearchParams(server.seen.find(({ path }) => path === '/token')?.body);
  expect(sent.get('redirect_uri')).toBe(server.asked.get('redirect_uri'));
  expect(new URL(server.asked.get('redirect_uri') ?? '').port).not.toBe(`${port}`);
});
