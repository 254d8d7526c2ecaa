import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import type { Run } from '../../../src/core/run/run.ts';
import type { Observation, SecretRecord } from '../../../src/engine/records.ts';
import { aGrant, aProfile, aToken, anExchange, anIssuance, faultOf, freshVault } from './support.ts';

const BINDING = { issuer: 'https://op.example', clientId: 'c', origins: ['https://op.example'] };

const aSecret = (profileId: string, value: string): SecretRecord => ({
  profileId,
  name: 'client_secret',
  value: new Secret(value),
  setAtMs: 5,
  boundTo: BINDING,
});

const aRun = (id: string, more: Partial<Run> = {}): Run => ({
  id,
  kind: 'acquire',
  status: 'running',
  startedAtMs: 1,
  seq: 0,
  steps: [],
  tokens: [],
  title: 'Get a token',
  ...more,
});

const seen = (tokenId: string) => ({ tokenId, atMs: 1, where: 'paste' as const });

describe('profiles and their secrets', () => {
  test('come back as they were saved, in the order they were made', async () => {
    const store = await freshVault();
    const full = aProfile('p2', {
      issuer: 'https://op.example',
      extraTokenParameters: [['a', 'b']],
      maxAgeSeconds: 0,
    });
    await store.putProfile({ profile: full, updatedAtMs: 1 });
    await store.putProfile({ profile: aProfile('p1'), updatedAtMs: 2 });
    await store.putProfile({ profile: { ...full, name: 'renamed' }, updatedAtMs: 3 });
    expect((await store.listProfiles()).map(({ profile }) => profile.id)).toEqual(['p2', 'p1']);
    expect(await store.getProfile('p2')).toEqual({ profile: { ...full, name: 'renamed' }, updatedAtMs: 3 });
    expect(await store.getProfile('p3')).toBeUndefined();
  });

  test('a secret is listed without its value and read with it', async () => {
    const store = await freshVault();
    await store.putProfile({ profile: aProfile('p1'), updatedAtMs: 1 });
    await store.putSecret(aSecret('p1', 'old'));
    await store.putSecret({ ...aSecret('p1', 'new'), setAtMs: 6 });
    expect(await store.listSecrets('p1')).toEqual([
      { profileId: 'p1', name: 'client_secret', setAtMs: 6, boundTo: BINDING },
    ]);
    const secret = await store.getSecret('p1', 'client_secret');
    expect(secret?.value).toBeInstanceOf(Secret);
    expect(secret?.value.expose()).toBe('new');
    await store.removeSecret('p1', 'client_secret');
    expect(await store.getSecret('p1', 'client_secret')).toBeUndefined();
  });

  test('saving a profile again keeps its secrets, removing it removes them and nothing else', async () => {
    const store = await freshVault();
    await store.putProfile({ profile: aProfile('p1'), updatedAtMs: 1 });
    await store.putProfile({ profile: aProfile('p2'), updatedAtMs: 1 });
    await store.putSecret(aSecret('p1', 'one'));
    await store.putSecret(aSecret('p2', 'two'));
    await store.putProfile({ profile: aProfile('p1', { name: 'renamed' }), updatedAtMs: 2 });
    expect(await store.listSecrets('p1')).toHaveLength(1);
    await store.putToken(aToken('t1', { profileId: 'p1' }), seen('t1'));
    await store.putRun(aRun('r1', { profileId: 'p1' }));
    await store.removeProfile('p1');
    expect(await store.listSecrets('p1')).toEqual([]);
    expect((await store.getSecret('p2', 'client_secret'))?.value.expose()).toBe('two');
    expect(await store.getToken('t1')).toBeDefined();
    expect(await store.getRun('r1')).toBeDefined();
  });

  test('a secret of a profile that is gone is refused: nobody would ever remove it', async () => {
    const store = await freshVault();
    expect((await faultOf(store.putSecret(aSecret('nobody', 'x')))).code).toBe('profile.not_found');
  });
});

describe('runs and exchanges', () => {
  test('a run is replaced by its later state; lists are newest first, by profile, up to a limit', async () => {
    const store = await freshVault();
    await store.putRun(aRun('r1', { startedAtMs: 1, profileId: 'p1' }));
    await store.putRun(aRun('r2', { startedAtMs: 3 }));
    await store.putRun(aRun('r3', { startedAtMs: 2, profileId: 'p1' }));
    const ended = aRun('r1', { startedAtMs: 1, profileId: 'p1', status: 'succeeded', seq: 9, endedAtMs: 4 });
    await store.putRun(ended);
    expect(await store.getRun('r1')).toEqual(ended);
    expect((await store.listRuns({})).map(({ id }) => id)).toEqual(['r2', 'r3', 'r1']);
    expect((await store.listRuns({ profileId: 'p1' })).map(({ id }) => id)).toEqual(['r3', 'r1']);
    expect((await store.listRuns({ profileId: 'p1', limit: 1 })).map(({ id }) => id)).toEqual(['r3']);
  });

  test('an exchange comes back byte for byte, and is listed by what may be shown', async () => {
    const store = await freshVault();
    const record = anExchange('x1', { runId: 'r1', stepId: 'token', callback: [['state', 'a']] });
    await store.putExchange(record);
    expect(await store.getExchange('x1')).toEqual(record);
    expect(await store.listExchanges({})).toEqual([
      {
        id: 'x1',
        runId: 'r1',
        stepId: 'token',
        purpose: 'token',
        method: 'POST',
        origin: 'https://op.example',
        path: '/token',
        status: 200,
        requestBytes: 29,
        responseBytes: 20,
        startedAtMs: 1000,
        totalMs: 12.5,
        timing: { startedAtMs: 1000, totalMs: 12.5, reusedSocket: false },
      },
    ]);
  });

  test('an exchange is listed with what its time was spent on, as it was last put', async () => {
    const store = await freshVault();
    const { exchange } = anExchange('x1');
    const timing = {
      startedAtMs: 1000,
      dnsMs: 1.25,
      connectMs: 0.5,
      tlsMs: 4,
      firstByteMs: 6,
      bodyMs: 0.75,
      totalMs: 12.5,
      reusedSocket: false,
    };
    await store.putExchange({ exchange: { ...exchange, timing } });
    expect((await store.listExchanges({}))[0]?.timing).toEqual(timing);
    const again = { startedAtMs: 1000, firstByteMs: 3, totalMs: 3, reusedSocket: true };
    await store.putExchange({ exchange: { ...exchange, timing: again } });
    expect((await store.listExchanges({}))[0]?.timing).toEqual(again);
  });

  test('a failed exchange is listed with its failure and without a status', async () => {
    const store = await freshVault();
    const { response: _, ...exchange } = anExchange('x1').exchange;
    const failure = {
      kind: 'refused',
      systemCode: 'ECONNREFUSED',
      message: 'Nobody listens there.',
    } as const;
    await store.putExchange({ exchange: { ...exchange, failure } });
    const [index] = await store.listExchanges({});
    expect(index).toMatchObject({ failure, responseBytes: 0 });
    expect(index).not.toHaveProperty('status');
    expect(index).not.toHaveProperty('runId');
  });

  test('exchanges are found by run and by the profile of their run', async () => {
    const store = await freshVault();
    await store.putRun(aRun('r1', { profileId: 'p1' }));
    await store.putRun(aRun('r2', { profileId: 'p2' }));
    for (const [id, runId] of [
      ['x1', 'r1'],
      ['x2', 'r2'],
      ['x3', 'r1'],
    ] as const) {
      await store.putExchange(anExchange(id, { runId }));
    }
    await store.putExchange(anExchange('x4'));
    expect((await store.listExchanges({ runId: 'r1' })).map(({ id }) => id)).toEqual(['x3', 'x1']);
    expect((await store.listExchanges({ profileId: 'p2' })).map(({ id }) => id)).toEqual(['x2']);
    expect(await store.listExchanges({})).toHaveLength(4);
  });
});

describe('tokens and what is known of them', () => {
  test('a token seen again stays as it was first seen', async () => {
    const store = await freshVault();
    const token = aToken('t1', {
      subject: 'alice',
      scope: ['openid', 'a'],
      clientId: 'c',
      expiresAtSeconds: 1.5,
      profileId: 'p1',
    });
    await store.putToken(token, { tokenId: 't1', atMs: 1, where: 'token_response', runId: 'r1' });
    await store.putToken({ ...token, firstSeenAtMs: 9 }, { tokenId: 't1', atMs: 9, where: 'paste' });
    const back = await store.getToken('t1');
    expect(back).toEqual(token);
    expect(back?.text.expose()).toBe('text of t1');
    expect(await store.listTokens({})).toHaveLength(1);
  });

  test('tokens are listed newest first, by profile, up to a limit', async () => {
    const store = await freshVault();
    await store.putToken(aToken('t1', { firstSeenAtMs: 1, profileId: 'p1' }), seen('t1'));
    await store.putToken(aToken('t2', { firstSeenAtMs: 3 }), seen('t2'));
    await store.putToken(aToken('t3', { firstSeenAtMs: 2, profileId: 'p1' }), seen('t3'));
    expect((await store.listTokens({})).map(({ id }) => id)).toEqual(['t2', 't3', 't1']);
    expect((await store.listTokens({ profileId: 'p1' })).map(({ id }) => id)).toEqual(['t3', 't1']);
    expect((await store.listTokens({ limit: 2 })).map(({ id }) => id)).toEqual(['t2', 't3']);
  });

  test('a list of tokens knows whom they are for and never their texts, however often it is read', async () => {
    const store = await freshVault();
    await store.putToken(aToken('t1', { firstSeenAtMs: 1, subject: 'alice', scope: ['a'] }), seen('t1'));
    for (const _ of [1, 2]) {
      const [row] = await store.listTokens({});
      expect(row).toMatchObject({ id: 't1', subject: 'alice', scope: ['a'] });
      expect(row).not.toHaveProperty('text');
    }
    await store.removeToken('t1');
    expect(await store.listTokens({})).toEqual([]);
    await store.putToken(aToken('t1', { firstSeenAtMs: 2, subject: 'bob' }), seen('t1'));
    expect(await store.listTokens({})).toMatchObject([{ id: 't1', subject: 'bob' }]);
  });

  test('how tokens came is listed as it was written last', async () => {
    const store = await freshVault();
    const outputs = [{ tokenId: 't1', role: 'access_token' as const }];
    await store.putIssuance(anIssuance('i1', { atMs: 1, outputs }));
    expect(await store.listOrigins({})).toMatchObject([{ id: 'i1', outputs }]);
    await store.putIssuance(anIssuance('i1', { atMs: 1, grantId: 'g1', origin: 'refresh_token', outputs }));
    await store.putIssuance(anIssuance('i2', { atMs: 2, profileId: 'p1' }));
    expect(await store.listOrigins({})).toMatchObject([
      { id: 'i2' },
      { id: 'i1', grantId: 'g1', origin: 'refresh_token', outputs },
    ]);
    expect(await store.listOrigins({ profileId: 'p1' })).toHaveLength(1);
  });

  test('removing a token removes its observations and leaves its lineage', async () => {
    const store = await freshVault();
    await store.putToken(aToken('t1'), seen('t1'));
    const observation: Observation = {
      id: 'o1',
      tokenId: 't1',
      surface: 'userinfo',
      atMs: 1,
      outcome: 'accepted',
      detail: '200',
    };
    await store.putObservation(observation);
    await store.putIssuance(anIssuance('i1', { outputs: [{ tokenId: 't1', role: 'access_token' }] }));
    await store.removeToken('t1');
    await store.removeToken('t1');
    expect(await store.getToken('t1')).toBeUndefined();
    expect(await store.listObservations('t1')).toEqual([]);
    expect(await store.listIssuances({ tokenId: 't1' })).toHaveLength(1);
  });

  test('issuances are found by token, on either side, by grant and by profile', async () => {
    const store = await freshVault();
    const first = anIssuance('i1', {
      atMs: 1,
      profileId: 'p1',
      grantId: 'g1',
      outputs: [{ tokenId: 't1', role: 'refresh_token' }],
      code: new Secret('a code'),
      nonce: 'n',
      scopeAsked: [],
    });
    const second = anIssuance('i2', {
      atMs: 2,
      grantId: 'g1',
      inputs: [{ tokenId: 't1', role: 'refresh_token' }],
      outputs: [
        { tokenId: 't2', role: 'access_token' },
        { tokenId: 't1', role: 'refresh_token' },
      ],
    });
    await store.putIssuance(first);
    await store.putIssuance(second);
    await store.putIssuance(anIssuance('i3', { atMs: 3 }));
    expect(await store.listIssuances({ tokenId: 't1' })).toEqual([second, first]);
    expect((await store.listIssuances({ tokenId: 't1' }))[1]?.code?.expose()).toBe('a code');
    expect(await store.listIssuances({ tokenId: 't2', grantId: 'g1' })).toEqual([second]);
    expect(await store.listIssuances({ profileId: 'p1' })).toEqual([first]);
    expect(await store.listIssuances({ limit: 1 })).toEqual([anIssuance('i3', { atMs: 3 })]);
  });

  test('observations are found by token and by the token’s profile, newest first', async () => {
    const store = await freshVault();
    await store.putToken(aToken('t1', { profileId: 'p1' }), seen('t1'));
    const one: Observation = {
      id: 'o1',
      tokenId: 't1',
      surface: 'api:a',
      atMs: 1,
      outcome: 'accepted',
      detail: '200',
      exchangeId: 'x1',
    };
    const two: Observation = { ...one, id: 'o2', atMs: 2, outcome: 'refused', detail: '401 invalid_token' };
    const other: Observation = { ...one, id: 'o3', tokenId: 't9' };
    for (const observation of [one, two, other]) await store.putObservation(observation);
    expect(await store.listObservations('t1')).toEqual([two, one]);
    expect(await store.listAllObservations({ profileId: 'p1' })).toEqual([two, one]);
    expect(await store.listAllObservations({})).toHaveLength(3);
  });

  test('grants come back as they were put, without a lease where nobody holds one', async () => {
    const store = await freshVault();
    const grant = aGrant('g1', {
      currentRefreshTokenId: 't1',
      firstScope: ['a'],
      firstIdTokenClaims: { sub: 's', n: [1, null] },
    });
    await store.putGrant(grant);
    expect(await store.getGrant('g1')).toEqual(grant);
    await store.putGrant(aGrant('g2', { profileId: 'p2', createdAtMs: 2000 }));
    expect((await store.listGrants({})).map(({ id }) => id)).toEqual(['g2', 'g1']);
    expect((await store.listGrants({ profileId: 'p1' })).map(({ id }) => id)).toEqual(['g1']);
    expect(await store.listGrantRows({ profileId: 'p1' })).toEqual([
      { id: 'g1', state: grant.state, currentRefreshTokenId: 't1' },
    ]);
  });
});

describe('what servers publish', () => {
  test('key snapshots are evidence: the latest is given, and none is overwritten', async () => {
    const store = await freshVault();
    const snapshot = {
      id: 'k1',
      issuer: 'https://op.example',
      jwksUri: 'https://op.example/jwks',
      fetchedAtMs: 1,
      insecureTransport: false,
      jwks: { keys: [{ kty: 'EC' }] },
      exchangeId: 'x1',
    };
    await store.putKeySnapshot(snapshot);
    await store.putKeySnapshot({ ...snapshot, id: 'k2', fetchedAtMs: 2, insecureTransport: true });
    await store.putKeySnapshot({ ...snapshot, fetchedAtMs: 3 });
    expect(await store.latestKeySnapshot('https://op.example', 'https://op.example/jwks')).toEqual({
      ...snapshot,
      id: 'k2',
      fetchedAtMs: 2,
      insecureTransport: true,
    });
    const all = await store.listKeySnapshots('https://op.example', 'https://op.example/jwks', 10);
    expect(all.map(({ id, fetchedAtMs }) => [id, fetchedAtMs])).toEqual([
      ['k2', 2],
      ['k1', 1],
    ]);
    expect(await store.listKeySnapshots('https://op.example', 'https://op.example/jwks', 1)).toHaveLength(1);
    expect(await store.listKeySnapshots('https://op.example', 'https://op.example/other', 10)).toEqual([]);
    expect(await store.latestKeySnapshot('https://other.example', 'https://op.example/jwks')).toBeUndefined();
    expect(await store.latestKeySnapshot('https://op.example', 'https://op.example/other')).toBeUndefined();
  });

  test('metadata and clocks are the last ones seen', async () => {
    const store = await freshVault();
    const documents = [
      { kind: 'openid' as const, url: 'https://op.example/m', object: { issuer: 'https://op.example' } },
    ];
    await store.putMetadata({ issuer: 'https://op.example', fetchedAtMs: 1, documents: [] });
    await store.putMetadata({ issuer: 'https://op.example', fetchedAtMs: 2, documents });
    expect(await store.getMetadata('https://op.example')).toEqual({
      issuer: 'https://op.example',
      fetchedAtMs: 2,
      documents,
    });
    await store.putClock({ origin: 'https://op.example', offsetMs: -0.5, errorMs: 500, atMs: 1 });
    await store.putClock({ origin: 'https://op.example', offsetMs: 12.25, errorMs: 500, atMs: 2 });
    expect(await store.getClock('https://op.example')).toEqual({
      origin: 'https://op.example',
      offsetMs: 12.25,
      errorMs: 500,
      atMs: 2,
    });
    expect(await store.getClock('https://other.example')).toBeUndefined();
    expect((await store.listClocks()).map(({ origin }) => origin)).toEqual(['https://op.example']);
    expect(await store.getMetadata('https://other.example')).toBeUndefined();
  });
});
