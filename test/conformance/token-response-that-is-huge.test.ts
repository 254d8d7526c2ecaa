import { expect, it } from 'vitest';
import { text } from '../support/authorization-server.ts';
import { MACHINE, endOf, openFlow } from '../support/flow.ts';

it('is cut at the limit, and no token is taken from half of it', async () => {
  const { acquire } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({
      '/token': text(
        `{"access_token":"${'ab1'.repeat(3 * 1024 * 1024)}","token_type":"Bearer"}`,
        'application/json',
      ),
    }),
  });
  expect(endOf(await acquire())).toMatchObject({
    step: 'token',
    code: 'flow.response_unusable',
    message: 'The token endpoint answered 200 with more than such an answer can be.',
  });
});
