import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { PROFILE_DEFAULTS } from '../../src/contract/models/profile-defaults.ts';
import { endOf, openFlow, until } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

/** A port that another program has, until the test is over or lets go of it. */
async function busyPort(): Promise<{ readonly port: number; readonly letGo: () => Promise<void> }> {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const letGo = async (): Promise<void> => {
    if (!other.listening) return;
    other.close();
    await once(other, 'close');
  };
  onTestFinished(letGo);
  return { port: (other.address() as AddressInfo).port, letGo };
}

it('ends the run before a browser opens, where the server matches the port exactly', async () => {
  const { port } = await busyPort();
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

it('because another run waits on it says so', async () => {
  const { port, letGo } = await busyPort();
  await letGo();
  const { acquire, engine, profile } = await openFlow({
    profile: () => ({ redirect: { ...PROFILE_DEFAULTS.redirect, port } }),
    person: async () => undefined,
  });
  const { runId, ended } = valueOf(await engine.acquire(profile.id));
  await until(engine, runId, ({ status }) => status === 'waiting');
  expect(endOf(await acquire())).toMatchObject({
    step: 'authorize',
    code: 'redirect.port_busy',
    message: `Another run of Assay still waits for the browser on port ${port}.`,
    remedy: 'Finish that run in the browser, or cancel it; then run this one again.',
  });
  valueOf(engine.cancelRun(runId));
  await ended;
  const again = valueOf(await engine.acquire(profile.id));
  expect(await until(engine, again.runId, ({ status }) => status === 'waiting')).toBeDefined();
  valueOf(engine.cancelRun(again.runId));
  await again.ended;
});

it('is left for any other port, where the server is known to ignore it', async () => {
  const { port } = await busyPort();
  const { acquire, server } = await openFlow({
    profile: () => ({ redirect: { ...PROFILE_DEFAULTS.redirect, port, isAnyPort: true } }),
  });
  expect(await acquire()).toMatchObject({ status: 'succeeded' });
  const sent = new URLSearchParams(server.seen.find(({ path }) => path === '/token')?.body);
  expect(sent.get('redirect_uri')).toBe(server.asked.get('redirect_uri'));
  expect(new URL(server.asked.get('redirect_uri') ?? '').port).not.toBe(`${port}`);
});
