import { expect, it } from 'vitest';
import { json, metadata } from '../support/test-server.ts';
import { openFlow, stepOf } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

it('are a finding that names what differs; the OpenID document is used', async () => {
  const { acquire, server } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/oauth-authorization-server': json(
        metadata(origin, { token_endpoint: `${origin}/other-token` }),
      ),
    }),
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(failsOf(run, 'discover')).toEqual(['metadata.documents.disagree']);
  const finding = stepOf(run, 'discover').findings.find(({ outcome }) => outcome === 'fail');
  expect(finding).toMatchObject({
    at: { kind: 'metadata', name: 'token_endpoint' },
    evidence: { names: ['token_endpoint'] },
  });
  expect([server.count('/token'), server.count('/other-token')]).toEqual([1, 0]);
});
