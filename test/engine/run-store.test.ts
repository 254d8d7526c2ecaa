import { expect, test } from 'vitest';
import { fault } from '../../src/core/faults.ts';
import { Secret } from '../../src/core/secret.ts';
import type { Store } from '../../src/engine/ports/store.ts';
import type { ProfileRecord, TokenRecord } from '../../src/engine/records.ts';
import { runStore } from '../../src/engine/run/run-store.ts';
import { StoreError } from '../../src/engine/store-error.ts';

const own = { profile: { id: 'p', name: 'mine' } } as ProfileRecord;
const metadata = { issuer: 'https://as.example', fetchedAtMs: 1, documents: [] };
const keys = {
  id: 'k',
  issuer: 'https://as.example',
  jwksUri: 'https://as.example/jwks',
  fetchedAtMs: 1,
  insecureTransport: false,
  jwks: { keys: [] },
};
const clock = { origin: 'https://as.example', offsetMs: 5, errorMs: 1, atMs: 1 };
const token: TokenRecord = {
  id: 't',
  kind: 'access_token',
  format: 'opaque',
  text: new Secret('abc'),
  firstSeenAtMs: 1,
};

/** A store that writes down what it was asked, and knows nothing. */
function askedStore(write: () => Promise<void> = async () => undefined) {
  const asked: string[] = [];
  const store = new Proxy({} as Store, {
    get: (_, name: string) => async () => {
      asked.push(name);
      return name.startsWith('put') ? write() : undefined;
    },
    ownKeys: () => [],
  });
  return { store, asked };
}

test('what the run has fetched it is told without asking the store, and it is written all the same', async () => {
  const { store, asked } = askedStore();
  const seen = runStore(store, own);
  await seen.store.putMetadata(metadata);
  await seen.store.putKeySnapshot(keys);
  await seen.store.putClock(clock);
  await seen.store.putToken(token, { tokenId: 't', atMs: 1, where: 'token_response' });
  expect(await seen.store.getProfile('p')).toBe(own);
  expect(await seen.store.getMetadata(metadata.issuer)).toBe(metadata);
  expect(await seen.store.latestKeySnapshot(keys.issuer, keys.jwksUri)).toBe(keys);
  expect(await seen.store.getClock(clock.origin)).toBe(clock);
  expect(await seen.store.getToken('t')).toBe(token);
  await seen.written();
  expect(asked).toEqual(['putMetadata', 'putKeySnapshot', 'putClock', 'putToken']);
});

test('what is another’s is asked of the store', async () => {
  const { store, asked } = askedStore();
  const seen = runStore(store, own);
  await seen.store.putKeySnapshot(keys);
  await seen.store.getProfile('q');
  await seen.store.getMetadata('https://other.example');
  await seen.store.latestKeySnapshot('https://other.example', keys.jwksUri);
  await seen.store.latestKeySnapshot(keys.issuer, 'https://other.example/jwks');
  await seen.store.getClock('https://other.example');
  await seen.store.getToken('u');
  expect(asked.slice(1)).toEqual([
    'getProfile',
    'getMetadata',
    'latestKeySnapshot',
    'latestKeySnapshot',
    'getClock',
    'getToken',
  ]);
});

test('evidence that could not be written does not stop the run, and is its fault at the end', async () => {
  const full = new StoreError(fault('store.failed', 'The disk is full.'));
  const { store } = askedStore(() => Promise.reject(full));
  const seen = runStore(store, own);
  await seen.store.putMetadata(metadata);
  expect(await seen.store.getMetadata(metadata.issuer)).toBe(metadata);
  await expect(seen.written()).rejects.toBe(full);
});

test('a token that could not be written is said at once', async () => {
  const full = new StoreError(fault('store.failed', 'The disk is full.'));
  const { store } = askedStore(() => Promise.reject(full));
  const put = runStore(store, own).store.putToken(token, {
    tokenId: 't',
    atMs: 1,
    where: 'token_response',
  });
  await expect(put).rejects.toBe(full);
});
