import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { decrypt, encrypt } from '../../../src/node/store/aead.ts';
import { unwrapDataKey, wrapDataKey } from '../../../src/node/store/data-key.ts';
import { Sealer } from '../../../src/node/store/sealer.ts';
import {
  aGrant,
  aProfile,
  aToken,
  anExchange,
  anIssuance,
  faultOf,
  freshVault,
  reopenedVault,
  vaultPath,
} from './support.ts';

const KEY = randomBytes(32);

describe('the cipher', () => {
  test('gives back what it took, under a new nonce every time', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.string()), (plain, context) => {
        const sealed = encrypt(KEY, context, plain);
        expect(new Uint8Array(decrypt(KEY, context, sealed) ?? [])).toEqual(plain);
        expect(encrypt(KEY, context, plain).equals(sealed)).toBe(false);
      }),
    );
  });

  test('opens nothing of which a single byte was changed, the format and the nonce included', () => {
    const sealed = encrypt(KEY, ['a'], Buffer.from('some text'));
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(decrypt(KEY, ['a'], changed)).toBeUndefined();
    }
  });

  test('opens nothing that was cut short, with another key, or in another context', () => {
    const sealed = encrypt(KEY, ['a', 'b'], Buffer.from('some text'));
    for (let length = 0; length < sealed.length; length += 1) {
      expect(decrypt(KEY, ['a', 'b'], sealed.subarray(0, length))).toBeUndefined();
    }
    expect(decrypt(randomBytes(32), ['a', 'b'], sealed)).toBeUndefined();
    for (const context of [['a'], ['a,b'], ['b', 'a'], ['a', 'b', ''], ['a"', 'b']]) {
      expect(decrypt(KEY, context, sealed)).toBeUndefined();
    }
  });
});

describe('the data key', () => {
  test('unwraps with its own key in its own vault and nowhere else', () => {
    const dataKey = randomBytes(32);
    const wrapped = wrapDataKey(KEY, 'vault 1', dataKey);
    expect(unwrapDataKey(KEY, 'vault 1', wrapped)).toEqual(dataKey);
    expect(unwrapDataKey(KEY, 'vault 2', wrapped)).toBeUndefined();
    expect(unwrapDataKey(randomBytes(32), 'vault 1', wrapped)).toBeUndefined();
    expect(unwrapDataKey(KEY.subarray(1), 'vault 1', wrapped)).toBeUndefined();
  });
});

describe('the sealer', () => {
  test('opens a row in its own place only', () => {
    const sealer = new Sealer('vault 1', KEY);
    const sealed = sealer.sealJson('token', 't1', { a: 1 });
    expect(sealer.openJson('token', 't1', sealed)).toEqual({ a: 1 });
    expect(() => sealer.openJson('token', 't2', sealed)).toThrow('token does not open');
    expect(() => sealer.openJson('run', 't1', sealed)).toThrow('run does not open');
    expect(() => new Sealer('vault 2', KEY).openJson('token', 't1', sealed)).toThrow('does not open');
  });

  test('names tokens differently in every vault', () => {
    expect(new Sealer('vault 1', KEY).tokenId('a')).not.toBe(new Sealer('vault 2', KEY).tokenId('a'));
    expect(new Sealer('vault 1', KEY).tokenId('a')).not.toBe(
      new Sealer('vault 1', randomBytes(32)).tokenId('a'),
    );
  });

  test('is of no use once it was wiped', () => {
    const sealer = new Sealer('vault 1', KEY);
    const sealed = sealer.sealJson('token', 't1', 'x');
    sealer.wipe();
    expect(() => sealer.openJson('token', 't1', sealed)).toThrow('wiped');
    expect(() => sealer.tokenId('a')).toThrow('wiped');
  });
});

describe('a row in the file', () => {
  test('that was swapped with another is store.corrupt, not another profile’s secret', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    for (const id of ['p1', 'p2']) {
      await store.putProfile({ profile: aProfile(id), updatedAtMs: 1 });
      const boundTo = { issuer: null, clientId: id, origins: [] };
      await store.putSecret({
        profileId: id,
        name: 'client_secret',
        value: new Secret(`of ${id}`),
        setAtMs: 1,
        boundTo,
      });
    }
    await store.close();
    const db = new DatabaseSync(path);
    db.exec(
      `UPDATE secret SET sealed = (SELECT s.sealed FROM secret s WHERE s.profile_id = 'p1') WHERE profile_id = 'p2'`,
    );
    db.close();
    const again = await reopenedVault(path);
    expect((await again.getSecret('p1', 'client_secret'))?.value.expose()).toBe('of p1');
    expect((await faultOf(again.getSecret('p2', 'client_secret'))).code).toBe('store.corrupt');
    expect((await faultOf(again.listSecrets('p2'))).code).toBe('store.corrupt');
  });

  test('that holds keys or metadata cannot be put there, or given to another issuer, without the key', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    const keys = (name: string) => ({
      id: name,
      issuer: `https://${name}.example`,
      jwksUri: `https://${name}.example/jwks`,
      fetchedAtMs: 1,
      insecureTransport: false,
      jwks: { keys: [{ kty: 'oct', kid: `tell-tale ${name}` }] },
    });
    await store.putKeySnapshot(keys('good'));
    await store.putKeySnapshot(keys('evil'));
    await store.putMetadata({ issuer: 'https://good.example', fetchedAtMs: 1, documents: [] });
    await store.putMetadata({ issuer: 'https://evil.example', fetchedAtMs: 1, documents: [] });
    await store.close();
    const db = new DatabaseSync(path);
    db.exec(
      `UPDATE key_snapshot SET issuer = 'https://good.example', jwks_uri = 'https://good.example/jwks', fetched_at_ms = 9 WHERE id = 'evil'`,
    );
    db.exec(
      `UPDATE metadata_snapshot SET sealed = (SELECT s.sealed FROM metadata_snapshot s WHERE s.issuer LIKE '%evil%')`,
    );
    db.close();
    const again = await reopenedVault(path);
    expect(
      await again.latestKeySnapshot('https://good.example', 'https://good.example/jwks'),
    ).toBeUndefined();
    const fault = await faultOf(again.getMetadata('https://good.example'));
    expect(fault.code).toBe('store.corrupt');
    expect(JSON.stringify(fault)).not.toContain('tell-tale');
  });
});

/** Everything a secret may be: long enough to be found by chance never, in the characters tokens have. */
const secretText = fc.stringMatching(/^[A-Za-z0-9_-]{40,60}$/);

describe('secrets on the disk', () => {
  test('are in no byte of the database and its journals, whichever record carried them', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    const written: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(secretText, { minLength: 20, maxLength: 20 }), async (secrets) => {
        written.push(...secrets);
        await putEverywhere(store, secrets);
      }),
      { numRuns: 25 },
    );
    expect(findIn(path, written)).toEqual([]);
    await store.close();
    expect(findIn(path, written)).toEqual([]);
    // The search itself works: what is in clear is found.
    expect(findIn(path, ['https://op.example', 'client_credentials'])).toEqual(['https://op.example']);
  });
});

function findIn(path: string, texts: readonly string[]): readonly string[] {
  const files = [path, `${path}-wal`, `${path}-shm`]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file));
  return texts.filter((text) =>
    files.some(
      (file) =>
        file.includes(text) || file.includes(Buffer.from(text, 'utf16le')) || file.includes(btoa(text)),
    ),
  );
}

/** One record of every kind, a secret in each place where one may be. */
async function putEverywhere(
  store: Awaited<ReturnType<typeof freshVault>>,
  secrets: readonly string[],
): Promise<void> {
  const left = [...secrets];
  const next = (): string => left.pop() ?? 'no secret left';
  const id = await store.tokenId(secrets[0] ?? '');
  await store.putProfile({
    profile: aProfile('p1', { extraTokenParameters: [['key', next()]] }),
    updatedAtMs: 1,
  });
  const boundTo = { issuer: 'https://op.example', clientId: 'c', origins: ['https://op.example'] };
  for (const name of ['client_secret', 'private_key'] as const) {
    await store.putSecret({ profileId: 'p1', name, value: new Secret(next()), setAtMs: 1, boundTo });
  }
  await store.putSealed('sandbox', new Secret(next()));
  await store.putRun({
    id,
    kind: 'acquire',
    status: 'running',
    startedAtMs: 1,
    seq: 0,
    steps: [{ id: 'token', status: 'failed', exchangeIds: [], findings: [], summary: next() }],
    tokens: [],
    title: next(),
  });
  await store.putToken(
    aToken(id, { text: new Secret(next()), subject: next(), clientId: next(), scope: [next()] }),
    { tokenId: id, atMs: 1, where: 'paste' },
  );
  await store.putIssuance(
    anIssuance(id, {
      nonce: next(),
      code: new Secret(next()),
      observedSubject: next(),
      observedIssuer: next(),
    }),
  );
  await store.putGrant(aGrant(id, { firstIdTokenClaims: { sub: next() } }));
  await store.putExchange(exchangeWith(id, next));
  await store.putExchange({ ...anExchange(`${id} 2`), callback: [['code', next()]] });
}

function exchangeWith(id: string, next: () => string): ReturnType<typeof anExchange> {
  const { exchange } = anExchange(id);
  const { request, response } = exchange;
  if (!response) throw new Error('the sample has a response');
  const body = Buffer.from(`token=${next()}`);
  return {
    exchange: {
      ...exchange,
      request: {
        ...request,
        url: `https://user:${next()}@op.example/reset/${next()}/x?token=${next()}#${next()}`,
        headers: [['Authorization', `Bearer ${next()}`]],
        body,
      },
      response: { ...response, headers: [['Set-Cookie', next()]], rawBody: body, body: Buffer.from(next()) },
    },
  };
}
