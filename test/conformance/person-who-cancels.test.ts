import { expect, it } from 'vitest';
import { NEVER } from '../support/authorization-server.ts';
import { MACHINE, openFlow, stepOf, until } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

it('while the browser is open, ends the run at once and frees the port', async () => {
  const { engine, profile, server } = await openFlow({ person: async () => undefined });
  const { runId, ended } = valueOf(await engine.acquire(profile.id));
  await until(engine, runId, ({ status }) => status === 'waiting');
  valueOf(engine.cancelRun(runId));
  const run = await ended;
  expect(run).toMatchObject({ status: 'cancelled' });
  expect(run.fault).toBeUndefined();
  expect(stepOf(run, 'wait').status).toBe('cancelled');
  await expect(fetch(server.asked.get('redirect_uri') ?? '')).rejects.toThrow();
  expect(server.count('/token')).toBe(0);
});

it('while a request hangs, aborts it; what was sent stays on record', async () => {
  const asked = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  const { engine, profile } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({
      '/token': (request, response) => {
        response.once('close', () => closed.resolve());
        asked.resolve();
        NEVER(request, response);
      },
    }),
  });
  const { runId, ended } = valueOf(await engine.acquire(profile.id));
  await asked.promise;
  valueOf(engine.cancelRun(runId));
  const run = await ended;
  await closed.promise;
  expect(run.status).toBe('cancelled');
  expect(stepOf(run, 'token').status).toBe('cancelled');
  const exchanges = valueOf(await engine.exchangesOfRun(runId));
  expect(exchanges.find(({ purpose }) => purpose === 'token')?.failure?.kind).toBe('cancelled');
});

it('while the keys are fetched, keeps the tokens that came', async () => {
  const asked = Promise.withResolvers<void>();
  const { engine, profile } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/jwks': () => asked.resolve() }),
  });
  const { runId, ended } = valueOf(await engine.acquire(profile.id));
  await asked.promise;
  valueOf(engine.cancelRun(runId));
  const run = await ended;
  expect(run).toMatchObject({ status: 'cancelled', tokens: [{ role: 'access_token' }] });
  expect(stepOf(run, 'keys').status).toBe('cancelled');
  expect(valueOf(await engine.listTokens({ profileId: profile.id }))).toHaveLength(1);
});

it('cannot cancel what is not there', async () => {
  const { engine } = await openFlow();
  expect(engine.cancelRun('no such run')).toMatchObject({ ok: false, fault: { code: 'run.not_found' } });
});
