import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ScanRow } from '../../../src/contract/models/scan.ts';
import type { Jwk } from '../../../src/core/jose/verification.ts';
import type { ScanCount, ScanOptions, ScanWork } from '../../../src/engine/ports/scanner.ts';
import type { ScanPlan } from '../../../src/engine/scan/scan-plan.ts';
import { createScanner } from '../../../src/node/scan/create-scanner.ts';
import { encryptedToken, keyForJwe } from '../../support/jwe.ts';
import { digestOf, disclose } from '../../support/sd-jwt.ts';
import { JUDGE_WORKER, KEEPER_WORKER, SCAN_WORKER } from '../../support/test-engine.ts';

/* What is found in a scan is judged as one token alone is: on the threads, in whatever format. */

const NOW = 1_800_000_000;
const ISSUER = 'https://login.example';
const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

interface Pair {
  readonly jwk: Jwk;
  readonly privateKey: KeyObject;
}

function pairNamed(kid: string): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { jwk: { ...publicKey.export({ format: 'jwk' }), kid }, privateKey };
}

function signed({ jwk, privateKey }: Pair, claims: object, header: object = {}): string {
  const text = `${segment({ alg: 'ES256', kid: jwk['kid'], ...header })}.${segment({ iss: ISSUER, ...claims })}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function hmac(secret: string, claims: object): string {
  const text = `${segment({ alg: 'HS256', typ: 'at+jwt' })}.${segment({ iss: ISSUER, ...claims })}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

const trust = (...keys: readonly Jwk[]): ScanPlan['keys'] => [
  { trust: { kind: 'given_jwks', label: 'test', insecureTransport: false }, keys },
];
const ISSUERS = pairNamed('k1');

interface Begun {
  readonly work: ScanWork;
  readonly counts: ScanCount[];
}

function begin(plan: Partial<ScanPlan>, freshKeys?: ScanOptions['freshKeys']): Begun {
  const counts: ScanCount[] = [];
  const work = createScanner({
    scanWorkerUrl: SCAN_WORKER,
    judgeWorkerUrl: JUDGE_WORKER,
    keeperWorkerUrl: KEEPER_WORKER,
    log: { info: () => undefined, warn: () => undefined, bug: (_, error) => expect.fail(String(error)) },
    threads: 2,
  }).begin({
    plan: {
      keys: trust(ISSUERS.jwk),
      expected: {},
      clock: { nowSeconds: NOW, skewSeconds: 30 },
      ...plan,
    },
    keptTextBytes: 0,
    ...(freshKeys ? { freshKeys } : {}),
    onProgress: (count) => counts.push(count),
  });
  onTestFinished(() => work.close());
  return { work, counts };
}

async function scanned(
  texts: readonly string[],
  plan: Partial<ScanPlan> = {},
  freshKeys?: ScanOptions['freshKeys'],
): Promise<readonly ScanRow[]> {
  const { work } = begin(plan, freshKeys);
  await work.push(Buffer.from(texts.join('\n')));
  await work.end();
  return (await work.page({ limit: 1000 })).rows;
}

describe('an SD-JWT', () => {
  const name = disclose(0, 'given_name', 'Zoë');
  const claims = {
    vct: 'https://c.example/id',
    exp: NOW + 600,
    _sd_alg: 'sha-256',
    _sd: [digestOf(name), digestOf('decoy')],
  };
  const issued = (more: object = {}): string => signed(ISSUERS, { ...claims, ...more }, { typ: 'dc+sd-jwt' });

  test('has its disclosures held against their digests; decoys are none that is missing', async () => {
    const [good, strange] = await scanned([
      `${issued()}~${name}~`,
      `${issued()}~${name}~${disclose(3, 'role', 'admin')}~`,
    ]);
    expect(good).toMatchObject({ format: 'sd_jwt', signature: 'verified', issuer: ISSUER });
    expect(good?.codes.filter((code) => code.startsWith('sd_jwt.disclosure'))).toEqual([]);
    expect(strange?.codes).toContain('sd_jwt.disclosure.unmatched');
    expect(strange?.worst).toBe('violation');
  });

  test('has the proof of its holder checked with the key it is bound to', async () => {
    const holder = pairNamed('holder');
    const presented = `${issued({ cnf: { jwk: holder.jwk } })}~${name}~`;
    const proof = (by: Pair, sdHash: string): string =>
      signed(by, { iat: NOW, aud: 'https://v.example', nonce: 'n', sd_hash: sdHash }, { typ: 'kb+jwt' });
    const [good, forged, other] = await scanned([
      `${presented}${proof(holder, digestOf(presented))}`,
      `${presented}${proof(pairNamed('holder'), digestOf(presented))}`,
      `${presented}${proof(holder, digestOf('something else'))}`,
    ]);
    const ofBinding = (row: ScanRow | undefined) =>
      row?.codes.filter((code) => code.startsWith('key_binding'));
    expect(ofBinding(good)).toEqual([]);
    expect(ofBinding(forged)).toContain('key_binding.signature.invalid');
    expect(ofBinding(other)).toContain('key_binding.sd_hash.mismatch');
  });
});

describe('an encrypted token', () => {
  const key = keyForJwe('RSA-OAEP-256', 'A256GCM');
  const decryptionKeys = [{ label: 'the key you gave', jwk: key.privateJwk }];
  const inside = signed(ISSUERS, { client_id: 'spa', exp: NOW - 600, iat: NOW - 900 });
  const sealed = (text: string, by = key) =>
    encryptedToken({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' }, text, by);

  test('is opened with the keys that were given, and what is inside is verified and judged', async () => {
    const rows = await scanned([await sealed(inside), await sealed('{"iss":"https://b.example"}')], {
      decryptionKeys,
    });
    expect(rows).toMatchObject([
      {
        format: 'jwe',
        decryption: 'decrypted',
        signature: 'verified',
        issuer: ISSUER,
        clientId: 'spa',
        isExpired: true,
      },
      {
        format: 'jwe',
        decryption: 'decrypted',
        signature: 'unchecked',
        reason: 'not_signed',
        issuer: 'https://b.example',
      },
    ]);
    expect(rows[0]?.codes).toContain('token.exp.expired');
  });

  test('is encrypted and nothing more where no key was given, and says that the key is another’s where it is', async () => {
    const [closed] = await scanned([await sealed(inside)]);
    expect(closed).toMatchObject({ format: 'jwe', signature: 'unchecked', reason: 'encrypted' });
    expect(closed).not.toHaveProperty('decryption');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = privateKey.export({ format: 'jwk' }) as Jwk;
    const [shut] = await scanned([await sealed(inside)], { decryptionKeys: [{ label: 'another', jwk }] });
    expect(shut).toMatchObject({ decryption: 'failed', signature: 'unchecked' });
    expect(shut?.worst).toBeDefined();
  });
});

describe('a weak secret', () => {
  test('is found in each token that was signed with it, and in no other', async () => {
    const rows = await scanned([
      hmac('your-256-bit-secret', { sub: 'a' }),
      hmac('nobody-knows-this-one-5c1f8a', { sub: 'b' }),
      hmac('your-256-bit-secret', { sub: 'c' }),
      hmac('changeme', { sub: 'd' }),
    ]);
    expect(rows.map(({ codes }) => codes.includes('token.secret.well_known'))).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  test('is found where a key that was given is one', async () => {
    const jwk = { kty: 'oct', k: Buffer.from('changeme').toString('base64url') };
    const strong = { kty: 'oct', k: Buffer.from('nobody-knows-this-one-5c1f8a').toString('base64url') };
    const rows = await scanned(
      [hmac('changeme', { sub: 'a' }), hmac('nobody-knows-this-one-5c1f8a', { sub: 'b' })],
      { keys: [{ trust: { kind: 'given_key', label: 'test' }, keys: [jwk, strong] }] },
    );
    expect(
      rows.map(({ signature, codes }) => [signature, codes.includes('token.secret.well_known')]),
    ).toEqual([
      ['verified', true],
      ['verified', false],
    ]);
  });

  test('is found where it is a name that the token itself says, verified or not', async () => {
    const jwk = { kty: 'oct', k: Buffer.from('billing-spa').toString('base64url') };
    const token = hmac('billing-spa', { client_id: 'billing-spa' });
    const [verified] = await scanned([token], {
      keys: [{ trust: { kind: 'given_key', label: 'test' }, keys: [jwk] }],
    });
    const [unchecked] = await scanned([token]);
    expect(verified).toMatchObject({ signature: 'verified' });
    for (const row of [verified, unchecked]) expect(row?.codes).toContain('token.secret.well_known');
  });

  test('is the client’s own too, for an access token', async () => {
    const clientSecret = 'the-clients-own-secret-93ab';
    const rows = await scanned(
      [hmac(clientSecret, { client_id: 'spa' }), hmac('another-secret-77', { client_id: 'spa' })],
      {
        clientSecret,
        keys: [],
      },
    );
    expect(rows.map(({ codes }) => codes.includes('access_token.secret.shared_with_client'))).toEqual([
      true,
      false,
    ]);
  });
});

describe('a token that names a key that is not at hand', () => {
  const rotated = pairNamed('k2');
  const many = (pair: Pair, count: number): string[] =>
    Array.from({ length: count }, (_, at) => signed(pair, { sub: `${at}` }));

  test('has the keys fetched again, once, and those that came before they were here are judged by them', async () => {
    let fetches = 0;
    const rows = await scanned(
      [...many(ISSUERS, 200), ...many(rotated, 300), ...many(pairNamed('k3'), 200)],
      {},
      async () => {
        fetches++;
        return trust(ISSUERS.jwk, rotated.jwk);
      },
    );
    const by = (kid: string) => rows.filter((row) => row.kid === kid).map(({ signature }) => signature);
    expect(fetches).toBe(1);
    expect(new Set(by('k1'))).toEqual(new Set(['verified']));
    expect(new Set(by('k2'))).toEqual(new Set(['verified']));
    expect(new Set(by('k3'))).toEqual(new Set(['failed']));
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 700 }, (_, at) => at + 1));
  });

  test('fetches nothing where nothing may be fetched, where the key is here, and for a shared secret', async () => {
    const never = () => expect.fail('keys were fetched');
    const [stranger] = await scanned(many(rotated, 1));
    expect(stranger).toMatchObject({ signature: 'failed', reason: 'no_matching_key' });
    const forged = many(ISSUERS, 1).map((text) => `${text.slice(0, -8)}AAAAAAAA`);
    const rows = await scanned([...many(ISSUERS, 1), ...forged, hmac('x', { sub: 'a' })], {}, never);
    expect(rows.map(({ signature }) => signature)).toEqual(['verified', 'failed', 'failed']);
  });

  test('stays one where the keys cannot be had', async () => {
    const rows = await scanned([...many(rotated, 3), ...many(ISSUERS, 3)], {}, async () => undefined);
    expect(rows.map(({ signature }) => signature)).toEqual([
      'failed',
      'failed',
      'failed',
      'verified',
      'verified',
      'verified',
    ]);
  });

  test('does not hold up Cancel while its keys are fetched: what was judged is kept', async () => {
    const asked = Promise.withResolvers<void>();
    const { work, counts } = begin({}, () => {
      asked.resolve();
      return new Promise<undefined>(() => undefined);
    });
    await work.push(Buffer.from(many(rotated, 150).join(' ')));
    await asked.promise;
    await work.cancel();
    expect(counts.at(-1)).toMatchObject({ state: 'cancelled', judged: 128 });
    expect((await work.page({ limit: 1 })).total).toBe(128);
  });
});
