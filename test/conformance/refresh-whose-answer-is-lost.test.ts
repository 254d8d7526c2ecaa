import { expect, it } from 'vitest';
import { type AuthorizationServer, BREAKS_OFF, inTurn } from '../support/authorization-server.ts';
import { json, startTestServer } from '../support/test-server.ts';
import { endOf, openFlow, tokenOf } from '../support/flow.ts';
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
  let issuer: AuthorizationServer | undefined;
  const tokens = await startTestServer(() => ({
    '/token': (request, response) => {
      // Or the next request would go over a connection that is just being closed.
      response.setHeader('connection', 'close');
      json(issuer?.tokens() ?? {})(request, response);
    },
  }));
  const { acquire, engine, server } = await openFlow({
    profile: () => ({ endpoints: { token_endpoint: `${tokens.origin}/token` } }),
  });
  issuer = server;
  const first = await acquire();
  await tokens.close();
  expect(endOf(await ended(engine.refresh(tokenOf(first))))).toMatchObject({ code: 'network.unreachable' });
  expect(endOf(await ended(engine.refresh(tokenOf(first))))).toMatchObject({ code: 'network.unreachable' });
});
