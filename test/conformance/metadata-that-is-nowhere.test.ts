import { expect, it } from 'vitest';
import { endOf, openFlow, stepOf } from '../support/flow.ts';

const NOWHERE = {
  '/.well-known/openid-configuration': (
    _: unknown,
    response: { writeHead: (status: number) => { end: () => void } },
  ) => response.writeHead(404).end(),
};

it('ends discovery, and says that endpoints can be entered by hand', async () => {
  const { acquire } = await openFlow({ answers: () => NOWHERE });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({ step: 'discover', code: 'discovery.failed', section: 'RFC 8414 §3' });
  expect(run.fault?.message).toMatch(
    /openid-configuration answered 404.*oauth-authorization-server answered 404/,
  );
  expect(run.fault?.remedy).toContain('Endpoints can be entered by hand');
});

it('does not matter to a profile that has its own endpoints, and the step says so', async () => {
  const { acquire } = await openFlow({
    answers: () => NOWHERE,
    profile: (origin) => ({
      endpoints: {
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/token`,
        jwks_uri: `${origin}/jwks`,
      },
    }),
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(stepOf(run, 'discover').summary).toMatch(/^No metadata: .*The profile’s own endpoints are used\.$/);
});
