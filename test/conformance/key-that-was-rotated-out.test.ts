import { expect, it } from 'vitest';
import { inTurn } from '../support/authorization-server.ts';
import { openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';
import { json, signingKey } from '../support/test-server.ts';

it('still verifies what it signed, by the snapshot that had it, and the verdict says so', async () => {
  const next = signingKey('k2');
  const { engine, profile, server } = await openFlow({
    answers: ({ key }) => ({ '/jwks': inTurn(json({ keys: [key.jwk] }), json({ keys: [next.jwk] })) }),
  });
  const inspect = async (text: string) => valueOf(await engine.inspect({ text, profileId: profile.id }))[0];

  const old = server.accessToken();
  expect((await inspect(old))?.signature).toMatchObject({
    state: 'verified',
    trust: { kind: 'issuer_jwks' },
  });
  expect((await inspect(next.sign({ iss: server.origin, sub: 'alice' })))?.signature.state).toBe('verified');

  const again = await inspect(old);
  const first = again?.signature.state === 'verified' ? again.signature.trust : undefined;
  expect(first).toMatchObject({
    kind: 'issuer_jwks',
    fetchedAtMs: expect.any(Number) as number,
    goneSinceMs: expect.any(Number) as number,
  });
  expect(again?.findings).toContainEqual(
    expect.objectContaining({ code: 'token.signature.rotated_key', outcome: 'fail' }),
  );
  expect(valueOf(await engine.issuerKeys(profile.id))).toMatchObject({
    jwksUri: `${server.origin}/jwks`,
    keys: [{ kid: 'k2' }, { goneSinceMs: expect.any(Number) as number }],
  });
});

it('verifies nothing of another issuer, and no forgery', async () => {
  const { engine, profile, server } = await openFlow();
  const forged = signingKey('stranger').sign({ iss: server.origin, sub: 'mallory' });
  valueOf(await engine.inspect({ text: server.accessToken(), profileId: profile.id }));
  const [inspected] = valueOf(await engine.inspect({ text: forged, profileId: profile.id }));
  expect(inspected?.signature).toMatchObject({ state: 'failed', reason: 'no_matching_key' });
});

it('is judged by its own snapshot also where the issuer gave its name to another key', async () => {
  const { engine, profile, server } = await openFlow({
    answers: ({ key }) => ({
      '/jwks': inTurn(json({ keys: [key.jwk] }), json({ keys: [signingKey(String(key.jwk['kid'])).jwk] })),
    }),
  });
  const inspect = async (text: string) =>
    valueOf(await engine.inspect({ text, profileId: profile.id }))[0]?.signature;
  const old = server.accessToken();
  expect(await inspect(old)).toMatchObject({ state: 'verified' });
  await inspect(signingKey('k9').sign({ iss: server.origin }));
  expect(await inspect(old)).toMatchObject({
    state: 'verified',
    trust: { goneSinceMs: expect.any(Number) as number },
  });
});

it('is shown as none where no set was fetched, and of no profile that is not here', async () => {
  const { engine, profile } = await openFlow();
  expect(valueOf(await engine.issuerKeys(profile.id))).toEqual({ snapshotCount: 0, keys: [] });
  expect(await engine.issuerKeys('gone')).toMatchObject({ ok: false, fault: { code: 'profile.not_found' } });
});
