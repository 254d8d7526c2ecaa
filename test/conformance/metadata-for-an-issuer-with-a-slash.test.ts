import { expect, it } from 'vitest';
import { json, metadata } from '../support/test-server.ts';
import { endOf, openFlow } from '../support/flow.ts';

it('is asked for without the slash, and an issuer that differs by it is another', async () => {
  const { acquire, server } = await openFlow({
    profile: (origin) => ({ issuer: `${origin}/` }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({ step: 'discover', code: 'discovery.failed', section: 'RFC 8414 §3.3' });
  expect(server.seen.map(({ path }) => path).toSorted()).toEqual([
    '/.well-known/oauth-authorization-server',
    '/.well-known/openid-configuration',
  ]);
});

it('is used where the server calls itself so', async () => {
  const { acquire } = await openFlow({
    profile: (origin) => ({ issuer: `${origin}/` }),
    answers: ({ origin, ...server }) => ({
      '/.well-known/openid-configuration': json(metadata(origin, { issuer: `${origin}/` })),
      '/token': (request, response) =>
        json(server.tokens({ id_token: server.idToken({ iss: `${origin}/` }) }))(request, response),
    }),
  });
  expect(await acquire()).toMatchObject({ status: 'succeeded' });
});
