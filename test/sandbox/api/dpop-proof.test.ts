import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { DpopNonces } from '../../../src/sandbox/api/dpop-nonces.ts';
import { DpopProofs, type ProvenRequest } from '../../../src/sandbox/api/dpop-proof.ts';

const TOKEN = 'an-access-token';
const URL_OF_API = 'http://127.0.0.1:9763/api/signature/echo';
const { privateKey, publicKey } = await generateKeyPair('ES256');
const jwk = await exportJWK(publicKey);
const jkt = await calculateJwkThumbprint(jwk);

const good = { htm: 'GET', htu: URL_OF_API, ath: createHash('sha256').update(TOKEN).digest('base64url') };

function prove(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT({ ...good, iat: Math.floor(Date.now() / 1000), jti: randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(privateKey);
}

function request(proofs: readonly string[], changed: Partial<ProvenRequest> = {}): ProvenRequest {
  return { scheme: 'DPoP', token: TOKEN, proofs, method: 'GET', url: URL_OF_API, jkt, ...changed };
}

describe('DPoP proofs at the API', () => {
  let api: DpopProofs;
  beforeEach(() => {
    api = new DpopProofs(undefined);
  });

  test('a good proof is taken once', async () => {
    const proof = await prove();
    expect(await api.check(request([proof]))).toBeUndefined();
    expect(await api.check(request([proof]))).toMatchObject({ error: 'invalid_dpop_proof' });
  });

  test('query and fragment of htu do not count', async () => {
    expect(await api.check(request([await prove({ htu: `${URL_OF_API}?a=1#b` })]))).toBeUndefined();
  });

  test('a bearer token needs no proof', async () => {
    expect(await api.check(request([], { scheme: 'Bearer', jkt: undefined }))).toBeUndefined();
  });

  test('a bound token sent as Bearer is refused under the scheme that was used', async () => {
    expect(await api.check(request([], { scheme: 'Bearer' }))).toMatchObject({
      status: 401,
      scheme: 'Bearer',
      error: 'invalid_token',
    });
  });

  test('an unbound token sent with a proof is refused', async () => {
    expect(await api.check(request([await prove()], { jkt: undefined }))).toMatchObject({
      error: 'invalid_token',
    });
  });

  test('a proof by another key is the wrong binding, not a bad proof', async () => {
    expect(await api.check(request([await prove()], { jkt: 'other' }))).toMatchObject({
      scheme: 'DPoP',
      error: 'invalid_token',
    });
  });

  test.each([
    ['another method', { htm: 'POST' }],
    ['another address', { htu: 'http://127.0.0.1:9763/api/other' }],
    ['no address', { htu: 'nowhere' }],
    ['another token', { ath: 'x' }],
    ['no token', { ath: undefined }],
    ['an old time', { iat: 1 }],
    ['a time to come', { iat: Math.floor(Date.now() / 1000) + 3600 }],
    ['no id', { jti: undefined }],
  ])('a proof for %s is refused', async (_what, claims) => {
    expect(await api.check(request([await prove(claims)]))).toMatchObject({ error: 'invalid_dpop_proof' });
  });

  test('a proof of another type, without a key, with a private key, or none at all is refused', async () => {
    const privateJwk = { ...jwk, d: 'AAAA' };
    const proofs = [
      await prove({}, { typ: 'JWT' }),
      await prove({}, { jwk: undefined }),
      await prove({}, { jwk: privateJwk }),
    ];
    for (const proof of [...proofs, 'a.b.c', '']) {
      expect(await api.check(request([proof]))).toMatchObject({ error: 'invalid_dpop_proof' });
    }
    expect(await api.check(request([]))).toMatchObject({ error: 'invalid_dpop_proof' });
  });

  test('two proofs at once are refused', async () => {
    const proofs = [await prove(), await prove()];
    expect(await api.check(request(proofs))).toMatchObject({ error: 'invalid_dpop_proof' });
  });
});

describe('DPoP proofs where a nonce is wanted', () => {
  const nonces = new DpopNonces(Buffer.alloc(32, 7).toString('base64url'));

  test('one without it or with an invented one is asked to try again', async () => {
    const api = new DpopProofs(nonces);
    for (const nonce of [undefined, 'invented']) {
      expect(await api.check(request([await prove({ nonce })]))).toMatchObject({ error: 'use_dpop_nonce' });
    }
  });

  test('one with the nonce that was handed out is taken', async () => {
    const api = new DpopProofs(nonces);
    expect(await api.check(request([await prove({ nonce: nonces.current() })]))).toBeUndefined();
  });
});
