import { Secret } from '../../core/secret.ts';
import type { Log } from '../../engine/ports/log.ts';
import type { Store } from '../../engine/ports/store.ts';
import {
  fromPlainIssuance,
  fromPlainSecret,
  fromPlainToken,
  toPlainIssuance,
  toPlainRun,
  toPlainSecret,
  toPlainToken,
} from './plain.ts';
import { WorkerLink } from './worker-link.ts';

export interface StoreOptions {
  /** The thread's entry: `worker.ts` beside this file, or what it was built into (`store-worker.js`). */
  readonly workerUrl: URL;
  /** Where the database is, or will be once there is a key to seal with. */
  readonly path: string;
  readonly log?: Log;
}

/** The store over node:sqlite in a worker thread (design, section 7). Nothing is opened before `open()`. */
export function createStore({ workerUrl, path, log }: StoreOptions): Store {
  const listeners = new Set<() => void>();
  const link = new WorkerLink({
    workerUrl,
    start: { path },
    log,
    onForeignChange: () => listeners.forEach((listener) => listener()),
  });
  return {
    ...createVaultPart(link),
    ...createWatchPart(link, listeners),
    ...createProfilePart(link),
    ...createHistoryPart(link),
    ...createTokenPart(link),
    ...createGrantPart(link),
    ...createServerPart(link),
    ...createKeptPart(link),
  };
}

function createVaultPart(link: WorkerLink) {
  let kind: 'file' | 'memory' = 'file';
  return {
    async open() {
      const file = await link.call('open');
      kind = 'file';
      return file;
    },
    unlock: (wrappingKey) => link.callWithKey('unlock', wrappingKey),
    initialise: (wrappingKey) => link.callWithKey('initialise', wrappingKey),
    async useMemory() {
      const file = await link.call('useMemory');
      kind = 'memory';
      return file;
    },
    async setAside() {
      const moved = await link.call('setAside');
      kind = 'file';
      return moved;
    },
    kind: () => kind,
    close: () => link.close(),
    tokenId: (text) => link.call('tokenId', text),
  } satisfies Partial<Store>;
}

function createWatchPart(link: WorkerLink, listeners: Set<() => void>) {
  // The thread looks only while somebody listens. If it is gone there is nothing to look at, and every call says so.
  const watch = (isWatched: boolean) => void link.call('watch', isWatched).catch(() => undefined);
  return {
    onForeignChange(listener) {
      listeners.add(listener);
      if (listeners.size === 1) watch(true);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) watch(false);
      };
    },
  } satisfies Partial<Store>;
}

function createProfilePart(link: WorkerLink) {
  return {
    listEnvironments: () => link.call('listEnvironments'),
    putEnvironment: (environment) => link.call('putEnvironment', environment),
    removeEnvironment: (id) => link.call('removeEnvironment', id),
    listProfiles: () => link.call('listProfiles'),
    getProfile: (id) => link.call('getProfile', id),
    putProfile: (record) => link.call('putProfile', record),
    removeProfile: (id) => link.call('removeProfile', id),
    listSecrets: (profileId) => link.call('listSecrets', profileId),
    async getSecret(profileId, name) {
      const plain = await link.call('getSecret', profileId, name);
      return plain && fromPlainSecret(plain);
    },
    putSecret: (record) => link.call('putSecret', toPlainSecret(record)),
    removeSecret: (profileId, name) => link.call('removeSecret', profileId, name),
    getSetting: (name) => link.call('getSetting', name),
    putSetting: (name, value) => link.call('putSetting', name, value),
    async getSealed(name) {
      const plain = await link.call('getSealed', name);
      return plain === undefined ? undefined : new Secret(plain);
    },
    putSealed: (name, value) => link.call('putSealed', name, value.expose()),
  } satisfies Partial<Store>;
}

function createHistoryPart(link: WorkerLink) {
  return {
    putRun: (run) => link.call('putRun', toPlainRun(run)),
    getRun: (id) => link.call('getRun', id),
    listRuns: (options) => link.call('listRuns', options),
    putExchange: (record) => link.call('putExchange', record),
    getExchange: (id) => link.call('getExchange', id),
    listExchanges: (options) => link.call('listExchanges', options),
    putObservation: (record) => link.call('putObservation', record),
    listObservations: (tokenId) => link.call('listObservations', tokenId),
    listAllObservations: (options) => link.call('listAllObservations', options),
  } satisfies Partial<Store>;
}

function createTokenPart(link: WorkerLink) {
  return {
    putToken: (record, sighting) => link.call('putToken', toPlainToken(record), sighting),
    async getToken(id) {
      const plain = await link.call('getToken', id);
      return plain && fromPlainToken(plain);
    },
    listTokens: (options) => link.call('listTokens', options),
    listOrigins: (options) => link.call('listOrigins', options),
    removeToken: (id) => link.call('removeToken', id),
    removeTokens: (ids) => link.call('removeTokens', ids),
    putIssuance: (record) => link.call('putIssuance', toPlainIssuance(record)),
    async listIssuances(options) {
      const plain = await link.call('listIssuances', options);
      return plain.map(fromPlainIssuance);
    },
  } satisfies Partial<Store>;
}

function createGrantPart(link: WorkerLink) {
  return {
    putGrant: (record) => link.call('putGrant', record),
    getGrant: (id) => link.call('getGrant', id),
    listGrants: (options) => link.call('listGrants', options),
    listGrantRows: (options) => link.call('listGrantRows', options),
    leaseGrant: (id, owner, nowMs, forMs) => link.call('leaseGrant', id, owner, nowMs, forMs),
    updateLeasedGrant: (owner, record, release) => link.call('updateLeasedGrant', owner, record, release),
  } satisfies Partial<Store>;
}

function createServerPart(link: WorkerLink) {
  return {
    putKeySnapshot: (record) => link.call('putKeySnapshot', record),
    latestKeySnapshot: (issuer, jwksUri) => link.call('latestKeySnapshot', issuer, jwksUri),
    listKeySnapshots: (issuer, jwksUri, limit) => link.call('listKeySnapshots', issuer, jwksUri, limit),
    putMetadata: (record) => link.call('putMetadata', record),
    getMetadata: (issuer) => link.call('getMetadata', issuer),
    putClock: (estimate) => link.call('putClock', estimate),
    listClocks: () => link.call('listClocks'),
    getClock: (origin) => link.call('getClock', origin),
  } satisfies Partial<Store>;
}

function createKeptPart(link: WorkerLink) {
  return {
    inventory: () => link.call('inventory'),
    purge: (wanted) => link.call('purge', wanted),
    exchangesWith: (texts) => link.call('exchangesWith', texts),
    removeExchanges: (ids) => link.call('removeExchanges', ids),
  } satisfies Partial<Store>;
}
