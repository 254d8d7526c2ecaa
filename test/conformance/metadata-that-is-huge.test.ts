import { expect, it } from 'vitest';
import { text } from '../support/authorization-server.ts';
import { endOf, openFlow } from '../support/flow.ts';

it('is cut at the limit and not used', async () => {
  const huge = text(`{"padding":"${'a'.repeat(9 * 1024 * 1024)}"}`, 'application/json');
  const { acquire, engine } = await openFlow({
    answers: () => ({ '/.well-known/openid-configuration': huge }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({ step: 'discover', code: 'discovery.failed' });
  expect(run.fault?.message).toContain('more than such an answer can be');
  const exchanges = await engine.exchangesOfRun(run.id);
  expect(exchanges.ok && Math.max(...exchanges.value.map(({ responseBytes }) => responseBytes))).toBeLessThan(
    8.1 * 1024 * 1024,
  );
});
