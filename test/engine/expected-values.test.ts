import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Expectation } from '../../src/contract/models/expectation.ts';
import type { Outcome } from '../../src/core/findings/finding.ts';
import { signingKey } from '../support/test-server.ts';
import { type TestEngine, startTestEngine, valueOf } from '../support/test-engine.ts';

let test: TestEngine;
beforeAll(async () => {
  test = await startTestEngine();
});
afterAll(() => test.close());

const NOW = Math.floor(Date.now() / 1000);
const key = signingKey('k1');
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const leftHalf = (text: string) => sha256(text).subarray(0, 16).toString('base64url');
const segment = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of any kind; what it is judged by here is not its signature. */
function token(typ: string | undefined, claims: object, header: object = {}): string {
  const signed = `${segment({ alg: 'HS256', ...(typ === undefined ? {} : { typ }), ...header })}.${segment(claims)}`;
  return `${signed}.${createHmac('sha256', 'k').update(signed).digest('base64url')}`;
}

const ACCESS = token('at+jwt', { iss: 'https://i.example', aud: 'https://api.example', client_id: 'app' });
const idToken = (claims: object = {}) =>
  key.sign({ iss: 'https://i.example', aud: 'app', nonce: 'n1', iat: NOW, auth_time: NOW - 100, ...claims });
const proof = (claims: object = {}) =>
  token(
    'dpop+jwt',
    { jti: 'a'.repeat(20), htm: 'POST', htu: 'https://api.example/pay', iat: NOW, ...claims },
    { jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } },
  );

/** What became of the named rules for the token of one kind, in short. */
async function outcomes(
  text: string,
  codes: readonly string[],
  expected?: Expectation,
  kind?: string,
): Promise<readonly (Outcome | undefined)[]> {
  const all = valueOf(await test.engine.inspect({ text, ...(expected ? { expected } : {}) }));
  const found = kind === undefined ? all[0] : all.find((one) => one.kind === kind);
  return codes.map((code) => found?.findings.find((finding) => finding.code === code)?.outcome);
}

describe('what a person expects', () => {
  it.each<[string, string, string, Expectation, Expectation]>([
    [
      'an access token’s audience',
      ACCESS,
      'access_token.aud.mismatch',
      { audience: 'https://api.example' },
      { audience: 'b' },
    ],
    [
      'an issuer',
      ACCESS,
      'token.iss.mismatch',
      { issuer: 'https://i.example' },
      { issuer: 'https://j.example' },
    ],
    ['a client', ACCESS, 'access_token.client_id.mismatch', { clientId: 'app' }, { clientId: 'b' }],
    [
      'an ID token’s issuer',
      idToken(),
      'id_token.iss.mismatch',
      { issuer: 'https://i.example' },
      { issuer: 'i' },
    ],
    ['an ID token’s audience', idToken(), 'id_token.aud.mismatch', { audience: 'app' }, { audience: 'b' }],
    [
      'an ID token’s client, before the audience of another token',
      idToken(),
      'id_token.aud.mismatch',
      { clientId: 'app', audience: 'https://api.example' },
      { clientId: 'b', audience: 'app' },
    ],
    ['a nonce', idToken(), 'id_token.nonce.mismatch', { nonce: 'n1' }, { nonce: 'n2' }],
    [
      'an access token by its hash',
      idToken({ at_hash: leftHalf('opaque') }),
      'id_token.at_hash.mismatch',
      { accessToken: 'opaque' },
      { accessToken: 'b' },
    ],
    ['a code', idToken({ c_hash: leftHalf('c') }), 'id_token.c_hash.mismatch', { code: 'c' }, { code: 'd' }],
    [
      'a state',
      idToken({ s_hash: leftHalf('s') }),
      'id_token.s_hash.mismatch',
      { state: 's' },
      { state: 't' },
    ],
    ['a max_age', idToken(), 'id_token.auth_time.too_old', { maxAgeSeconds: 300 }, { maxAgeSeconds: 10 }],
    ['a method', proof(), 'dpop_proof.htm.mismatch', { method: 'post' }, { method: 'GET' }],
    [
      'an address',
      proof(),
      'dpop_proof.htu.mismatch',
      { url: 'https://API.example:443/pay?x=1' },
      { url: 'https://api.example/' },
    ],
    [
      'a server’s nonce',
      proof({ nonce: 's1' }),
      'dpop_proof.nonce.mismatch',
      { serverNonce: 's1' },
      { serverNonce: 's2' },
    ],
    [
      'a presented token',
      proof({ ath: sha256('opaque').toString('base64url') }),
      'dpop_proof.ath.mismatch',
      { accessToken: 'opaque' },
      { accessToken: 'b' },
    ],
    [
      'a logout token’s audience',
      token('logout+jwt', { iss: 'i', aud: 'app' }),
      'token.aud.mismatch',
      { audience: 'app' },
      { audience: 'b' },
    ],
  ])('is compared: %s', async (_, text, code, right, wrong) => {
    expect(await outcomes(text, [code], right)).toEqual(['pass']);
    expect(await outcomes(text, [code], wrong)).toEqual(['fail']);
    expect(['unchecked', 'not_applicable']).toContain((await outcomes(text, [code]))[0]);
  });

  it('of a key binding is the verifier and its nonce, and not whom the issuer’s part is for', async () => {
    const bound = `${token('dc+sd-jwt', { iss: 'i', vct: 'urn:x', aud: 'somebody' })}~`;
    const presented = (claims: object) =>
      `${bound}${token('kb+jwt', { iat: NOW, sd_hash: sha256(bound).toString('base64url'), ...claims })}`;
    const codes = ['key_binding.aud.mismatch', 'key_binding.nonce.mismatch', 'token.aud.mismatch'];
    const expected = { audience: 'https://v.example', nonce: 'n' };
    const right = presented({ aud: 'https://v.example', nonce: 'n' });
    expect(await outcomes(right, codes, expected)).toEqual(['pass', 'pass', 'not_applicable']);
    const wrong = presented({ aud: 'https://w.example', nonce: 'old' });
    expect(await outcomes(wrong, codes, expected)).toEqual(['fail', 'fail', 'not_applicable']);
    expect(await outcomes(wrong, codes)).toEqual(['unchecked', 'unchecked', 'not_applicable']);
    expect(await outcomes(bound, codes, expected)).toEqual(['not_applicable', 'not_applicable', 'fail']);
  });

  it('of an audience is no ID token’s beside the token that it is for', async () => {
    const codes = ['id_token.aud.mismatch'];
    const response = JSON.stringify({ access_token: ACCESS, id_token: idToken() });
    const of = (expected: Expectation) => outcomes(response, codes, expected, 'id_token');
    expect(await of({ audience: 'https://api.example' })).toEqual(['unchecked']);
    expect(await of({ audience: 'https://api.example', clientId: 'app' })).toEqual(['pass']);
    expect(await of({ clientId: 'b' })).toEqual(['fail']);
  });

  it('is said in no finding where it is secret', async () => {
    const secrets = {
      nonce: 'nonce-31415',
      accessToken: 'token-31415',
      code: 'code-31415',
      state: 'state-31415',
    };
    const text = idToken({ at_hash: 'x', c_hash: 'x', s_hash: 'x' });
    const [ofIdToken] = valueOf(await test.engine.inspect({ text, expected: secrets }));
    const expected = {
      ...secrets,
      serverNonce: 'given-31415',
      url: 'https://u:pw-31415@api.example/?q=31415',
    };
    const [ofProof] = valueOf(await test.engine.inspect({ text: proof({ nonce: 'x', ath: 'x' }), expected }));
    expect(JSON.stringify([ofIdToken, ofProof])).not.toContain('31415');
    expect(ofProof?.findings.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'dpop_proof.htu.mismatch',
        'dpop_proof.nonce.mismatch',
        'dpop_proof.ath.mismatch',
      ]),
    );
  });
});

describe('what stands beside it', () => {
  const bound = proof({ ath: sha256(ACCESS).toString('base64url') });
  const REQUEST = ['dpop_proof.htm.mismatch', 'dpop_proof.htu.mismatch', 'dpop_proof.ath.mismatch'];

  it('is the request of a curl command: method, address and token', async () => {
    const curl = (address: string, method: string) =>
      `curl -X ${method} '${address}' -H 'Authorization: DPoP ${ACCESS}' -H 'DPoP: ${bound}'`;
    const right = curl('https://api.example/pay?a=1', 'POST');
    expect(await outcomes(right, REQUEST, undefined, 'dpop_proof')).toEqual(['pass', 'pass', 'pass']);
    const wrong = curl('https://api.example/other', 'PUT');
    expect(await outcomes(wrong, REQUEST, undefined, 'dpop_proof')).toEqual(['fail', 'fail', 'pass']);
    // A person’s own word goes first.
    const said = { method: 'POST', url: 'https://api.example/pay', accessToken: 'another' };
    expect(await outcomes(wrong, REQUEST, said, 'dpop_proof')).toEqual(['pass', 'pass', 'fail']);
  });

  it('is the request of the same entry in a HAR file', async () => {
    const entry = (method: string, url: string, token_: string, its: string) => ({
      request: {
        method,
        url,
        headers: [
          { name: 'Authorization', value: `DPoP ${token_}` },
          { name: 'DPoP', value: its },
        ],
      },
    });
    const other = proof({ jti: 'b'.repeat(20), htm: 'GET', ath: 'x' });
    const text = JSON.stringify({
      log: {
        entries: [
          entry('GET', 'https://api.example/pay', 'another-token-0123456789', other),
          entry('POST', 'https://api.example/pay', ACCESS, bound),
        ],
      },
    });
    const all = valueOf(await test.engine.inspect({ text })).filter(({ kind }) => kind === 'dpop_proof');
    const of = (index: number) =>
      REQUEST.map((code) => all[index]?.findings.find((finding) => finding.code === code)?.outcome);
    expect([of(0), of(1)]).toEqual([
      ['pass', 'pass', 'fail'],
      ['pass', 'pass', 'pass'],
    ]);
  });

  it.each([
    ['in lines', (one: string, other: string) => `${one}\n${other}\n`],
    ['with labels', (one: string, other: string) => `ID token: ${one}\n\naccess token: ${other}`],
    ['the other way round', (one: string, other: string) => `${other}\n${one}`],
  ])('is the other of two tokens that are all there is: %s', async (_, text) => {
    const hashed = (of: string) => idToken({ at_hash: leftHalf(of) });
    const AT_HASH = ['id_token.at_hash.mismatch'];
    expect(await outcomes(text(hashed(ACCESS), ACCESS), AT_HASH, undefined, 'id_token')).toEqual(['pass']);
    expect(await outcomes(text(hashed('x'), ACCESS), AT_HASH, undefined, 'id_token')).toEqual(['fail']);
    const ATH = ['dpop_proof.ath.mismatch'];
    expect(await outcomes(text(bound, ACCESS), ATH, undefined, 'dpop_proof')).toEqual(['pass']);
    expect(await outcomes(text(proof({ ath: 'x' }), ACCESS), ATH, undefined, 'dpop_proof')).toEqual(['fail']);
  });

  it('is nothing in a log, where they need not belong together', async () => {
    const log = `12:00:01 got ${idToken({ at_hash: 'x' })}\n12:09:44 sent ${ACCESS}\n`;
    expect(await outcomes(log, ['id_token.at_hash.mismatch'], undefined, 'id_token')).toEqual(['unchecked']);
    const three = `${idToken({ at_hash: 'x' })}\n${ACCESS}\n${token('at+jwt', { client_id: 'b' })}`;
    expect(await outcomes(three, ['id_token.at_hash.mismatch'], undefined, 'id_token')).toEqual([
      'unchecked',
    ]);
  });
});
