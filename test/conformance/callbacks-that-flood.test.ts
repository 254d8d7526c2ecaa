import { expect, it } from 'vitest';
import { openFlow, stepOf } from '../support/flow.ts';
import { comeBack, goBack } from '../support/person.ts';

it('are counted and not all kept, and the right one still wins', async () => {
  const { acquire } = await openFlow({
    person: async (asked, it) => {
      for (let n = 0; n < 60; n += 1) await goBack(asked, [['state', `somebody-else-${n}`]]);
      await comeBack()(asked, it);
    },
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  const { exchangeIds, findings, summary } = stepOf(run, 'wait');
  expect(exchangeIds).toHaveLength(21);
  expect(findings.length).toBeLessThanOrEqual(40);
  expect(summary).toMatch(/not taken: 60\.$/);
});
