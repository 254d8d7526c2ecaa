import { expect, it } from 'vitest';
import { text } from '../support/authorization-server.ts';
import { metadata } from '../support/test-server.ts';
import { openFlow } from '../support/flow.ts';

it('is read as every JSON reader reads it, the last one counts, and the run is not lost', async () => {
  const { acquire, server } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': text(
        JSON.stringify(metadata(origin)).replace('{', `{"token_endpoint":"${origin}/first",`),
        'application/json',
      ),
    }),
  });
  expect(await acquire()).toMatchObject({ status: 'succeeded' });
  expect([server.count('/first'), server.count('/token')]).toEqual([0, 1]);
});
