import { readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { newRun } from '../../../src/core/run/run.ts';
import type { Store } from '../../../src/engine/ports/store.ts';
import {
  aGrant,
  aProfile,
  aToken,
  anExchange,
  anIssuance,
  freshVault,
  newStore,
  vaultPath,
} from './support.ts';

/** The sealed bytes of a table's rows, as they stand in the file. */
function sealedIn(path: string, table: string): readonly Buffer[] {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return db
      .prepare(`SELECT sealed FROM ${table}`)
      .all()
      .map((row) => Buffer.from(row['sealed'] as Uint8Array));
  } finally {
    db.close();
  }
}

/** How many pieces of what was sealed still stand in the file or its journal. */
function leftovers(path: string, sealed: readonly Buffer[]): number {
  const files = ['', '-wal'].map((suffix) => {
    const isThere = statSync(path + suffix, { throwIfNoEntry: false });
    return isThere ? readFileSync(path + suffix) : Buffer.alloc(0);
  });
  const pieces = sealed.flatMap((bytes) => {
    const found: Buffer[] = [];
    for (let at = 0; at + 24 <= bytes.length; at += 1000) found.push(bytes.subarray(at, at + 24));
    return found;
  });
  expect(pieces.length).toBeGreaterThan(0);
  return pieces.filter((piece) => files.some((file) => file.includes(piece))).length;
}

const runAt = (id: string, startedAtMs: number, profileId = 'p1') =>
  newRun({ id, kind: 'acquire', profileId, title: 't', startedAtMs }, ['token']);

const exchangeAt = (id: string, startedAtMs: number, runId: string) => {
  const record = anExchange(id, { runId });
  return { ...record, exchange: { ...record.exchange, timing: { ...record.exchange.timing, startedAtMs } } };
};

async function fill(store: Store): Promise<void> {
  for (const [id, atMs] of [
    ['old', 1000],
    ['new', 9000],
  ] as const) {
    await store.putToken(aToken(id, { firstSeenAtMs: atMs, text: new Secret(`${id}-`.repeat(3000)) }), {
      tokenId: id,
      atMs,
      where: 'paste',
    });
    await store.putIssuance(
      anIssuance(`i-${id}`, { atMs, outputs: [{ tokenId: id, role: 'refresh_token' }] }),
    );
    await store.putGrant(aGrant(`g-${id}`, { currentRefreshTokenId: id }));
    await store.putObservation({
      id: `o-${id}`,
      tokenId: id,
      surface: 'introspection',
      atMs,
      outcome: 'accepted',
      detail: '',
    });
    await store.putRun(runAt(`r-${id}`, atMs));
    await store.putExchange(exchangeAt(`x-${id}`, atMs, `r-${id}`));
    await store.putKeySnapshot({
      id: `k-${id}`,
      issuer: 'https://op',
      jwksUri: 'https://op/jwks',
      fetchedAtMs: atMs,
      insecureTransport: false,
      jwks: { keys: [] },
    });
    await store.putMetadata({ issuer: `https://${id}`, fetchedAtMs: atMs, documents: [] });
  }
}

describe('the inventory', () => {
  test('of a new vault is empty, and says how large the file is', async () => {
    const { rows, fileBytes } = await (await freshVault()).inventory();
    expect(rows.map(({ kind, count, bytes }) => [kind, count, bytes])).toEqual([
      ['profiles', 0, 0],
      ['secrets', 0, 0],
      ['tokens', 0, 0],
      ['runs', 0, 0],
      ['exchanges', 0, 0],
      ['keys', 0, 0],
      ['own', 0, 0],
    ]);
    expect(fileBytes).toBeGreaterThan(4096);
  });

  test('counts each kind, says how old it is and how many bytes are sealed', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    await fill(store);
    await store.putSealed('sandbox', new Secret('s'));
    const { rows } = await store.inventory();
    const of = (kind: string) => rows.find((row) => row.kind === kind);
    expect(of('tokens')).toMatchObject({ count: 2, oldestAtMs: 1000 });
    expect(of('exchanges')).toMatchObject({ count: 2, oldestAtMs: 1000 });
    expect(of('keys')).toMatchObject({ count: 2, oldestAtMs: 1000 });
    expect(of('own')).toMatchObject({ count: 1 });
    expect(of('own')).not.toHaveProperty('oldestAtMs');
    const sealed = ['token', 'issuance', 'refresh_grant'].flatMap((table) => sealedIn(path, table));
    expect(of('tokens')?.bytes).toBe(sealed.reduce((sum, { length }) => sum + length, 0));
  });

  test('of a vault in memory has no file', async () => {
    const store = newStore(vaultPath());
    await store.useMemory();
    expect((await store.inventory()).fileBytes).toBeUndefined();
    await fill(store);
    expect(await store.purge({ kind: 'tokens' })).toEqual({ removed: 2, exchanges: 0, hasLeftFile: true });
  });
});

describe('purging', () => {
  test('older tokens takes what belongs to them alone and leaves the others', async () => {
    const store = await freshVault();
    await fill(store);
    expect(await store.purge({ kind: 'tokens', beforeMs: 5000 })).toMatchObject({ removed: 1 });
    expect((await store.listTokens({})).map(({ id }) => id)).toEqual(['new']);
    expect((await store.listIssuances({})).map(({ id }) => id)).toEqual(['i-new']);
    expect((await store.listGrants({})).map(({ id }) => id)).toEqual(['g-new']);
    expect(await store.listObservations('old')).toEqual([]);
    expect(await store.listExchanges({})).toHaveLength(2);
  });

  test('runs takes their exchanges, and none of another profile or under way', async () => {
    const store = await freshVault();
    await fill(store);
    await store.putRun(runAt('r-other', 500, 'p2'));
    await store.putRun(runAt('r-live', 500));
    await store.putExchange(exchangeAt('x-live', 500, 'r-live'));
    await store.putExchange(exchangeAt('x-unsaved', 500, 'a-run-of-another-process'));
    const purged = await store.purge({ kind: 'runs', profileId: 'p1', exceptRuns: ['r-live'] });
    expect(purged).toMatchObject({ removed: 2, exchanges: 2 });
    expect((await store.listRuns({})).map(({ id }) => id).sort()).toEqual(['r-live', 'r-other']);
    expect((await store.listExchanges({})).map(({ id }) => id).sort()).toEqual(['x-live', 'x-unsaved']);
  });

  test('exchanges and keys goes by their time, metadata’s too', async () => {
    const store = await freshVault();
    await fill(store);
    expect(await store.purge({ kind: 'exchanges', beforeMs: 5000 })).toMatchObject({ removed: 1 });
    expect((await store.listExchanges({})).map(({ id }) => id)).toEqual(['x-new']);
    expect(await store.purge({ kind: 'keys', beforeMs: 5000 })).toMatchObject({ removed: 2 });
    expect(await store.getMetadata('https://old')).toBeUndefined();
    expect(await store.getMetadata('https://new')).toBeDefined();
    expect(await store.purge({ kind: 'keys' })).toMatchObject({ removed: 2 });
  });

  test.each(['tokens', 'runs', 'exchanges', 'keys'] as const)(
    '%s takes their sealed bytes out of the file and its journal',
    async (kind) => {
      const path = vaultPath();
      const store = await freshVault(path);
      await fill(store);
      const table = { tokens: 'token', runs: 'run', exchanges: 'exchange', keys: 'key_snapshot' }[kind];
      const sealed = sealedIn(path, table);
      expect(leftovers(path, sealed)).toBeGreaterThan(0);
      expect(await store.purge({ kind })).toMatchObject({
        removed: kind === 'keys' ? 4 : 2,
        hasLeftFile: true,
      });
      expect(leftovers(path, sealed)).toBe(0);
    },
  );

  test('says so where another process reads, and the bytes cannot leave yet', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    await fill(store);
    const other = new DatabaseSync(path, { readOnly: true });
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM token').get();
    expect(await store.purge({ kind: 'tokens' })).toEqual({ removed: 2, exchanges: 0, hasLeftFile: false });
    other.exec('COMMIT');
    other.close();
    expect(await store.purge({ kind: 'tokens' })).toMatchObject({ removed: 0, hasLeftFile: true });
  });
});

describe('one thing that is removed', () => {
  test('leaves the file too: a token, a secret, a profile', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    await fill(store);
    await store.putProfile({ profile: aProfile('p1'), updatedAtMs: 1 });
    await store.putSecret({
      profileId: 'p1',
      name: 'client_secret',
      value: new Secret('s'.repeat(5000)),
      setAtMs: 1,
      boundTo: { issuer: null, clientId: 'c', origins: [] },
    });
    const sealed = ['token', 'secret', 'profile'].flatMap((table) => sealedIn(path, table));
    await store.removeToken('old');
    await store.removeToken('new');
    await store.removeSecret('p1', 'client_secret');
    await store.removeProfile('p1');
    expect(leftovers(path, sealed)).toBe(0);
  });
});

describe('tokens', () => {
  test('stay where a lease says that they are in use, and only as long as it lasts', async () => {
    const store = await freshVault();
    for (const id of ['used', 'free']) {
      await store.putToken(aToken(id), { tokenId: id, atMs: 1, where: 'token_response' });
      await store.putGrant(aGrant(id, { currentRefreshTokenId: id }));
    }
    await store.leaseGrant('used', 'somebody', 1000, 500);
    expect(await store.purge({ kind: 'tokens', nowMs: 1499 })).toMatchObject({ removed: 1 });
    expect((await store.listTokens({})).map(({ id }) => id)).toEqual(['used']);
    expect((await store.listGrants({})).map(({ id }) => id)).toEqual(['used']);
    expect(await store.purge({ kind: 'tokens', nowMs: 1500 })).toMatchObject({ removed: 1 });
    expect(await store.listGrants({})).toEqual([]);
  });
});

describe('exchanges that carry a text', () => {
  test('are found whatever the text was written as, and are removed by their ids', async () => {
    const store = await freshVault();
    const body = (text: string) => new TextEncoder().encode(text);
    const secret = 'a+b/c="d"';
    const forms = {
      plain: secret,
      form: new URLSearchParams({ token: secret }).toString(),
      json: JSON.stringify({ access_token: secret }),
      slashes: JSON.stringify({ access_token: secret }).replaceAll('/', '\\/'),
      none: 'something else',
    };
    for (const [id, text] of Object.entries(forms)) {
      const record = anExchange(id);
      const request = { ...record.exchange.request, body: body(text) };
      await store.putExchange({ ...record, exchange: { ...record.exchange, request } });
    }
    const record = anExchange('header');
    const headers = [['Authorization', `Bearer ${secret}`]] as const;
    await store.putExchange({
      ...record,
      exchange: { ...record.exchange, request: { ...record.exchange.request, headers } },
    });
    const found = await store.exchangesWith([secret]);
    expect([...found].sort()).toEqual(['form', 'header', 'json', 'plain', 'slashes']);
    await store.removeExchanges(found);
    expect((await store.listExchanges({})).map(({ id }) => id)).toEqual(['none']);
  });
});
