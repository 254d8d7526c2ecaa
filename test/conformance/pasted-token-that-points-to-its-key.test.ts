import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { json, signingKey, startTestServer } from '../support/test-server.ts';
import { openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

it.each(['jku', 'x5u'])('in %s is not followed: nothing is fetched, and it is not verified', async (name) => {
  const mallory = signingKey('mallory');
  const trap = await startTestServer(() => ({ '/keys': json({ keys: [mallory.jwk] }) }));
  try {
    const { engine, profile, server } = await openFlow();
    const token = mallory.sign({ iss: server.origin }, { [name]: `${trap.origin}/keys` });
    for (const input of [{ text: token }, { text: token, profileId: profile.id }]) {
      const [inspected] = valueOf(await engine.inspect(input));
      expect(['unchecked', 'failed', 'self_asserted']).toContain(inspected?.signature.state);
      expect(inspected?.findings.find(({ code }) => code === 'token.header.self_asserted_key')).toMatchObject(
        {
          outcome: 'fail',
          evidence: { parameters: [name] },
        },
      );
    }
    expect(trap.seen).toEqual([]);
  } finally {
    await trap.close();
  }
});

it.each([
  ['jku', 'it fits', true],
  ['jku', 'it does not fit', false],
  ['x5u', 'it fits', true],
])(
  'in %s is fetched when a person asks, and where %s it is self-asserted, never verified',
  async (name, _, fits) => {
    const mallory = signingKey('mallory');
    const { jwk, pem } = fits ? mallory : signingKey('other');
    const trap = await startTestServer(() => ({
      '/keys': name === 'jku' ? json({ keys: [signingKey('first').jwk, jwk] }) : plain(pem),
    }));
    try {
      const { engine, profile, server } = await openFlow();
      const text = mallory.sign({ iss: server.origin }, { [name]: `${trap.origin}/keys` });
      const [inspected] = valueOf(await engine.inspect({ text, profileId: profile.id, fetchOwnKeyOf: 0 }));
      expect(inspected?.signature).toMatchObject({ state: 'self_asserted', header: name, fits });
      // Judged again, at another time and back, what was fetched serves.
      for (const more of [{ atMs: 1_900_000_000_000 }, {}]) {
        const again = { text, profileId: profile.id, fetchOwnKeyOf: 0, isAgain: true, ...more };
        const [judged] = valueOf(await engine.inspect(again));
        expect(judged?.signature).toMatchObject({ state: 'self_asserted', header: name, fits });
      }
      expect(trap.seen.map(({ method, path, body }) => [method, path, body])).toEqual([['GET', '/keys', '']]);
      expect(trap.seen[0]?.headers.authorization).toBeUndefined();
    } finally {
      await trap.close();
    }
  },
);

it('does not take the place of the issuer’s own key: a token that this one verifies stays verified', async () => {
  const trap = await startTestServer(() => ({ '/keys': json({ keys: [signingKey('mallory').jwk] }) }));
  try {
    const { engine, profile, server } = await openFlow({
      answers: ({ key }) => ({ '/jwks': json({ keys: [key.jwk] }) }),
    });
    const [inspected] = valueOf(
      await engine.inspect({
        text: server.accessToken({}, { jku: `${trap.origin}/keys` }),
        profileId: profile.id,
        fetchOwnKeyOf: 0,
      }),
    );
    expect(inspected?.signature.state).toBe('verified');
  } finally {
    await trap.close();
  }
});

it.each([
  ['no address', {}],
  ['an address that is no https', { jku: 'http://keys.example/jwks' }],
  ['a file', { jku: 'file:///etc/passwd' }],
  ['a number', { x5u: 7 }],
])('is not fetched, even when asked, where it is %s', async (_, header) => {
  const { engine } = await openFlow();
  const text = signingKey('mallory').sign({ iss: 'https://issuer.example' }, header);
  expect(await engine.inspect({ text, fetchOwnKeyOf: 0 })).toMatchObject({
    ok: false,
    fault: { code: 'input.invalid' },
  });
});

function plain(text: string) {
  return (_: unknown, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/x-pem-file' });
    response.end(text);
  };
}
