import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, openFlow, stepOf } from '../support/flow.ts';
import { hmacSigned } from '../support/forged.ts';

const clientSecret = 'a client secret that is long enough for HS256';

it('is not said to be signed by a key of the issuer', async () => {
  const { acquire } = await openFlow({
    profile: () => ({ ...MACHINE, clientAuthMethod: 'client_secret_basic' }),
    clientSecret,
    answers: ({ origin }) => ({
      '/token': json({
        access_token: hmacSigned({ iss: origin, sub: 'alice' }, clientSecret),
        token_type: 'Bearer',
      }),
    }),
  });
  expect(stepOf(await acquire(), 'verify').summary).toBe(
    'The access token is signed with the client secret.',
  );
});
