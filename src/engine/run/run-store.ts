import type {
  ClockEstimate,
  KeySnapshotRecord,
  MetadataSnapshotRecord,
  ProfileRecord,
  TokenRecord,
} from '../records.ts';
import type { Store } from '../ports/store.ts';

/** The store as one run sees it, and when all is written that the run did not wait for. */
export interface RunStore {
  readonly store: Store;
  /** Rejects with the store's fault where something could not be written. */
  readonly written: () => Promise<void>;
}

/**
 * The store for a run that gets tokens: what the run itself has read, fetched or got (its profile, the server's metadata,
 * keys and clock, its tokens) it is told without asking again. That evidence is sent off in order and not waited for, since the run goes on
 * with what it has; tokens, issuances and grants are waited for as ever.
 */
export function runStore(store: Store, own: ProfileRecord): RunStore {
  const metadata = new Map<string, MetadataSnapshotRecord>();
  const keys = new Map<string, KeySnapshotRecord>();
  const tokens = new Map<string, TokenRecord>();
  const clocks = new Map<string, ClockEstimate>();
  const writes: Promise<void>[] = [];
  const sendOff = async (write: Promise<void>): Promise<void> => {
    write.catch(() => undefined);
    writes.push(write);
  };
  return {
    store: {
      ...store,
      getProfile: async (id) => (id === own.profile.id ? own : store.getProfile(id)),
      putMetadata(record) {
        metadata.set(record.issuer, record);
        return sendOff(store.putMetadata(record));
      },
      getMetadata: async (issuer) => metadata.get(issuer) ?? store.getMetadata(issuer),
      async putToken(record, sighting) {
        tokens.set(record.id, record);
        await store.putToken(record, sighting);
      },
      getToken: async (id) => tokens.get(id) ?? store.getToken(id),
      putKeySnapshot(record) {
        keys.set(nameOf(record.issuer, record.jwksUri), record);
        return sendOff(store.putKeySnapshot(record));
      },
      latestKeySnapshot: async (issuer, jwksUri) =>
        keys.get(nameOf(issuer, jwksUri)) ?? store.latestKeySnapshot(issuer, jwksUri),
      putClock(estimate) {
        clocks.set(estimate.origin, estimate);
        return sendOff(store.putClock(estimate));
      },
      getClock: async (origin) => clocks.get(origin) ?? store.getClock(origin),
    },
    written: async () => void (await Promise.all(writes)),
  };
}

function nameOf(issuer: string, jwksUri: string): string {
  return JSON.stringify([issuer, jwksUri]);
}
