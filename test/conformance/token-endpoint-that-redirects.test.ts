import { expect, it } from 'vitest';
import { endOf, openFlow } from '../support/flow.ts';

it.each([302, 307, 308])('with %i is not followed: the code would go elsewhere', async (status) => {
  const { acquire, server } = await openFlow({
    answers: ({ origin }) => ({
      '/token': (_, response) => response.writeHead(status, { location: `${origin}/elsewhere` }).end(),
    }),
  });
  expect(endOf(await acquire())).toMatchObject({
    step: 'token',
    code: 'flow.response_unusable',
    message: `The token endpoint answered ${status} with nothing.`,
  });
  expect(server.count('/elsewhere')).toBe(0);
});
