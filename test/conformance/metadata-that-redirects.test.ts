import { expect, it } from 'vitest';
import { endOf, openFlow } from '../support/flow.ts';

it('is not followed: whoever answers elsewhere is not this issuer', async () => {
  const { acquire, server } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': (_, response) =>
        response.writeHead(302, { location: `${origin}/elsewhere` }).end(),
    }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({ step: 'discover', code: 'discovery.failed' });
  expect(run.fault?.message).toContain('/.well-known/openid-configuration redirects (302)');
  expect(server.count('/elsewhere')).toBe(0);
});
