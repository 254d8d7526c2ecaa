import { expect, it, onTestFinished } from 'vitest';
import { startAuthorizationServer } from '../support/authorization-server.ts';
import { goodProfile, until } from '../support/flow.ts';
import { startTestEngine, valueOf } from '../support/test-engine.ts';

const servers = (): number =>
  process.getActiveResourcesInfo().filter((what) => what === 'TCPServerWrap').length;

it('ends the runs under way as cancelled, frees the port, and a callback that is late hurts nobody', async () => {
  const server = await startAuthorizationServer();
  onTestFinished(() => server.close());
  const before = servers();
  const test = await startTestEngine();
  const { engine } = test;
  const { profile } = valueOf(await engine.saveProfile({ profile: goodProfile(server.origin) }));
  const { runId, ended } = valueOf(await engine.acquire(profile.id));
  await until(engine, runId, ({ status }) => status === 'waiting');
  const asked = new URL(valueOf(engine.authorizationUrl(runId))).searchParams;
  const address = asked.get('redirect_uri') ?? '';
  const late = fetch(`${address}?code=1&state=2`).catch(() => undefined);
  await test.close();
  expect((await ended).status).toBe('cancelled');
  await late;
  await expect(fetch(address)).rejects.toThrow();
  expect(servers()).toBe(before);
});
