import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { openFlow, stepOf } from '../support/flow.ts';
import { forged, unsigned } from '../support/forged.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';
import { type AuthorizationServer, CLIENT_ID, SUBJECT } from '../support/authorization-server.ts';

const claims = ({ origin, asked }: AuthorizationServer) => {
  const iat = Math.floor(Date.now() / 1000);
  return { iss: origin, aud: CLIENT_ID, sub: SUBJECT, nonce: asked.get('nonce'), iat, exp: iat + 600 };
};

it.each([
  ['not at all (alg none)', 'alg_none', 'token.alg.none', unsigned],
  [
    'by somebody else under the issuer’s key id',
    'bad_signature',
    'token.signature.invalid',
    (its: Record<string, unknown>) => forged(its, { kid: 'k1' }),
  ],
  [
    'by a key that the issuer does not publish',
    'no_matching_key',
    'token.signature.no_key',
    (its: Record<string, unknown>) => forged(its, { kid: 'unheard-of' }),
  ],
])('signed %s is never called verified', async (_, reason, code, make) => {
  const { acquire, engine } = await openFlow({
    answers: (server) => ({
      '/token': (request, response) =>
        json(server.tokens({ id_token: make(claims(server)) }))(request, response),
    }),
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(failsOf(run, 'check')).toContain(code);
  expect(stepOf(run, 'verify').summary).toContain('The ID token could not be verified: see the findings.');
  const id = run.tokens.find(({ role }) => role === 'id_token')?.tokenId ?? '';
  expect(valueOf(await engine.viewToken(id)).signature).toMatchObject({ state: 'failed', reason });
});
