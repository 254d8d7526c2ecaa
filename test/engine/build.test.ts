import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../src/contract/ipc.ts';
import { PROFILE_DEFAULTS } from '../../src/contract/models/profile-defaults.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { faultOf } from '../support/flow.ts';
import { type TestEngine, startTestEngine, valueOf } from '../support/test-engine.ts';

let test: TestEngine;
let engine: Engine;
beforeAll(async () => {
  test = await startTestEngine();
  ({ engine } = test);
});
afterAll(() => test.close());

type Key = InputOf<'build.token'>['key'];
const CLAIMS = '{"iss":"https://issuer.example","sub":"alice"}';
const given = (text: string, form: 'key' | 'secret' | 'secret_base64url' = 'key') =>
  ({ kind: 'given', text, form }) as const;

const build = (alg: string, key: Key, claims = CLAIMS) =>
  engine.buildToken({ header: JSON.stringify({ alg, typ: 'at+jwt' }), claims, key });

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ecJwk = JSON.stringify({ ...ec.privateKey.export({ format: 'jwk' }), kid: 'mine' });

describe('a token is signed', () => {
  it.each([
    ['ES256', 'a JWK', given(ecJwk)],
    [
      'ES256',
      'a key set with a private key',
      given(JSON.stringify({ keys: [ec.publicKey.export({ format: 'jwk' }), JSON.parse(ecJwk)] })),
    ],
    ['RS256', 'a PEM', given(rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())],
    ['PS384', 'an older PEM', given(rsa.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString())],
    ['EdDSA', 'a fresh key', { kind: 'throwaway' }],
    ['RS512', 'a fresh key', { kind: 'throwaway' }],
    ['ES384', 'a fresh key', { kind: 'throwaway' }],
  ] as const)('with %s and %s, and verifies with the public half', async (alg, _, key) => {
    const { token, publicKey = '', isRemembered } = valueOf(await build(alg, key));
    expect(publicKey).not.toMatch(/"(?:d|k|p|q)":/);
    const [inspected] = valueOf(await engine.inspect({ text: token, keys: publicKey }));
    expect(inspected?.signature).toMatchObject({ state: 'verified', alg });
    expect(inspected?.isBuiltHere).toBe(true);
    expect(isRemembered).toBe(true);
  });

  it.each([
    [
      'a text',
      given('a secret of more than 32 characters', 'secret'),
      Buffer.from('a secret of more than 32 characters'),
    ],
    ['base64url', given(Buffer.alloc(32, 7).toString('base64url'), 'secret_base64url'), Buffer.alloc(32, 7)],
    [
      'a JWK',
      given(JSON.stringify({ kty: 'oct', k: Buffer.alloc(32, 9).toString('base64url') })),
      Buffer.alloc(32, 9),
    ],
  ] as const)('with a shared secret given as %s, of which nothing comes back', async (_, key, secret) => {
    const built = valueOf(await build('HS256', key));
    expect(built).not.toHaveProperty('publicKey');
    expect(JSON.stringify(built)).not.toContain(secret.toString('base64url'));
    const keys = JSON.stringify({ kty: 'oct', k: secret.toString('base64url') });
    const [inspected] = valueOf(await engine.inspect({ text: built.token, keys }));
    expect(inspected?.signature.state).toBe('verified');
  });

  it('with the text of a public key as the secret, as an attacker would', async () => {
    const pem = rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString();
    const { token } = valueOf(await build('HS256', given(pem, 'secret')));
    const [inspected] = valueOf(await engine.inspect({ text: token, keys: pem }));
    expect(inspected?.signature).toMatchObject({ state: 'failed', reason: 'hmac_with_public_key' });
  });

  it('with one fresh key for all of an algorithm, as long as the program runs', async () => {
    const [one, other] = [
      await build('ES256', { kind: 'throwaway' }),
      await build('ES256', { kind: 'throwaway' }),
    ];
    expect(valueOf(one).publicKey).toBe(valueOf(other).publicKey);
  });

  it.each(['none', 'HS256'])('not at all, with alg %s, and ends with its dot', async (alg) => {
    expect(valueOf(await build(alg, { kind: 'none' })).token).toMatch(/^[\w-]+\.[\w-]+\.$/);
  });
});

describe('a token is not signed', () => {
  const publicJwk = JSON.stringify(ec.publicKey.export({ format: 'jwk' }));
  const encrypted = ec.privateKey.export({
    format: 'pem',
    type: 'pkcs8',
    cipher: 'aes-256-cbc',
    passphrase: 'x',
  });
  it.each([
    ['with a public key', 'ES256', given(publicJwk), 'key', /public key/],
    [
      'with a public PEM',
      'ES256',
      given(ec.publicKey.export({ format: 'pem', type: 'spki' }).toString()),
      'key',
      /no private key/,
    ],
    ['with an encrypted PEM', 'ES256', given(encrypted.toString()), 'key', /encrypted/],
    ['with a key for another algorithm', 'RS256', given(ecJwk), 'alg', /of type "EC"; RS256 needs "RSA"/],
    ['with words', 'ES256', given('not a key'), 'key', /neither a JWK nor PEM/],
    [
      'with a JWK that is broken',
      'ES256',
      given('{"kty":"EC","d":"AA","crv":"P-256"}'),
      'key',
      /cannot be read/,
    ],
    [
      'with a secret that is not base64url',
      'HS256',
      given('a+b/', 'secret_base64url'),
      'key',
      /not base64url/,
    ],
    ['with nothing', 'ES256', given(' '), 'key', /no key here/],
    ['with a key where alg is none', 'none', given(ecJwk), 'alg', /has no signature/],
    [
      'with a fresh key for an algorithm that nobody knows',
      'XS256',
      { kind: 'throwaway' },
      'alg',
      /makes no key/,
    ],
  ] as const)('%s, and the fault does not repeat the key', async (_, alg, key, parameter, message) => {
    const fault = faultOf(await build(alg, key));
    expect(fault).toMatchObject({ code: 'input.invalid', parameter });
    expect(fault.message).toMatch(message);
    if (key.kind === 'given' && key.text.trim().length > 8)
      expect(JSON.stringify(fault)).not.toContain(key.text);
  });
});

describe('what a key can sign with', () => {
  it.each([
    ['an EC key', given(ecJwk), { algs: ['ES256'], label: 'EC, P-256', kid: 'mine' }],
    [
      'a secret',
      given('four', 'secret'),
      { algs: ['HS256', 'HS384', 'HS512'], label: 'a secret of 4 bytes' },
    ],
    [
      'an RSA key that names its algorithm',
      given(JSON.stringify({ ...rsa.privateKey.export({ format: 'jwk' }), alg: 'PS256' })),
      { algs: ['PS256', 'RS256', 'RS384', 'RS512', 'PS384', 'PS512'], label: 'RSA, 2048 bits' },
    ],
  ] as const)('is said of %s', async (_, key, offer) => {
    expect(valueOf(await engine.signingOffer({ key }))).toEqual(offer);
  });

  it('is everything the runtime does, where no key is given', async () => {
    expect(valueOf(await engine.signingOffer({})).algs).toEqual(
      expect.arrayContaining(['HS256', 'RS256', 'ES256']),
    );
  });
});

describe('a token that was made here', () => {
  it('is found out as such when it is pasted, also inside other text, and when it is kept', async () => {
    const { token } = valueOf(await build('ES256', given(ecJwk)));
    const [pasted] = valueOf(await engine.inspect({ text: `Authorization: Bearer ${token}` }));
    expect(pasted?.findings.find(({ code }) => code === 'token.origin.built_here')?.outcome).toBe('fail');
    const [environment] = valueOf(await engine.listEnvironments());
    const profile = {
      ...PROFILE_DEFAULTS,
      id: '',
      name: 'p',
      environment: environment?.id ?? '',
      clientId: 'c',
    };
    const saved = valueOf(
      await engine.saveProfile({ profile: { ...profile, issuer: 'https://issuer.example' } }),
    );
    const id = valueOf(await engine.keepToken(token, saved.profile.id));
    const view = valueOf(await engine.viewToken(id));
    expect(view).toMatchObject({
      isBuiltHere: true,
      summary: { origin: 'built' },
      lineage: [{ origin: 'built' }],
    });
    const lineage = valueOf(await engine.tokenLineage({ profileId: saved.profile.id }));
    expect(lineage).toMatchObject([{ origin: 'built', inputs: [], outputs: [{ tokenId: id }] }]);
  });

  it('is told from one that differs in a letter, and from others', async () => {
    const { token } = valueOf(await build('ES256', given(ecJwk)));
    const changed = `${token.slice(0, -2)}${token.endsWith('A') ? 'B' : 'A'}`;
    const [other] = valueOf(await engine.inspect({ text: changed }));
    expect(other).not.toHaveProperty('isBuiltHere');
  });

  it('leaves neither itself nor the key in the log', async () => {
    const { token } = valueOf(await build('ES256', given(ecJwk)));
    const log = test.logLines.join('\n');
    expect(log).not.toContain(token.split('.')[2]);
    expect(log).not.toContain(JSON.parse(ecJwk).d);
  });
});
