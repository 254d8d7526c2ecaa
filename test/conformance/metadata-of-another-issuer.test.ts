import { expect, it } from 'vitest';
import { json, metadata } from '../support/test-server.ts';
import { endOf, openFlow } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

it.each([
  ['another', () => 'https://evil.example'],
  ['its own with a slash more', (origin: string) => `${origin}/`],
  ['none', () => undefined],
])('is not used where it names %s', async (_, issuer) => {
  const { acquire, server } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': json(metadata(origin, { issuer: issuer(origin) })),
    }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'discover',
    code: 'discovery.failed',
    parameter: 'issuer',
    section: 'RFC 8414 §3.3',
    remedy: 'Enter the issuer exactly as the server spells it.',
  });
  expect(failsOf(run, 'discover')).toEqual(['metadata.issuer.mismatch']);
  expect(server.seen).toHaveLength(2);
});

it('is left aside for a document that names the right one, and the finding stays', async () => {
  const { acquire } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': json(
        metadata(origin, { issuer: 'https://evil.example', token_endpoint: 'https://evil.example/token' }),
      ),
      '/.well-known/oauth-authorization-server': json(metadata(origin)),
    }),
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(failsOf(run, 'discover')).toEqual(['metadata.issuer.mismatch', 'metadata.documents.disagree']);
});
