import { expect, it } from 'vitest';
import { type Answer, type Answers, inTurn } from '../support/authorization-server.ts';
import { json } from '../support/test-server.ts';
import { endOf, faultOf, openFlow, stepOf, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

const thenAnswers =
  (...answers: readonly Answer[]): Answers =>
  (server) => ({
    '/token': inTurn((request, response) => json(server.tokens())(request, response), ...answers),
  });

it('as invalid_grant ends the grant: nothing is sent again, and the token says so', async () => {
  const { acquire, engine, server } = await openFlow({
    answers: thenAnswers(json({ error: 'invalid_grant', error_description: 'Token revoked' }, 400)),
  });
  const first = await acquire();
  const refused = await ended(engine.refresh(tokenOf(first)));
  expect(endOf(refused)).toMatchObject({
    step: 'refresh',
    code: 'flow.error_response',
    parameter: 'refresh_token',
    section: 'RFC 6749 §5.2',
  });
  expect(valueOf(await engine.viewToken(tokenOf(first, 'refresh_token'))).summary.state).toBe('revoked');
  expect(valueOf(await engine.viewToken(tokenOf(first)))).toMatchObject({
    can: { refresh: false },
    cannot: { refresh: 'The server has ended this grant.' },
  });
  const again = await ended(engine.refresh(tokenOf(first)));
  expect(endOf(again)).toMatchObject({ step: 'refresh', code: 'token.no_refresh_token' });
  expect(server.count('/token')).toBe(2);
});

it.each([
  ['a failure of the server', json({ error: 'server_error' }, 500)],
  ['a gateway that has none', json('try later', 503)],
  ['invalid_client', json({ error: 'invalid_client' }, 401)],
  ['invalid_scope', json({ error: 'invalid_scope' }, 400)],
  ['temporarily_unavailable', json({ error: 'temporarily_unavailable' }, 400)],
])('by %s keeps the grant: it can be refreshed later', async (_, refusal) => {
  const { acquire, engine, server } = await openFlow({
    answers: (it) => ({
      '/token': inTurn(
        (request, response) => json(it.tokens())(request, response),
        refusal,
        (request, response) => json(it.tokens({ id_token: undefined }))(request, response),
      ),
    }),
  });
  const first = await acquire();
  expect(endOf(await ended(engine.refresh(tokenOf(first)))).step).toBe('refresh');
  expect(valueOf(await engine.viewToken(tokenOf(first))).can.refresh).toBe(true);
  const later = await ended(engine.refresh(tokenOf(first)));
  expect(later).toMatchObject({ status: 'succeeded' });
  const sent = server.seen
    .filter(({ path }) => path === '/token')
    .map(({ body }) => new URLSearchParams(body));
  expect(sent[1]?.get('refresh_token')).toBe(sent[2]?.get('refresh_token'));
});

it('by a page with status 200 may have used the token up: it is not sent again by itself', async () => {
  const { acquire, engine, server } = await openFlow({ answers: thenAnswers(json(['ok'])) });
  const first = await acquire();
  expect(endOf(await ended(engine.refresh(tokenOf(first))))).toMatchObject({
    code: 'flow.response_unusable',
  });
  expect(endOf(await ended(engine.refresh(tokenOf(first))))).toMatchObject({ code: 'flow.outcome_unknown' });
  expect(server.count('/token')).toBe(2);
});

it('before it begins, where no refresh token came', async () => {
  const { acquire, engine } = await openFlow({
    answers: (server) => ({
      '/token': (request, response) => json(server.tokens({ refresh_token: undefined }))(request, response),
    }),
  });
  const run = await acquire();
  expect(faultOf(await engine.refresh(tokenOf(run)))).toMatchObject({
    code: 'token.no_refresh_token',
    parameter: 'refresh_token',
    section: 'RFC 6749 §1.5',
  });
  expect(stepOf(run, 'token').status).toBe('done');
});
