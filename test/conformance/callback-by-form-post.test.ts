import { expect, it } from 'vitest';
import { openFlow, stepOf } from '../support/flow.ts';

it('is taken, and recorded as what it was', async () => {
  const { acquire, engine } = await openFlow({
    person: async (asked, server) => {
      await fetch(asked.get('redirect_uri') ?? '', {
        method: 'POST',
        body: new URLSearchParams({ code: server.secret('code'), state: asked.get('state') ?? '' }),
      });
    },
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(stepOf(run, 'wait').summary).toBe('The browser came back with the answer as a posted form.');
  const [id = ''] = stepOf(run, 'wait').exchangeIds;
  const view = await engine.getExchange(id, false);
  expect(view.ok && view.value.request).toMatchObject({ bodyKind: 'form' });
  expect(view.ok && view.value.request.startLine).toMatch(/^POST http:\/\/127\.0\.0\.1:\d+\/callback/);
});
