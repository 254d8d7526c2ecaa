import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

it.each([1e300, 1e17, -1e17, 0.5, 1_900_000_000_000, '1900000000', null, [], Number.MAX_SAFE_INTEGER + 2])(
  'is kept and can be looked at where exp is %j',
  async (exp) => {
    const { acquire, engine, profile } = await openFlow({
      profile: () => MACHINE,
      answers: (server) => ({
        '/token': json(
          server.tokens({
            access_token: server.accessToken({ exp, iat: exp, nbf: exp }),
            refresh_token: undefined,
            expires_in: exp,
          }),
        ),
      }),
    });
    const run = await acquire();
    expect(run).toMatchObject({ status: 'succeeded', tokens: [{ role: 'access_token' }] });
    valueOf(await engine.viewToken(run.tokens[0]?.tokenId ?? ''));
    expect(valueOf(await engine.listTokens({ profileId: profile.id }))).toHaveLength(1);
  },
);
