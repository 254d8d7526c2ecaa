import { expect, it } from 'vitest';
import { inTurn } from '../support/authorization-server.ts';
import { json, metadata, startTestServer } from '../support/test-server.ts';
import { MACHINE, endOf, openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

const CONFIDENTIAL = { ...MACHINE, clientAuthMethod: 'client_secret_basic' } as const;
const clientSecret = 'a secret of one server';

it('because the metadata names another token endpoint is not sent until a person accepts', async () => {
  const elsewhere = await startTestServer(() => ({ '/token': json({ error: 'invalid_client' }, 401) }));
  const { acquire, engine, profile } = await openFlow({
    profile: () => CONFIDENTIAL,
    clientSecret,
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': inTurn(
        json(metadata(origin)),
        json(metadata(origin, { token_endpoint: `${elsewhere.origin}/token` })),
      ),
    }),
  });
  try {
    expect(await acquire()).toMatchObject({ status: 'succeeded' });
    const refused = await acquire();
    expect(endOf(refused)).toMatchObject({
      step: 'token',
      code: 'profile.rebind_needed',
      parameter: 'client_secret',
    });
    expect(refused.fault?.message).toContain(`would now go to ${elsewhere.origin}`);
    expect(elsewhere.seen).toEqual([]);
    expect(valueOf(await engine.getProfile(profile.id)).secrets).toMatchObject([{ needsRebind: true }]);

    const saved = valueOf(await engine.saveProfile({ profile, acceptRebind: true }));
    expect(saved.secrets).toMatchObject([{ needsRebind: false }]);
    expect(endOf(await acquire())).toMatchObject({ step: 'token', code: 'flow.error_response' });
    expect(elsewhere.seen).toHaveLength(1);
  } finally {
    await elsewhere.close();
  }
});

it.each([
  ['the client is another', { clientId: 'another' }, 'entered for the client client'],
  [
    'the profile has an endpoint of its own',
    { endpoints: { token_endpoint: 'http://127.0.0.1:1/t' } },
    'go to http://127.0.0.1:1',
  ],
])('because %s is not sent, and the profile shows it', async (_, change, words) => {
  const { acquire, engine, profile, server } = await openFlow({ profile: () => CONFIDENTIAL, clientSecret });
  expect(await acquire()).toMatchObject({ status: 'succeeded' });
  const saved = valueOf(await engine.saveProfile({ profile: { ...profile, ...change } }));
  expect(saved.secrets).toMatchObject([{ name: 'client_secret', needsRebind: true }]);
  const refused = await acquire();
  expect(endOf(refused)).toMatchObject({ step: 'token', code: 'profile.rebind_needed' });
  expect(refused.fault?.message).toContain(words);
  expect(server.count('/token')).toBe(1);
});

it('because the issuer is another is not sent', async () => {
  const { acquire, engine, profile, server } = await openFlow({ profile: () => CONFIDENTIAL, clientSecret });
  await acquire();
  const other = await startTestServer((origin) => ({
    '/.well-known/openid-configuration': json(metadata(origin, { token_endpoint: `${server.origin}/token` })),
  }));
  try {
    valueOf(await engine.saveProfile({ profile: { ...profile, issuer: other.origin } }));
    expect(endOf(await acquire())).toMatchObject({ step: 'token', code: 'profile.rebind_needed' });
    expect(server.count('/token')).toBe(1);
  } finally {
    await other.close();
  }
});

it('at its first use, because the issuer is another by then, is not bound to that one either', async () => {
  const { acquire, engine, profile, server } = await openFlow({ profile: () => CONFIDENTIAL, clientSecret });
  const other = await startTestServer((origin) => ({
    '/.well-known/openid-configuration': json(metadata(origin)),
  }));
  try {
    valueOf(await engine.saveProfile({ profile: { ...profile, issuer: other.origin } }));
    expect(endOf(await acquire())).toMatchObject({ step: 'token', code: 'profile.rebind_needed' });
    valueOf(await engine.saveProfile({ profile }));
    expect(await acquire()).toMatchObject({ status: 'succeeded' });
    expect(server.count('/token')).toBe(1);
    expect(other.seen.map(({ path }) => path)).not.toContain('/token');
  } finally {
    await other.close();
  }
});

it('is missed where there is none, and nothing is sent', async () => {
  const { acquire, server } = await openFlow({ profile: () => CONFIDENTIAL });
  expect(endOf(await acquire())).toMatchObject({
    step: 'token',
    code: 'profile.secret_missing',
    parameter: 'client_secret',
  });
  expect(server.count('/token')).toBe(0);
});
