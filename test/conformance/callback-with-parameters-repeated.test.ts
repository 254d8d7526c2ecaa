import { expect, it } from 'vitest';
import { acquireWithoutAnswer, openFlow, stepOf } from '../support/flow.ts';
import { comeBack } from '../support/person.ts';
import { failsOf } from '../support/test-engine.ts';

it('is a finding, and the first value counts; the strict reader says that it does not look', async () => {
  const { acquire, server } = await openFlow({
    person: async (asked, it) =>
      comeBack((_, code) => [
        ['code', code],
        ['code', it.secret('second')],
        ['state', asked.get('state')],
      ])(asked, it),
  });
  const run = await acquire();
  expect(failsOf(run, 'callback')).toEqual(['authorization_response.parameters.repeated']);
  expect(stepOf(run, 'callback').strict?.notLookedAt).toContain('a code that comes twice');
  const body = server.seen.find(({ path }) => path === '/token')?.body ?? '';
  expect(new URLSearchParams(body).get('code')).toMatch(/^code-/);
});

it('is refused by the strict reader where the state is what is repeated', async () => {
  const { acquire } = await openFlow({
    person: comeBack((asked, code) => [
      ['code', code],
      ['state', asked.get('state')],
      ['state', 'somebody-else'],
    ]),
  });
  const run = await acquire();
  expect(failsOf(run, 'callback')).toEqual(['authorization_response.parameters.repeated']);
  expect(stepOf(run, 'callback').strict).toMatchObject({ verdict: 'refused' });
});

it('is not taken where the first state is not the one that was sent', async () => {
  const flow = await openFlow({
    person: comeBack((asked, code) => [
      ['code', code],
      ['state', 'somebody-else'],
      ['state', asked.get('state')],
    ]),
  });
  expect(await acquireWithoutAnswer(flow)).toMatchObject({ status: 'waiting' });
  expect(flow.server.count('/token')).toBe(0);
});
