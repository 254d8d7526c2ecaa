import { expect, it } from 'vitest';
import { acquireWithoutAnswer, openFlow } from '../support/flow.ts';
import { comeBack } from '../support/person.ts';
import { failsOf } from '../support/test-engine.ts';

it.each([
  ['absent', []],
  ['empty', [['state', '']] as const],
])('is not taken where it is %s: the code is never sent', async (_, state) => {
  const flow = await openFlow({ person: comeBack((_asked, code) => [['code', code], ...state]) });
  const run = await acquireWithoutAnswer(flow);
  expect(run.status).toBe('waiting');
  expect(failsOf(run, 'wait')).toContain('authorization_response.state.missing');
  expect(flow.server.count('/token')).toBe(0);
});
