import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { InspectedToken } from '../../src/contract/models/token.ts';
import { explainFinding } from '../../src/core/findings/explain.ts';
import type { Finding } from '../../src/core/findings/finding.ts';
import { judgeTokens, readTokens } from '../../src/engine/inspect/judge-text.ts';
import { createVerify } from '../../src/node/verify/create-verify.ts';
import { NOW } from '../support/jwt.ts';
import { ACCESS_TOKENS, ID_TOKENS, OTHERS } from '../support/tokens-of-issuers.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const JWK = { kty: 'EC', crv: 'P-256', ...pick(publicKey.export({ format: 'jwk' })) };
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

function pick({ x = '', y = '' }: { x?: string; y?: string }) {
  return { x, y };
}

function jws(claims: object, header: object = {}): string {
  const text = `${encode({ alg: 'ES256', kid: 'k1', ...header })}.${encode(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

async function judge(text: string): Promise<readonly InspectedToken<Finding>[]> {
  const verify = createVerify();
  const trust = { kind: 'given_jwks', label: 'keys', insecureTransport: false } as const;
  const clock = { nowSeconds: NOW, skewSeconds: 30 };
  const judged = await judgeTokens(text, readTokens(text), async () => ({
    verify,
    keys: [{ trust, keys: [{ ...JWK, kid: 'k1' }] }],
    expected: {},
    clock,
    sha2: verify.sha2,
  }));
  return judged.map(({ token }) => token);
}

/** Codes of one severity that failed. */
function failsOf({ findings }: InspectedToken<Finding>, severity = 'violation'): readonly string[] {
  return findings
    .filter(({ outcome }) => outcome === 'fail')
    .filter((finding) => explainFinding(finding).severity === severity)
    .map(({ code }) => code);
}

describe('a token as real servers make it violates nothing', () => {
  it.each(Object.entries(ACCESS_TOKENS))('an access token of %s', async (_, claims) => {
    const [bare] = await judge(jws(claims, { typ: 'JWT' }));
    expect(bare && [bare.signature.state, failsOf(bare)]).toEqual(['verified', []]);
    const [answered] = await judge(JSON.stringify({ access_token: jws(claims), token_type: 'Bearer' }));
    expect(answered && [answered.kind, failsOf(answered)]).toEqual(['access_token', []]);
  });

  it.each(Object.entries(ID_TOKENS))('an ID token of %s', async (_, claims) => {
    const [bare] = await judge(jws(claims, { typ: 'JWT' }));
    expect(bare && [bare.kind, bare.signature.state, failsOf(bare)]).toEqual(['id_token', 'verified', []]);
  });

  it.each(OTHERS)('%s', async (_, typ, kind, claims) => {
    const [token] = await judge(jws(claims, { typ }));
    expect(token && [token.kind, token.signature.state, failsOf(token)]).toEqual([kind, 'verified', []]);
  });
});

describe('an ID token that vouches for an access token', () => {
  const access = (jti: string) =>
    jws({ iss: 'https://as.example', sub: 's', aud: 'https://api.example', client_id: 'c', jti });
  const half = (text: string) =>
    createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
  const first = access('first');
  const idToken = jws({ ...ID_TOKENS['Google'], at_hash: half(first) });

  it('is held against the one in its answer', async () => {
    const answer = (access_token: string) =>
      JSON.stringify({ access_token, token_type: 'Bearer', expires_in: 60, id_token: idToken });
    expect((await judge(answer(first))).flatMap((token) => failsOf(token))).toEqual([]);
    expect((await judge(answer(access('other')))).flatMap((token) => failsOf(token))).toEqual([
      'id_token.at_hash.mismatch',
    ]);
  });

  it('is not held against a later one that stands in the same log', async () => {
    const log = [
      `GET /orders HTTP/1.1 Authorization: Bearer ${access('later')}`,
      `GET https://as.example/logout?id_token_hint=${idToken} HTTP/1.1`,
    ].join('\n');
    const tokens = await judge(log);
    expect(tokens).toHaveLength(2);
    expect(tokens.flatMap((token) => failsOf(token))).toEqual([]);
  });
});

describe('a DPoP proof', () => {
  const access = jws({ iss: 'https://as.example', sub: 's', aud: 'https://api.example', client_id: 'c' });
  const proof = (more: object) =>
    jws({ jti: '7b1a1c5e-1d0f-4c1b-9a51-3c44455566f6', iat: NOW, ...more }, { typ: 'dpop+jwt', jwk: JWK });
  const forToken = proof({ htm: 'POST', htu: 'https://as.example/token' });

  it('for the token endpoint needs no hash of the token that is exchanged there', async () => {
    const body = `grant_type=urn:ietf:params:oauth:grant-type:token-exchange&access_token=${access}`;
    const tokens = await judge(`curl https://as.example/token -H 'DPoP: ${forToken}' -d '${body}'`);
    expect(tokens.map((token) => [token.role, failsOf(token)])).toContainEqual(['dpop_proof', []]);
  });

  it('for the token endpoint needs none beside the proof of a later call', async () => {
    const call = proof({ htm: 'GET', htu: 'https://api.example', ath: digest(access) });
    const log = [`DPoP: ${forToken}`, `Authorization: DPoP ${access}`, `DPoP: ${call}`].join('\n');
    expect((await judge(log)).map((token) => failsOf(token))).toEqual([[], [], []]);
  });

  it('for an API needs the hash of the token that is presented', async () => {
    const call = (dpop: string) =>
      `curl https://api.example -H 'Authorization: DPoP ${access}' -H 'DPoP: ${dpop}'`;
    const good = proof({ htm: 'GET', htu: 'https://api.example', ath: digest(access) });
    expect((await judge(call(good))).map((token) => failsOf(token))).toEqual([[], []]);
    const bare = proof({ htm: 'GET', htu: 'https://api.example' });
    expect((await judge(call(bare))).flatMap((token) => failsOf(token))).toEqual(['dpop_proof.ath.mismatch']);
  });

  it('for another request than the one that it stands in is found out', async () => {
    const call = `curl https://api.example -H 'Authorization: DPoP ${access}' -H 'DPoP: ${forToken}'`;
    expect((await judge(call)).flatMap((token) => failsOf(token))).toEqual([
      'dpop_proof.htm.mismatch',
      'dpop_proof.htu.mismatch',
      'dpop_proof.ath.mismatch',
    ]);
  });
});

describe('an SD-JWT', () => {
  const name = encode(['2GLC42sKQveCfGfryNRN9w', 'given_name', 'John']);
  const base = { iat: NOW - 60, exp: NOW + 3600, _sd: [digest(name)], cnf: { jwk: JWK } };

  it('of a credential, presented by its holder, violates nothing', async () => {
    const issued = `${jws({ ...base, iss: 'https://issuer.example', vct: 'urn:x' }, { typ: 'dc+sd-jwt' })}~${name}~`;
    const claims = { nonce: '1', aud: 'https://verifier.example', iat: NOW, sd_hash: digest(issued) };
    const [token] = await judge(`${issued}${jws(claims, { typ: 'kb+jwt' })}`);
    expect(token && [token.kind, failsOf(token), failsOf(token, 'risk')]).toEqual(['credential', [], []]);
  });

  it('of a credential may leave its issuer to the certificate in the header', async () => {
    const claims = { ...base, vct: 'urn:eudi:pid:1' };
    const [token] = await judge(`${jws(claims, { typ: 'dc+sd-jwt', x5c: ['MIIB'] })}~${name}~`);
    expect(token && failsOf(token, 'risk')).not.toContain('token.iss.missing');
  });

  it('of the W3C data model goes by vc+sd-jwt too, and has no vct', async () => {
    const context = ['https://www.w3.org/ns/credentials/v2'];
    const claims = {
      ...base,
      '@context': context,
      type: ['VerifiableCredential'],
      issuer: 'https://u.example',
    };
    const [token] = await judge(`${jws(claims, { typ: 'vc+sd-jwt' })}~${name}~`);
    expect(token && [failsOf(token), failsOf(token, 'note')]).toEqual([[], ['sd_jwt.key_binding.missing']]);
  });

  it('lends its issuer and its end to the proof of the holder, which has none', async () => {
    const claims = { nonce: '1', aud: 'https://verifier.example', iat: NOW, sd_hash: 'x' };
    const [token] = await judge(jws(claims, { typ: 'kb+jwt' }));
    expect(token && [token.kind, failsOf(token), failsOf(token, 'risk')]).toEqual(['key_binding', [], []]);
  });
});
