import { expect, it } from 'vitest';
import type { Profile } from '../../src/contract/models/profile.ts';
import { json, metadata, startTestServer } from '../support/test-server.ts';
import { endOf, openFlow, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

it.each<[string, (origin: string) => Partial<Profile>, string]>([
  [
    'the profile has a token endpoint of its own',
    (origin) => ({ endpoints: { token_endpoint: `${origin}/token` } }),
    'would now go to',
  ],
  ['the issuer is another', (origin) => ({ issuer: origin }), 'issued for the issuer'],
  ['the client is another', () => ({ clientId: 'another' }), 'issued for the client client'],
])('because %s is not sent, and is as good as before', async (_, change, words) => {
  const elsewhere = await startTestServer((origin) => ({
    '/.well-known/openid-configuration': json(metadata(origin)),
    '/token': json({ error: 'invalid_grant' }, 400),
  }));
  try {
    const { acquire, engine, profile, server } = await openFlow();
    const token = tokenOf(await acquire());
    valueOf(await engine.saveProfile({ profile: { ...profile, ...change(elsewhere.origin) } }));
    const refused = await ended(engine.refresh(token));
    expect(endOf(refused)).toMatchObject({
      step: 'refresh',
      code: 'profile.rebind_needed',
      parameter: 'refresh_token',
    });
    expect(refused.fault?.message).toContain(words);
    expect(elsewhere.seen.map(({ path }) => path)).not.toContain('/token');
    expect(server.count('/token')).toBe(1);

    valueOf(await engine.saveProfile({ profile }));
    expect(await ended(engine.refresh(token))).toMatchObject({ status: 'succeeded' });
  } finally {
    await elsewhere.close();
  }
});
