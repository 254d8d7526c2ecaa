import { expect, it } from 'vitest';
import { openFlow, stepOf } from '../support/flow.ts';
import { encryptedToken, keyForJwe } from '../support/jwe.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';
import { json } from '../support/test-server.ts';

const key = keyForJwe('RSA-OAEP-256', 'A256GCM');

async function flowWith(claims: Record<string, unknown>) {
  const flow = await openFlow({
    answers: (server) => ({
      '/token': (request, response) => {
        const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' } as const;
        void encryptedToken(header, server.idToken({ ...claims, name: 'Zoë' }), key).then((id_token) =>
          json(server.tokens({ id_token }))(request, response),
        );
      },
    }),
  });
  const saved = await flow.engine.saveProfile({
    profile: flow.profile,
    privateKey: JSON.stringify(key.privateJwk),
  });
  return { ...flow, saved };
}

it('is opened with the client’s private key when it comes, verified and judged; what it says stays in the program', async () => {
  const { acquire, engine, saved } = await flowWith({});
  valueOf(saved);
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(stepOf(run, 'verify').summary).toContain('The ID token is signed by a key of the issuer.');
  const id = run.tokens.find(({ role }) => role === 'id_token')?.tokenId ?? '';
  const view = valueOf(await engine.viewToken(id));
  expect(view.signature).toMatchObject({ state: 'verified', trust: { kind: 'issuer_jwks' } });
  expect(view.layers).toMatchObject([{ kind: 'jwe', decryption: { state: 'decrypted' } }]);
  expect(
    view.findings.some(({ code, outcome }) => code === 'id_token.nonce.mismatch' && outcome === 'pass'),
  ).toBe(true);
  expect(JSON.stringify(view)).not.toContain('Zoë');
});

it('is found wanting inside: another nonce does not hide behind the encryption', async () => {
  const { acquire } = await flowWith({ nonce: 'replayed' });
  const run = await acquire();
  expect(failsOf(run, 'check')).toContain('id_token.nonce.mismatch');
});
