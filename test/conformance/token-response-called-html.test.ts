import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, openFlow } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

it('is read as what it is, and the content type is a finding', async () => {
  const { acquire } = await openFlow({
    profile: () => MACHINE,
    answers: (server) => ({
      '/token': json(server.tokens({ refresh_token: undefined }), 200, { 'content-type': 'text/html' }),
    }),
  });
  const run = await acquire();
  expect(run).toMatchObject({ status: 'succeeded', tokens: [{ role: 'access_token' }] });
  expect(failsOf(run, 'token')).toEqual(['token_response.content_type.wrong']);
});
