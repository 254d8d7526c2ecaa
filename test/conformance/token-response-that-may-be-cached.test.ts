import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, openFlow } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

it.each(['', 'private, max-age=60', 'no-cache'])('is a finding where Cache-Control is %j', async (value) => {
  const { acquire } = await openFlow({
    profile: () => MACHINE,
    answers: (server) => ({
      '/token': json(server.tokens({ refresh_token: undefined }), 200, { 'cache-control': value }),
    }),
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(failsOf(run, 'token')).toEqual(['token_response.cache_control.missing']);
});
