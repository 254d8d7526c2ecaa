import { expect, it } from 'vitest';
import type { AuthorizationServer } from '../support/authorization-server.ts';
import { json } from '../support/test-server.ts';
import { openFlow, stepOf } from '../support/flow.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';

const NOW = (): number => Math.floor(Date.now() / 1000);

const CASES: readonly (readonly [
  what: string,
  claims: (server: AuthorizationServer) => Record<string, unknown>,
  codes: readonly string[],
])[] = [
  ['for another nonce', () => ({ nonce: 'replayed' }), ['id_token.nonce.mismatch']],
  ['without the nonce', () => ({ nonce: undefined }), ['id_token.nonce.missing']],
  ['for another client', () => ({ aud: 'another' }), ['id_token.aud.mismatch']],
  ['for others too', ({ origin }) => ({ aud: ['client', origin] }), ['id_token.aud.additional']],
  ['for another party', () => ({ azp: 'another' }), ['id_token.azp.mismatch']],
  ['of another issuer', () => ({ iss: 'https://evil.example' }), ['id_token.iss.mismatch']],
  ['that is over', () => ({ iat: NOW() - 700, exp: NOW() - 100 }), ['token.exp.expired']],
  ['without an end', () => ({ exp: undefined }), ['id_token.exp.missing']],
  ['of nobody', () => ({ sub: undefined }), ['id_token.sub.missing']],
  [
    'with another token’s at_hash',
    () => ({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }),
    ['id_token.at_hash.mismatch'],
  ],
  ['with another code’s c_hash', () => ({ c_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }), ['id_token.c_hash.mismatch']],
];

it.each(CASES)('%s is a finding of the check step; the tokens are there', async (_, claims, codes) => {
  const { acquire, engine } = await openFlow({
    answers: (server) => ({
      '/token': (request, response) =>
        json(server.tokens({ id_token: server.idToken(claims(server)) }))(request, response),
    }),
  });
  const run = await acquire();
  expect(run).toMatchObject({ status: 'succeeded', tokens: { length: 3 } });
  expect(failsOf(run, 'check')).toEqual(expect.arrayContaining([...codes]));
  const id = run.tokens.find(({ role }) => role === 'id_token')?.tokenId ?? '';
  expect(valueOf(await engine.viewToken(id)).signature).toMatchObject({ state: 'verified' });
  expect(stepOf(run, 'verify').summary).toContain('The ID token is signed by a key of the issuer.');
});
