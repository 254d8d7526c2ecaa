import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { endOf, openFlow } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

it.each([
  ['a list', ['issuer']],
  ['a text', 'issuer'],
  ['null', null],
])('is not used where it is %s', async (_, body) => {
  const { acquire } = await openFlow({
    answers: () => ({ '/.well-known/openid-configuration': json(body) }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({ step: 'discover', code: 'discovery.failed' });
  expect(run.fault?.message).toContain('answered with JSON that is no object');
  expect(failsOf(run, 'discover')).toEqual(['metadata.document.not_json']);
});
