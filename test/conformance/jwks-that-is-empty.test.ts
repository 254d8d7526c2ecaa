import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, openFlow, stepOf } from '../support/flow.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';

it('has no key that fits: the signature failed, and the finding counts the keys', async () => {
  const { acquire, engine } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/jwks': json({ keys: [] }) }),
  });
  const run = await acquire();
  expect(stepOf(run, 'keys').summary).toBe('0 keys from the issuer’s own JWKS.');
  expect(failsOf(run, 'check')).toContain('token.signature.no_key');
  const view = valueOf(await engine.viewToken(run.tokens[0]?.tokenId ?? ''));
  expect(view.signature).toMatchObject({ state: 'failed', reason: 'no_matching_key' });
});

it('is not the same as one with keys that are broken, which are findings of the keys step', async () => {
  const { acquire } = await openFlow({
    profile: () => MACHINE,
    answers: ({ key }) => ({
      '/jwks': json({ keys: [key.jwk, 'no key', { ...key.jwk, kid: 'k2', d: 'cHJpdmF0ZQ' }] }),
    }),
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(failsOf(run, 'keys')).toEqual(['jwks.document.malformed', 'jwks.key.private_published']);
  expect(failsOf(run, 'check')).toEqual([]);
});
