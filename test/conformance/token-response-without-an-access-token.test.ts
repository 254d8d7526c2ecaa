import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, endOf, openFlow } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

it.each([
  ['absent', undefined],
  ['empty', ''],
  ['null', null],
  ['a number', 12_345_678],
  ['a list', ['a-token']],
])('ends the token step where it is %s', async (_, accessToken) => {
  const { acquire } = await openFlow({
    profile: () => MACHINE,
    answers: (server) => ({ '/token': json(server.tokens({ access_token: accessToken })) }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'token',
    code: 'flow.response_unusable',
    message: 'The token endpoint answered 200 with a JSON object without an access_token.',
    parameter: 'access_token',
    section: 'RFC 6749 §5.1',
  });
  expect(failsOf(run, 'token')).toContain('token_response.access_token.missing');
});
