import {
  EmbeddedJWK,
  type JWTPayload,
  type ProtectedHeaderParameters,
  calculateJwkThumbprint,
  jwtVerify,
} from 'jose';
import { type KeyObject, createHash, generateKeyPairSync } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../support/authorization-server.ts';
import { type Flow, MACHINE, faultOf, openFlow, tokenOf } from '../support/flow.ts';
import { expectNoSecrets } from '../support/no-secrets.ts';
import { json } from '../support/test-server.ts';
import { ended, valueOf } from '../support/test-engine.ts';
import { segment } from '../core/jose/tokens.ts';

interface ProofKey {
  readonly pem: string;
  /** A private JWK with a kid of its own. */
  readonly jwk: string;
  readonly jkt: string;
  /** What of it nobody else may have. */
  readonly secret: string;
}

async function proofKey(pair: { privateKey: KeyObject; publicKey: KeyObject }): Promise<ProofKey> {
  const jwk = pair.privateKey.export({ format: 'jwk' });
  return {
    pem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    jwk: JSON.stringify({ ...jwk, kid: 'mine', use: 'sig' }),
    jkt: await calculateJwkThumbprint(pair.publicKey.export({ format: 'jwk' })),
    secret: jwk.d ?? '',
  };
}

const ecKey = () => proofKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }));

function bound(jkt: string): string {
  const claims = { iss: 'https://as.example', cnf: { jkt } };
  return `${segment('{"alg":"ES256"}')}.${segment(JSON.stringify(claims))}.${segment('signature-signature-signature-si')}`;
}

interface Asked extends Flow {
  readonly tokenId: string;
  readonly token: string;
  /** The requests that came to the API. */
  readonly calls: () => Flow['server']['seen'];
}

async function openBound(jkt: string, api: Answer = json({ ok: true })): Promise<Asked> {
  const flow = await openFlow({ answers: () => ({ '/api': api }) });
  const token = bound(jkt);
  const tokenId = valueOf(await flow.engine.keepToken(token, flow.profile.id));
  const calls = () => flow.server.seen.filter(({ path }) => path.startsWith('/api'));
  return { ...flow, token, tokenId, calls };
}

/** Read by another implementation than ours: jose takes the key out of the proof, and refuses a private one. */
async function readProof(
  headers: IncomingHttpHeaders | undefined,
): Promise<{ header: ProtectedHeaderParameters & Record<string, unknown>; claims: JWTPayload }> {
  const proof = headers?.['dpop'];
  if (typeof proof !== 'string') throw new Error('no proof, or more than one');
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt' });
  return { header: protectedHeader, claims: payload };
}

const wantsNonce = (nonce: string | undefined) =>
  json({ error: 'use_dpop_nonce' }, 401, {
    'www-authenticate': 'DPoP error="use_dpop_nonce", algs="ES256"',
    ...(nonce === undefined ? {} : { 'dpop-nonce': nonce }),
  });

describe('a token that is bound to a key, called with the key', () => {
  it('is not sent where the key is another one: it is said which is which, and never the key', async () => {
    const [own, other] = [await ecKey(), await ecKey()];
    const { engine, tokenId, calls, profile } = await openBound(own.jkt);
    const refused = faultOf(await engine.call({ tokenId, apiId: 'api', key: other.jwk }));
    expect(refused).toMatchObject({ code: 'input.invalid', parameter: 'key', section: 'RFC 9449 §6.1' });
    expect(refused.message).toContain(own.jkt);
    expect(refused.message).toContain(other.jkt);
    expect(JSON.stringify(refused)).not.toContain(other.secret);
    expect(calls()).toEqual([]);
    expect(valueOf(await engine.listRuns({ profileId: profile.id }))).toEqual([]);
  });

  it.each([
    [
      'a shared secret',
      '{"kty":"oct","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA"}',
      'is signed with a private key',
    ],
    ['no key at all', 'hunter2-hunter2-hunter2', 'neither a JWK nor PEM'],
    ['a public key', '{"kty":"EC","crv":"P-256","x":"a","y":"b"}', 'is a public key'],
  ])('is not sent with %s', async (_, key, words) => {
    const { engine, tokenId, calls } = await openBound((await ecKey()).jkt);
    const refused = faultOf(await engine.call({ tokenId, apiId: 'api', key }));
    expect(refused).toMatchObject({
      code: 'input.invalid',
      parameter: 'key',
      remedy: expect.stringContaining('JWK or PEM'),
    });
    expect(refused.message).toContain(words);
    expect(JSON.stringify(refused)).not.toContain('hunter2');
    expect(calls()).toEqual([]);
  });

  it.each([
    ['both with a key and as Bearer', { asBearer: true }, 'key'],
    ['with a proof of a person’s own beside it', { headers: [['dpop', 'x']] }, 'headers'],
  ] as const)('is not sent %s', async (_, more, parameter) => {
    const key = await ecKey();
    const { engine, tokenId, calls } = await openBound(key.jkt);
    const refused = faultOf(await engine.call({ tokenId, apiId: 'api', key: key.jwk, ...more }));
    expect(refused).toMatchObject({ code: 'input.invalid', parameter });
    expect(calls()).toEqual([]);
  });

  it.each(['jwk', 'pem'] as const)(
    'goes with a proof of it, given as %s, which holds nothing secret',
    async (form) => {
      const key = await ecKey();
      const { engine, tokenId, token, calls, server } = await openBound(key.jkt);
      const url = `${server.origin}/api/a%20b?secret=1#part`;
      await ended(engine.call({ tokenId, url, method: 'POST', body: '{}', key: key[form] }));
      const [call] = calls();
      expect(call?.headers.authorization).toBe(`DPoP ${token}`);
      const { header, claims } = await readProof(call?.headers);
      expect(header).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256' });
      expect(Object.keys(header['jwk'] as object).sort()).toEqual(['crv', 'kty', 'x', 'y']);
      expect(Object.keys(claims).sort()).toEqual(['ath', 'htm', 'htu', 'iat', 'jti']);
      expect(claims).toMatchObject({
        htm: 'POST',
        htu: `${server.origin}/api/a%20b`,
        ath: createHash('sha256').update(token).digest('base64url'),
        iat: expect.closeTo(Date.now() / 1000, -2),
      });
      expect(claims.jti).toMatch(/^[\w-]{22}$/);
    },
  );

  it.each([
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }), 'RS256'],
    ['Ed25519', generateKeyPairSync('ed25519'), 'EdDSA'],
    ['P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' }), 'ES384'],
  ])('has a proof by an algorithm of the key, %s', async (_, pair, alg) => {
    const key = await proofKey(pair);
    const { engine, tokenId, calls } = await openBound(key.jkt);
    await ended(engine.call({ tokenId, apiId: 'api', key: key.pem }));
    expect((await readProof(calls()[0]?.headers)).header.alg).toBe(alg);
  });

  it('is sent once more with the nonce that the API asks for, with a proof of its own; both are recorded', async () => {
    const key = await ecKey();
    let count = 0;
    const { engine, tokenId, calls, profile, server, test } = await openBound(
      key.jkt,
      (request, response) => {
        count += 1;
        (count === 1 ? wantsNonce('nonce-1~!') : json({ ok: true }))(request, response);
      },
    );
    const run = await ended(engine.call({ tokenId, apiId: 'api', key: key.jwk }));
    expect(run.status).toBe('succeeded');
    expect(run.steps[0]?.summary).toMatch(/asked for its nonce first.*accepts the token \(200\)/);
    const proofs = await Promise.all(calls().map(({ headers }) => readProof(headers)));
    expect(proofs.map(({ claims }) => claims['nonce'])).toEqual([undefined, 'nonce-1~!']);
    expect(new Set(proofs.map(({ claims }) => claims.jti)).size).toBe(2);
    const exchanges = valueOf(await engine.listExchanges({ profileId: profile.id }));
    expect(new Set(exchanges.map(({ status }) => status))).toEqual(new Set([200, 401]));
    expect(exchanges).toHaveLength(2);
    const signatures = calls().map(({ headers }) => String(headers['dpop']).split('.')[2] ?? '');
    await expectNoSecrets(engine, {
      profileId: profile.id,
      logLines: test.logLines,
      secrets: [key.secret, key.pem, key.jwk, ...signatures, ...server.secrets],
    });
    for (const { id } of exchanges)
      expect(JSON.stringify(valueOf(await engine.getExchange(id, true)))).not.toContain(key.secret);
  });

  it.each([
    ['asks again', wantsNonce('again'), 2],
    ['asks for a nonce and gives none', wantsNonce(undefined), 1],
    ['gives a nonce that is none', wantsNonce('two words'), 1],
    [
      'refuses for another reason',
      json({}, 401, { 'www-authenticate': 'DPoP error="invalid_token"', 'dpop-nonce': 'n' }),
      1,
    ],
    [
      'asks with another status',
      json({}, 400, { 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': 'n' }),
      1,
    ],
    [
      'asks in a Bearer challenge',
      json({}, 401, { 'www-authenticate': 'Bearer error="use_dpop_nonce"', 'dpop-nonce': 'n' }),
      1,
    ],
  ])('is not sent for ever where the API %s', async (_, answer, times) => {
    const key = await ecKey();
    const { engine, tokenId, calls } = await openBound(key.jkt, answer);
    const run = await ended(engine.call({ tokenId, apiId: 'api', key: key.jwk }));
    expect(run.status).toBe('succeeded');
    expect(calls()).toHaveLength(times);
  });

  it.each([
    ['DPoP error="invalid_dpop_proof"', 'refuses the proof, not the token', 'indeterminate'],
    ['Bearer error="invalid_token", DPoP error="invalid_dpop_proof"', 'refuses the proof', 'indeterminate'],
    ['DPoP error="invalid_token"', 'refuses the token', 'refused'],
    ['Bearer error="invalid_dpop_proof"', 'refuses the token', 'refused'],
  ])('whose call is refused with %s is noted as what it is', async (challenge, words, outcome) => {
    const key = await ecKey();
    const answer = json({}, 401, { 'www-authenticate': challenge });
    const { engine, tokenId } = await openBound(key.jkt, answer);
    const run = await ended(engine.call({ tokenId, apiId: 'api', key: key.jwk }));
    expect(run.steps[0]?.summary).toContain(words);
    expect(valueOf(await engine.viewToken(tokenId)).observations).toMatchObject([{ outcome }]);
  });

  it('goes so where only the token_type of its response says that it is bound', async () => {
    const { acquire, engine, server } = await openFlow({
      profile: () => MACHINE,
      answers: () => ({
        '/api': json({ ok: true }),
        '/token': json({ access_token: 'opaque-and-bound-1234567890', token_type: 'DPoP', expires_in: 60 }),
      }),
    });
    const tokenId = tokenOf(await acquire());
    await ended(engine.call({ tokenId, apiId: 'api', key: (await ecKey()).pem }));
    const call = server.seen.find(({ path }) => path === '/api');
    expect(call?.headers.authorization).toBe('DPoP opaque-and-bound-1234567890');
    expect((await readProof(call?.headers)).claims).toHaveProperty('ath');
  });

  it('wants no key where nothing says that it is bound', async () => {
    const { acquire, engine, server } = await openFlow({ profile: () => MACHINE });
    const tokenId = tokenOf(await acquire());
    const refused = faultOf(await engine.call({ tokenId, apiId: 'api', key: (await ecKey()).pem }));
    expect(refused).toMatchObject({ code: 'input.invalid', parameter: 'key' });
    expect(server.count('/api')).toBe(0);
  });
});
