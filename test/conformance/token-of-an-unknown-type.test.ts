import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, openFlow, stepOf } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

it.each([
  ['mac', 'token_response.token_type.unknown'],
  [undefined, 'token_response.token_type.missing'],
  [['Bearer'], 'token_response.token_type.missing'],
])('is kept where token_type is %j, with a finding', async (tokenType, code) => {
  const { acquire } = await openFlow({
    profile: () => MACHINE,
    answers: (server) => ({
      '/token': json(server.tokens({ refresh_token: undefined, token_type: tokenType })),
    }),
  });
  const run = await acquire();
  expect(run).toMatchObject({ status: 'succeeded', tokens: [{ role: 'access_token' }] });
  expect(failsOf(run, 'token')).toEqual([code]);
  expect(stepOf(run, 'token').strict?.verdict).not.toBe('accepted');
});
