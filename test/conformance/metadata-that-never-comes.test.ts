import { expect, it } from 'vitest';
import { NEVER } from '../support/authorization-server.ts';
import { endOf, openFlow } from '../support/flow.ts';

it('ends discovery at the time limit of the settings', async () => {
  const { acquire, engine } = await openFlow({
    settings: { requestTimeoutSeconds: 0.3 },
    answers: () => ({
      '/.well-known/openid-configuration': NEVER,
      '/.well-known/oauth-authorization-server': NEVER,
    }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({ step: 'discover', code: 'discovery.failed', parameter: 'issuer' });
  expect(run.fault?.message).toContain('no answer came within 0.3 s');
  const exchanges = await engine.exchangesOfRun(run.id);
  expect(exchanges.ok && exchanges.value.map(({ failure }) => failure?.kind)).toEqual(['timeout', 'timeout']);
});
