import { expect, it } from 'vitest';
import { text } from '../support/authorization-server.ts';
import { MACHINE, openFlow, stepOf } from '../support/flow.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';

it('is a finding, the last one counts, and the strict reader says that it does not look', async () => {
  const { acquire, engine } = await openFlow({
    profile: () => MACHINE,
    answers: (server) => ({
      '/token': text(
        `{"access_token":"${server.secret('first')}","access_token":"${server.secret('last')}","token_type":"Bearer","expires_in":60}`,
        'application/json',
      ),
    }),
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(failsOf(run, 'token')).toEqual(['token_response.body.duplicate_member']);
  expect(stepOf(run, 'token').strict).toMatchObject({ verdict: 'accepted' });
  expect(stepOf(run, 'token').strict?.notLookedAt).toContain('duplicate members');
  const token = valueOf(await engine.tokenText(run.tokens[0]?.tokenId ?? ''));
  expect(token.expose()).toMatch(/^last-/);
});
