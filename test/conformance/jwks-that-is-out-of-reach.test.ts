import { expect, it } from 'vitest';
import { json, metadata } from '../support/test-server.ts';
import { MACHINE, openFlow, stepOf } from '../support/flow.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';

it('leaves the token, and says plainly that its signature is unchecked', async () => {
  const { acquire, engine } = await openFlow({
    profile: () => MACHINE,
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': json(metadata(origin, { jwks_uri: 'http://127.0.0.1:1/jwks' })),
    }),
  });
  const run = await acquire();
  expect(run).toMatchObject({ status: 'succeeded', tokens: [{ role: 'access_token' }] });
  expect(stepOf(run, 'keys')).toMatchObject({ status: 'failed', fault: { code: 'network.unreachable' } });
  expect(stepOf(run, 'verify').summary).toBe('The access token was not verified: see the findings.');
  expect(failsOf(run, 'check')).toContain('token.signature.unchecked');
  const view = valueOf(await engine.viewToken(run.tokens[0]?.tokenId ?? ''));
  expect(view.signature).toMatchObject({ state: 'unchecked', reason: 'keys_unreachable' });
});

it('is said of a pasted token too, when it is inspected with the profile', async () => {
  const { engine, profile, server } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': json(metadata(origin, { jwks_uri: 'http://127.0.0.1:1/jwks' })),
    }),
  });
  const inspected = valueOf(await engine.inspect({ text: server.accessToken(), profileId: profile.id }));
  expect(inspected[0]?.signature).toMatchObject({ state: 'unchecked', reason: 'keys_unreachable' });
  expect(inspected[0]?.findings.map(({ code }) => code)).toContain('token.signature.unchecked');
});
