import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { openFlow, stepOf } from '../support/flow.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';

it('is a finding that names what is missing, and the scopes stand side by side', async () => {
  const { acquire, engine } = await openFlow({
    profile: () => ({ scope: 'openid invoice:read invoice:write' }),
    answers: (server) => ({
      '/token': (request, response) =>
        json(server.tokens({ scope: 'openid invoice:read' }))(request, response),
    }),
  });
  const run = await acquire();
  expect(failsOf(run, 'token')).toEqual(['token_response.scope.narrowed']);
  expect(stepOf(run, 'token').findings.find(({ outcome }) => outcome === 'fail')?.evidence).toMatchObject({
    missing: ['invoice:write'],
  });
  const view = valueOf(await engine.viewToken(run.tokens[0]?.tokenId ?? ''));
  expect(view.scopes.find(({ scope }) => scope === 'invoice:write')).toMatchObject({
    asked: true,
    granted: false,
    inToken: false,
  });
});
