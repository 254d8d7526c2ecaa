import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Profile } from '../../src/contract/models/profile.ts';
import { MACHINE, endOf, faultOf, openFlow, stepOf, tokenOf } from '../support/flow.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';

/** A profile as it was saved, with its issuer taken out: only endpoints are left. */
function bare(saved: Profile, origin: string, more: Partial<Profile> = {}): Profile {
  const { issuer: _, ...profile } = saved;
  const endpoints = { authorization_endpoint: `${origin}/authorize`, token_endpoint: `${origin}/token` };
  return { ...profile, endpoints, ...more };
}

it('gets tokens; nothing is asked of well-known places, and no key is trusted', async () => {
  const { acquire, engine, profile, server } = await openFlow();
  valueOf(await engine.saveProfile({ profile: bare(profile, server.origin) }));
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(stepOf(run, 'discover').summary).toContain('nothing vouches for the keys');
  expect(stepOf(run, 'keys')).toMatchObject({
    status: 'failed',
    fault: { code: 'operation.not_possible', parameter: 'jwks_uri' },
  });
  expect(failsOf(run, 'check')).toContain('token.signature.unchecked');
  expect(valueOf(await engine.viewToken(tokenOf(run))).signature).toMatchObject({
    state: 'unchecked',
    reason: 'no_keys',
  });
  expect(server.seen.map(({ path }) => path)).toEqual(['/token']);
});

it('authenticates by an assertion that is meant for the token endpoint (RFC 7523 §3)', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { acquire, engine, profile, server } = await openFlow({ profile: () => MACHINE });
  valueOf(
    await engine.saveProfile({
      profile: bare(profile, server.origin, { clientAuthMethod: 'private_key_jwt' }),
      privateKey: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'c1' }),
    }),
  );
  expect(await acquire()).toMatchObject({ status: 'succeeded' });
  const sent = new URLSearchParams(server.seen.find(({ path }) => path === '/token')?.body);
  const [header = '', claims = ''] = (sent.get('client_assertion') ?? '').split('.');
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  expect(read(header)).toMatchObject({ alg: 'ES256', kid: 'c1' });
  expect(read(claims)).toMatchObject({ iss: 'client', sub: 'client', aud: `${server.origin}/token` });
});

it.each([
  ['no JWK', 'my key', 'private_key'],
  ['a public key', '{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}', undefined],
  ['a key of no known kind', '{"kty":"XX"}', 'alg'],
])('sends nothing where its private key is %s', async (_, privateKey, parameter) => {
  const { acquire, engine, profile, server } = await openFlow({ profile: () => MACHINE });
  const saved = bare(profile, server.origin, { clientAuthMethod: 'private_key_jwt' });
  valueOf(await engine.saveProfile({ profile: saved, privateKey }));
  const end = endOf(await acquire());
  expect(end).toMatchObject({ step: 'token', code: 'input.invalid', ...(parameter ? { parameter } : {}) });
  expect(end.message).not.toContain(privateKey);
  expect(server.count('/token')).toBe(0);
});

it.each([
  ['a client id', { clientId: '' }, 'client_id'],
  ['a token endpoint', { endpoints: { authorization_endpoint: 'https://as.example/a' } }, 'token_endpoint'],
  [
    'an authorization endpoint',
    { endpoints: { token_endpoint: 'https://as.example/t' } },
    'authorization_endpoint',
  ],
])('does not begin without %s', async (_, more, parameter) => {
  const { engine, profile, server } = await openFlow();
  valueOf(await engine.saveProfile({ profile: bare(profile, server.origin, more) }));
  expect(faultOf(await engine.acquire(profile.id))).toMatchObject({ code: 'profile.incomplete', parameter });
});
