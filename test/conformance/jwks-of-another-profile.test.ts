import { expect, it } from 'vitest';
import { json, signingKey, startTestServer } from '../support/test-server.ts';
import { openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

it('is not taken for the issuer’s: an address that one profile entered vouches in no other', async () => {
  const stranger = signingKey('stranger');
  const elsewhere = await startTestServer(() => ({ '/keys': json({ keys: [stranger.jwk] }) }));
  try {
    const { engine, profile, server } = await openFlow();
    const other = valueOf(
      await engine.saveProfile({
        profile: { ...profile, id: '', endpoints: { jwks_uri: `${elsewhere.origin}/keys` } },
      }),
    ).profile;
    const forged = stranger.sign({ iss: server.origin, sub: 'alice' });
    const inspect = async (profileId: string) =>
      valueOf(await engine.inspect({ text: forged, profileId })).map(({ signature }) => signature.state);

    expect(await inspect(other.id)).toEqual(['verified']);
    expect(await inspect(profile.id)).toEqual(['failed']);
    expect(server.count('/jwks')).toBe(1);
  } finally {
    await elsewhere.close();
  }
});

it('is not taken for that of another tenant at the same address, where neither has an issuer', async () => {
  const [one, two] = [signingKey('one'), signingKey('two')];
  const tenants = await startTestServer(() => ({
    '/one/keys': json({ keys: [one.jwk] }),
    '/two/keys': json({ keys: [two.jwk] }),
  }));
  try {
    const { engine, profile } = await openFlow();
    const { issuer: _, ...rest } = profile;
    const save = async (id: string, jwks_uri: string) => {
      const endpoints = { token_endpoint: `${tenants.origin}/token`, jwks_uri };
      return valueOf(await engine.saveProfile({ profile: { ...rest, id, endpoints } })).profile.id;
    };
    const first = await save(profile.id, `${tenants.origin}/one/keys`);
    const second = await save('', `${tenants.origin}/two/keys`);
    const inspect = async (profileId: string) =>
      valueOf(await engine.inspect({ text: one.sign({ sub: 'alice' }), profileId })).map(
        ({ signature }) => signature.state,
      );

    expect(await inspect(first)).toEqual(['verified']);
    expect(await inspect(second)).toEqual(['failed']);
  } finally {
    await tenants.close();
  }
});
