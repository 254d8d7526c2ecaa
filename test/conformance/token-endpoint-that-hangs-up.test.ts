import { expect, it } from 'vitest';
import { BREAKS_OFF, NEVER } from '../support/authorization-server.ts';
import { MACHINE, endOf, openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

it('in the middle of its answer ends the token step; what came stays on record', async () => {
  const { acquire, engine, server } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/token': BREAKS_OFF }),
  });
  const run = await acquire();
  expect(endOf(run).step).toBe('token');
  expect(run.fault?.code).toMatch(/^network\./);
  expect(run.fault?.message).toMatch(/^127\.0\.0\.1:\d+: The connection ended in the middle of the body/);
  const exchange = valueOf(await engine.exchangesOfRun(run.id)).find(({ purpose }) => purpose === 'token');
  expect(exchange).toMatchObject({
    status: 200,
    failure: { kind: expect.stringMatching(/reset|bad_response/) as string },
  });
  expect(server.count('/token')).toBe(1);
});

it('before any answer ends the token step; the request is not sent again by itself', async () => {
  const { acquire, server } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/token': (_, response) => response.destroy() }),
  });
  expect(endOf(await acquire())).toMatchObject({ step: 'token', code: 'network.unreachable' });
  expect(server.count('/token')).toBe(1);
});

it('never, but does not answer either, ends the token step at the time limit', async () => {
  const { acquire } = await openFlow({
    profile: () => MACHINE,
    settings: { requestTimeoutSeconds: 0.5 },
    answers: () => ({ '/token': NEVER }),
  });
  expect(endOf(await acquire())).toMatchObject({
    step: 'token',
    code: 'network.timeout',
    remedy: 'The server did not answer in time. Try again, or raise the time limit in the settings.',
  });
});
