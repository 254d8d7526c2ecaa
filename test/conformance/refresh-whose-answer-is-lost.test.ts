import { expect, it } from 'vitest';
import { BREAKS_OFF, inTurn } from '../support/authorization-server.ts';
import { json } from '../support/test-server.ts';
import { endOf, openFlow, tokenOf, until } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

it.each([
  [
    'the connection drops after it was sent',
    (_: unknown, response: { destroy: () => void }) => response.destroy(),
  ],
  ['the answer breaks off', BREAKS_OFF],
])('because %s is unknown: the next refresh asks first', async (_, lost) => {
  const { acquire, engine, server } = await openFlow({
    answers: (it) => ({
      '/token': inTurn(
        (request, response) => json(it.tokens())(request, response),
        lost,
        (request, response) => json(it.tokens({ id_token: undefined }))(request, response),
      ),
    }),
  });
  const first = await acquire();
  const lostRun = await ended(engine.refresh(tokenOf(first)));
  expect(endOf(lostRun).step).toBe('refresh');
  expect(lostRun.fault?.code).toMatch(/^network\./);

  const careful = await ended(engine.refresh(tokenOf(first)));
  expect(endOf(careful)).toMatchObject({
    step: 'refresh',
    code: 'flow.outcome_unknown',
    parameter: 'refresh_token',
    section: 'RFC 6749 §6',
  });
  expect(careful.fault?.remedy).toContain('get a new token, or try it knowingly');
  expect(server.count('/token')).toBe(2);

  const knowingly = await ended(engine.refresh(tokenOf(first), true));
  expect(knowingly).toMatchObject({ status: 'succeeded' });
  expect(server.count('/token')).toBe(3);
  expect(await ended(engine.refresh(tokenOf(first)))).toMatchObject({ status: 'succeeded' });
});

it('because it was cancelled while under way is unknown too', async () => {
  const asked = Promise.withResolvers<void>();
  const { acquire, engine } = await openFlow({
    answers: (it) => ({
      '/token': inTurn(
        (request, response) => json(it.tokens())(request, response),
        () => asked.resolve(),
      ),
    }),
  });
  const first = await acquire();
  const { runId, ended: end } = valueOf(await engine.refresh(tokenOf(first)));
  await asked.promise;
  valueOf(engine.cancelRun(runId));
  expect(await end).toMatchObject({ status: 'cancelled' });
  expect(endOf(await ended(engine.refresh(tokenOf(first))))).toMatchObject({ code: 'flow.outcome_unknown' });
});

it('because nobody listens is not: it never left, and can be sent again', async () => {
  const { acquire, engine, server, profile } = await openFlow();
  const first = await acquire();
  const elsewhere = { ...profile, endpoints: { token_endpoint: 'http://127.0.0.1:1/token' } };
  valueOf(await engine.saveProfile({ profile: elsewhere }));
  expect(endOf(await ended(engine.refresh(tokenOf(first))))).toMatchObject({ code: 'network.unreachable' });
  valueOf(await engine.saveProfile({ profile }));
  const { runId } = valueOf(await engine.refresh(tokenOf(first)));
  expect(await until(engine, runId, ({ endedAtMs }) => endedAtMs !== undefined)).toMatchObject({
    status: 'succeeded',
  });
  expect(server.count('/token')).toBe(2);
});
