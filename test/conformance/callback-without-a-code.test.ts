import { expect, it } from 'vitest';
import { acquireWithoutAnswer, openFlow } from '../support/flow.ts';
import { comeBack } from '../support/person.ts';
import { failsOf } from '../support/test-engine.ts';

it('is recorded and not taken: listening goes on', async () => {
  const flow = await openFlow({ person: comeBack((asked) => [['state', asked.get('state')]]) });
  const run = await acquireWithoutAnswer(flow);
  expect(run.status).toBe('waiting');
  expect(failsOf(run, 'wait')).toEqual(['authorization_response.code.missing']);
  expect(flow.server.count('/token')).toBe(0);
});
