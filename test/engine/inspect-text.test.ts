import { severityOf } from '../../src/core/findings/explain.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { InspectedToken } from '../../src/contract/models/token.ts';
import type { Finding } from '../../src/core/findings/finding.ts';
import { encryptDirectly, keyForJwe } from '../support/jwe.ts';
import { json, signingKey, startTestServer } from '../support/test-server.ts';
import { faultOf } from '../support/flow.ts';
import { type TestEngine, startTestEngine, valueOf } from '../support/test-engine.ts';

let test: TestEngine;
beforeAll(async () => {
  test = await startTestEngine();
});
afterAll(() => test.close());

const key = signingKey('k1');
const NOW = Math.floor(Date.now() / 1000);
const token = key.sign({ iss: 'https://issuer.example', sub: 'alice', iat: NOW, exp: NOW + 600 });

async function inspect(
  text: string,
  more: { keys?: string; atMs?: number } = {},
): Promise<InspectedToken<Finding>> {
  const [first, ...others] = valueOf(await test.engine.inspect({ text, ...more }));
  if (!first || others.length > 0) throw new Error('not exactly one token');
  return first;
}

const failsIn = ({ findings }: InspectedToken<Finding>): readonly string[] =>
  findings.filter((finding) => severityOf(finding) !== undefined).map(({ code }) => code);

describe('a pasted token', () => {
  it('is unchecked without a key, and says what to give', async () => {
    const { signature } = await inspect(token);
    expect(signature).toEqual({
      state: 'unchecked',
      reason: 'no_keys',
      message: 'No key is at hand. Choose a profile, or give a key or a JWKS.',
    });
  });

  it.each([
    ['a JWK', JSON.stringify(key.jwk), 'given_key'],
    ['a JWKS of one', JSON.stringify({ keys: [key.jwk] }), 'given_key'],
    ['a JWKS of two', JSON.stringify({ keys: [signingKey('k2').jwk, key.jwk] }), 'given_jwks'],
    ['a PEM', key.pem, 'given_key'],
  ])('is verified with %s, which is named as the trust source', async (_, keys, kind) => {
    expect((await inspect(token, { keys })).signature).toMatchObject({ state: 'verified', trust: { kind } });
  });

  it('fails with another key, and with one of another type', async () => {
    const other = await inspect(token, { keys: JSON.stringify(signingKey('k1').jwk) });
    expect(other.signature).toMatchObject({ state: 'failed', reason: 'bad_signature' });
    expect(failsIn(other)).toContain('token.signature.invalid');
    const { publicKey } = generateKeyPairSync('ed25519');
    const wrongType = await inspect(token, { keys: JSON.stringify(publicKey.export({ format: 'jwk' })) });
    expect(wrongType.signature).toMatchObject({ state: 'failed', reason: 'no_matching_key' });
  });

  it('fails where one letter of the payload was changed', async () => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const changed = Buffer.from(payload, 'base64url').toString().replace('alice', 'admin');
    const text = `${header}.${Buffer.from(changed).toString('base64url')}.${signature}`;
    expect((await inspect(text, { keys: JSON.stringify(key.jwk) })).signature).toMatchObject({
      state: 'failed',
      reason: 'bad_signature',
    });
  });

  it('is not verified by a signature that fits where its header demands what nobody here understands', async () => {
    const header = { alg: 'ES256', kid: 'k1', crit: ['urn:x'], 'urn:x': 1 };
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const encoded = [header, { sub: 'alice' }].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const signature = sign('sha256', Buffer.from(encoded.join('.')), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    const demanding = await inspect(`${encoded.join('.')}.${signature.toString('base64url')}`, {
      keys: JSON.stringify({ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }),
    });
    expect(demanding.signature).toMatchObject({ state: 'failed', reason: 'not_understood' });
    expect(demanding.signature).toMatchObject({ message: expect.stringContaining('urn:x') as string });
    expect(failsIn(demanding)).toContain('token.crit.unknown');
    expect(failsIn(demanding)).not.toContain('token.signature.invalid');
  });

  it('is judged at the time that was asked for', async () => {
    expect(failsIn(await inspect(token))).not.toContain('token.exp.expired');
    expect(failsIn(await inspect(token, { atMs: (NOW + 10_000) * 1000 }))).toContain('token.exp.expired');
  });

  it('is found in a header, a curl command and a response, at its place', async () => {
    for (const [before, after] of [
      ['Authorization: Bearer ', ''],
      ["curl -H 'Authorization: Bearer ", "' https://api.example"],
      ['{"access_token":"', '","token_type":"Bearer"}'],
    ] as const) {
      const { start, end } = await inspect(`${before}${token}${after}`);
      expect([start, end]).toEqual([before.length, before.length + token.length]);
    }
  });
});

/** A token with an HMAC signature by this secret. */
function hmacToken(secret: string, more = ''): string {
  const segment = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${segment({ alg: 'HS256' })}.${segment({ iss: 'https://issuer.example', exp: NOW + 600, more })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

describe('a shared secret', () => {
  it('is found where it is one that everybody knows, and is not named', async () => {
    const judged = await inspect(hmacToken('your-256-bit-secret'));
    expect(failsIn(judged)).toContain('token.secret.well_known');
    expect(JSON.stringify(judged.findings)).toContain('the examples of jwt.io');
    expect(JSON.stringify(judged.findings)).not.toContain('your-256-bit-secret');
    expect(failsIn(await inspect(hmacToken('')))).toContain('token.secret.well_known');
    expect(failsIn(await inspect(hmacToken('0'.repeat(32))))).toContain('token.secret.well_known');
  });

  it('is found where it is a name that stands in the token itself', async () => {
    const judged = await inspect(hmacToken('https://issuer.example'));
    expect(failsIn(judged)).toContain('token.secret.well_known');
    expect(JSON.stringify(judged.findings)).toContain('the token’s own iss');
    expect(failsIn(await inspect(hmacToken('https://issuer.example/x')))).not.toContain(
      'token.secret.well_known',
    );
  });

  it('is not found where it is a good one', async () => {
    const { findings } = await inspect(hmacToken('x9-2kd83-kkq0-zzP-1'));
    expect(findings.find(({ code }) => code === 'token.secret.well_known')?.outcome).toBe('pass');
  });

  it('is not looked for in a token of a megabyte', async () => {
    const { findings } = await inspect(hmacToken('secret', 'x'.repeat(700_000)));
    expect(findings.find(({ code }) => code === 'token.secret.well_known')?.outcome).toBe('unchecked');
  });
});

describe('an ID token', () => {
  const leftHalf = (text: string) =>
    createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
  const access = 'SlAV32hkKG-and-a-little-more';
  const idToken = (claims: object) =>
    key.sign({ iss: 'https://issuer.example', sub: 'a', aud: 'c', iat: NOW, exp: NOW + 600, ...claims });
  const failsOfIdToken = async (text: string) => {
    const all = valueOf(await test.engine.inspect({ text }));
    const found = all.find(({ kind }) => kind === 'id_token');
    if (!found) throw new Error('no ID token');
    return failsIn(found).filter((code) => /_hash\./.test(code));
  };

  it('is held against the access token that came in the same response', async () => {
    const response = (at_hash: string) =>
      JSON.stringify({ access_token: access, token_type: 'Bearer', id_token: idToken({ at_hash }) });
    expect(await failsOfIdToken(response(leftHalf(access)))).toEqual([]);
    expect(await failsOfIdToken(response(leftHalf('another')))).toEqual(['id_token.at_hash.mismatch']);
  });

  it('is held against code and state of the callback that it came in', async () => {
    const callback = (code: string, state: string) =>
      `https://app.example/cb#code=${code}&state=${state}&id_token=${idToken({
        nonce: 'n',
        c_hash: leftHalf('the-code'),
        s_hash: leftHalf('the state'),
      })}`;
    expect(await failsOfIdToken(callback('the-code', 'the%20state'))).toEqual([]);
    expect(await failsOfIdToken(callback('the-code', 'another'))).toEqual(['id_token.s_hash.mismatch']);
    expect(await failsOfIdToken(callback('another', 'the+state'))).toEqual(['id_token.c_hash.mismatch']);
    const bare = `https://app.example/cb#code=the-code&id_token=${idToken({ nonce: 'n' })}`;
    expect(await failsOfIdToken(bare)).toEqual(['id_token.c_hash.missing']);
  });
});

describe('an encrypted token', () => {
  const secret = keyForJwe('dir', 'A256GCM');
  const header = { alg: 'dir', enc: 'A256GCM', cty: 'JWT' };
  const sealed = encryptDirectly(header, new TextEncoder().encode(token), secret);

  it('says of its life only what stands inside, once it is open', async () => {
    expect(await inspect(sealed)).not.toHaveProperty('life');
    const [opened] = valueOf(
      await test.engine.inspect({ text: sealed, decryptionKeys: JSON.stringify(secret.privateJwk) }),
    );
    expect(opened?.life).toEqual({ issuedAtSeconds: NOW, expiresAtSeconds: NOW + 600 });
  });
});

describe('a text that is no good token', () => {
  it.each([
    ['nothing', '', 'token.text.empty'],
    ['white space', ' \n\t ', 'token.text.empty'],
    ['ten megabytes', 'a'.repeat(10 * 1024 * 1024), 'token.text.too_large'],
    ['half a JWT', token.slice(0, 30), undefined],
    ['five dots', '.....', 'token.segments.wrong_count'],
    ['bytes', String.fromCodePoint(0, 1, 255, 0x1f4a9), undefined],
    ['a JWT whose payload is no UTF-8', `${token.split('.')[0]}._w.c2ln`, 'token.json.not_utf8'],
    [
      'a JWT with a claim twice',
      `${token.split('.')[0]}.${Buffer.from('{"sub":"a","sub":"b"}').toString('base64url')}.c2ln`,
      'token.json.duplicate_member',
    ],
    [
      'deep JSON',
      `${token.split('.')[0]}.${Buffer.from(`${'['.repeat(5000)}${']'.repeat(5000)}`).toString('base64url')}.c2ln`,
      'token.json.too_deep',
    ],
  ])('is judged all the same: %s', async (_, text, code) => {
    const inspected = await inspect(text, { keys: JSON.stringify(key.jwk) });
    expect(['failed', 'unchecked']).toContain(inspected.signature.state);
    if (code !== undefined) expect(failsIn(inspected)).toContain(code);
    expect(inspected.end - inspected.start).toBeLessThanOrEqual(text.length);
  });
});

describe('trust that was given', () => {
  it.each([
    ['an address', 'https://issuer.example/jwks'],
    ['a token', 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA'],
    ['half a PEM', key.pem.slice(0, 60)],
    ['JSON that is no key', '{}'],
    ['an empty set', '{"keys":[]}'],
    ['keys that are no list', '{"keys":"x"}'],
  ])('is refused where it is %s', async (_, keys) => {
    expect(faultOf(await test.engine.inspect({ text: token, keys }))).toMatchObject({
      code: 'input.invalid',
      parameter: 'keys',
    });
  });

  it('is fetched from an address that was given, and from nowhere else', async () => {
    const server = await startTestServer(() => ({ '/keys': json({ keys: [key.jwk] }) }));
    try {
      const jwksUrl = `${server.origin}/keys`;
      const [inspected] = valueOf(await test.engine.inspect({ text: token, jwksUrl }));
      expect(inspected?.signature).toMatchObject({
        state: 'verified',
        trust: { kind: 'given_jwks', label: jwksUrl, insecureTransport: false },
      });
      expect(server.seen.map(({ path }) => path)).toEqual(['/keys']);
      // At another time, back at now, and held against something: judged with the same keys, which are not fetched.
      for (const more of [{ atMs: (NOW + 10_000) * 1000 }, {}, { expected: { issuer: 'i' } }]) {
        const [again] = valueOf(await test.engine.inspect({ text: token, jwksUrl, isAgain: true, ...more }));
        expect(again?.signature.state).toBe('verified');
      }
      expect(server.seen).toHaveLength(1);
      // A person who presses Verify once more means it.
      valueOf(await test.engine.inspect({ text: token, jwksUrl }));
      expect(server.seen).toHaveLength(2);
    } finally {
      await server.close();
    }
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', '/keys'])(
    'is not fetched from %s',
    async (jwksUrl) => {
      expect(faultOf(await test.engine.inspect({ text: token, jwksUrl }))).toMatchObject({
        code: 'input.invalid',
        parameter: 'jwks_uri',
      });
    },
  );

  it('is missed where the profile is gone', async () => {
    expect(faultOf(await test.engine.inspect({ text: token, profileId: 'gone' }))).toMatchObject({
      code: 'profile.not_found',
    });
  });
});
