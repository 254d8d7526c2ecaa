import { expect, it } from 'vitest';
import { text } from '../support/authorization-server.ts';
import { MACHINE, endOf, openFlow } from '../support/flow.ts';

it.each([500, 502, 404])('with %i ends the token step; nothing is sent twice', async (status) => {
  const { acquire, server } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/token': text('<h1>Sorry</h1>', 'text/html', status) }),
  });
  expect(endOf(await acquire())).toMatchObject({
    step: 'token',
    code: 'flow.response_unusable',
    message: `The token endpoint answered ${status} with an HTML page.`,
  });
  expect(server.count('/token')).toBe(1);
});
