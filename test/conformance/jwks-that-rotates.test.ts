import { expect, it } from 'vitest';
import { inTurn } from '../support/authorization-server.ts';
import { json, signingKey } from '../support/test-server.ts';
import { openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

it('is fetched exactly once more for a key id that is not in the last snapshot', async () => {
  const next = signingKey('k2');
  const { engine, profile, server } = await openFlow({
    answers: ({ key }) => ({
      '/jwks': inTurn(json({ keys: [key.jwk] }), json({ keys: [key.jwk, next.jwk] })),
    }),
  });
  const inspect = async (text: string) =>
    valueOf(await engine.inspect({ text, profileId: profile.id })).map(({ signature }) => signature.state);

  expect(await inspect(server.accessToken())).toEqual(['verified']);
  expect(server.count('/jwks')).toBe(1);
  expect(await inspect(server.accessToken())).toEqual(['verified']);
  expect(server.count('/jwks')).toBe(1);
  const rotated = next.sign({ iss: server.origin, sub: 'alice' });
  expect(await inspect(rotated)).toEqual(['verified']);
  expect(server.count('/jwks')).toBe(2);
  expect(await inspect(rotated)).toEqual(['verified']);
  expect(server.count('/jwks')).toBe(2);
});

it('is fetched once for one text, however many key ids nobody knows stand in it', async () => {
  const { engine, profile, server } = await openFlow();
  const strangers = ['access_token', 'id_token', 'refresh_token'].map((name) => [
    name,
    signingKey(`stranger-${name}`).sign({ iss: server.origin }),
  ]);
  const inspected = valueOf(
    await engine.inspect({ text: JSON.stringify(Object.fromEntries(strangers)), profileId: profile.id }),
  );
  expect(inspected.map(({ signature }) => signature)).toEqual([
    expect.objectContaining({ state: 'failed', reason: 'no_matching_key' }),
    expect.objectContaining({ state: 'failed', reason: 'no_matching_key' }),
    expect.objectContaining({ state: 'failed', reason: 'no_matching_key' }),
  ]);
  expect(server.count('/jwks')).toBe(1);
});

it('is not fetched again because a person looks at another time', async () => {
  const { engine, profile, server } = await openFlow();
  const text = signingKey('stranger').sign({ iss: server.origin });
  for (const more of [{}, { atMs: 1_900_000_000_000 }, { atMs: 1_900_000_060_000 }, {}]) {
    const isAgain = server.count('/jwks') > 0;
    valueOf(await engine.inspect({ text, profileId: profile.id, ...more, isAgain }));
  }
  expect(server.count('/jwks')).toBe(1);
  valueOf(await engine.inspect({ text, profileId: profile.id }));
  expect(server.count('/jwks')).toBe(2);
});
