import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { openFlow, stepOf } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

it('is a finding where openid was asked; the access token is there all the same', async () => {
  const { acquire } = await openFlow({
    answers: (server) => ({
      '/token': (request, response) => json(server.tokens({ id_token: undefined }))(request, response),
    }),
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(run.tokens.map(({ role }) => role)).toEqual(['access_token', 'refresh_token']);
  expect(failsOf(run, 'token')).toEqual(['token_response.id_token.missing']);
  expect(stepOf(run, 'token').strict).toMatchObject({ verdict: 'refused' });
});
