import { expect, it } from 'vitest';
import type { Profile } from '../../src/contract/models/profile.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { json, metadata, startTestServer } from '../support/test-server.ts';
import { endOf, openFlow, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

type Ask = (engine: Engine, tokenId: string) => ReturnType<Engine['introspect']>;

const ASKS: Readonly<Record<string, Ask>> = {
  introspect: (engine, id) => engine.introspect(id),
  revoke: (engine, id) => engine.revoke(id),
  userinfo: (engine, id) => engine.userinfo(id),
};

const CHANGES: Readonly<Record<string, (origin: string) => Partial<Profile>>> = {
  'endpoints of its own': (origin) => ({
    endpoints: {
      introspection_endpoint: `${origin}/introspect`,
      revocation_endpoint: `${origin}/revoke`,
      userinfo_endpoint: `${origin}/userinfo`,
    },
  }),
  'another issuer': (origin) => ({ issuer: origin }),
};

it.each(Object.keys(ASKS).flatMap((ask) => Object.keys(CHANGES).map((change) => [ask, change] as const)))(
  'is not sent by %s to a profile that has %s since',
  async (ask, change) => {
    const elsewhere = await startTestServer((origin) => ({
      '/.well-known/openid-configuration': json(metadata(origin)),
    }));
    try {
      const { acquire, engine, profile } = await openFlow();
      const token = tokenOf(await acquire());
      valueOf(await engine.saveProfile({ profile: { ...profile, ...CHANGES[change]?.(elsewhere.origin) } }));
      const run = await ended(ASKS[ask]!(engine, token));
      expect(endOf(run)).toMatchObject({ step: ask, code: 'profile.rebind_needed', parameter: 'token' });
      expect(elsewhere.seen.filter(({ method }) => method === 'POST')).toEqual([]);
      expect(elsewhere.seen.map(({ path }) => path)).not.toContain('/userinfo');
    } finally {
      await elsewhere.close();
    }
  },
);
