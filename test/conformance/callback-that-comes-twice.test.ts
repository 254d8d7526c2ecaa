import { expect, it } from 'vitest';
import { openFlow } from '../support/flow.ts';
import { goBack } from '../support/person.ts';

it('is taken once: the second code with the right state is never used', async () => {
  const { acquire, server } = await openFlow({
    person: async (asked, it) => {
      const state = asked.get('state');
      await goBack(asked, [
        ['code', it.secret('first')],
        ['state', state],
      ]);
      // The port may be free again by then: both are right.
      await goBack(asked, [
        ['code', it.secret('second')],
        ['state', state],
      ]).catch(() => undefined);
    },
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(server.count('/token')).toBe(1);
  expect(server.seen.map(({ body }) => body).join()).not.toContain('second-');
});
