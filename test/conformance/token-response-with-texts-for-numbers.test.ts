import { expect, it } from 'vitest';
import { LIFE_SECONDS } from '../support/authorization-server.ts';
import { json } from '../support/test-server.ts';
import { MACHINE, openFlow, stepOf } from '../support/flow.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';

it('is usable, is a finding, and the token expires when it means', async () => {
  const { acquire, engine } = await openFlow({
    profile: () => MACHINE,
    answers: (server) => ({
      '/token': json(server.tokens({ access_token: server.secret('opaque'), expires_in: `${LIFE_SECONDS}` })),
    }),
  });
  const startedAtSeconds = Math.floor(Date.now() / 1000);
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(failsOf(run, 'token')).toContain('token_response.expires_in.not_a_number');
  const [token] = run.tokens;
  const view = valueOf(await engine.viewToken(token?.tokenId ?? ''));
  const lifeSeconds = (view.life.expiresAtSeconds ?? 0) - startedAtSeconds;
  expect(lifeSeconds).toBeGreaterThanOrEqual(LIFE_SECONDS);
  expect(lifeSeconds).toBeLessThan(LIFE_SECONDS + 30);
});

it.each(['3600abc', 'soon', -1, null, {}])(
  'has no end where expires_in is %j, and the step says so',
  async (value) => {
    const { acquire, engine } = await openFlow({
      profile: () => MACHINE,
      answers: (server) => ({
        '/token': json(server.tokens({ access_token: server.secret('opaque'), expires_in: value })),
      }),
    });
    const run = await acquire();
    expect(run.status).toBe('succeeded');
    expect(stepOf(run, 'token').summary).toContain('The server did not say how long it lasts.');
    expect(failsOf(run, 'token')).toContain('token_response.expires_in.not_a_number');
    const view = valueOf(await engine.viewToken(run.tokens[0]?.tokenId ?? ''));
    expect(view.life.expiresAtSeconds).toBeUndefined();
  },
);
