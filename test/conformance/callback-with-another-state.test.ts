import { expect, it } from 'vitest';
import { acquireWithoutAnswer, openFlow, stepOf } from '../support/flow.ts';
import { comeBack, goBack } from '../support/person.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';

it('is recorded and not taken; listening goes on, and the right one wins', async () => {
  const pages: string[] = [];
  const { acquire, engine, server } = await openFlow({
    person: async (asked, it) => {
      const injected = await goBack(asked, [
        ['code', it.secret('injected')],
        ['state', 'somebody-else'],
      ]);
      pages.push(await injected.text());
      await comeBack()(asked, it);
    },
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(failsOf(run, 'wait')).toEqual(['authorization_response.state.mismatch']);
  expect(stepOf(run, 'wait').summary).toMatch(/Further requests to the listener were not taken: 1\.$/);
  expect(stepOf(run, 'wait').exchangeIds).toHaveLength(2);
  const sent = server.seen.filter(({ path }) => path === '/token').map(({ body }) => body);
  expect(sent.map((body) => new URLSearchParams(body).get('code')?.split('-')[0])).toEqual(['code']);
  const callbacks = valueOf(await engine.exchangesOfRun(run.id)).filter(
    ({ purpose }) => purpose === 'authorization_callback',
  );
  expect(callbacks).toHaveLength(2);
  expect(pages[0]).not.toContain('injected');
});

it('alone leaves the run waiting, and nothing is sent to the token endpoint', async () => {
  const flow = await openFlow({
    person: comeBack((_, code) => [
      ['code', code],
      ['state', 'somebody-else'],
    ]),
  });
  const run = await acquireWithoutAnswer(flow);
  expect(run.status).toBe('waiting');
  expect(failsOf(run, 'wait')).toEqual(['authorization_response.state.mismatch']);
  expect(flow.server.count('/token')).toBe(0);
});
