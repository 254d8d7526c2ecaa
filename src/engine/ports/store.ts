import type { KeptRow, PurgeKind } from '../../contract/models/app.ts';
import type { SecretName } from '../../contract/models/profile.ts';
import type { Run } from '../../core/run/run.ts';
import type { Secret } from '../../core/secret.ts';
import type {
  ClockEstimate,
  Environment,
  ExchangeIndex,
  ExchangeRecord,
  GrantRecord,
  GrantRow,
  IssuanceRecord,
  KeySnapshotRecord,
  MetadataSnapshotRecord,
  Observation,
  OriginRow,
  ProfileRecord,
  SecretRecord,
  SightingRecord,
  TokenRecord,
  TokenRow,
} from '../records.ts';

/** How the data key is wrapped in this vault, if it is. */
export interface VaultFile {
  /**
   * Random id of the vault: the account name in the keychain. Where there is no vault yet, the id that it will have if
   * this process makes it; another process that is first gives it its own, so `open()` again after a lost `initialise`.
   */
  readonly vaultId: string;
  /** False in a new vault: no data key was ever made. */
  readonly hasWrappedKey: boolean;
  /** True where any row is sealed: then no new key may ever be made (design, section 7). */
  readonly hasSealedRows: boolean;
  readonly path?: string;
}

/** How much is kept of each kind, and how many bytes of it are sealed. */
export interface StoreInventory {
  readonly rows: readonly KeptRow[];
  /** Size of the database file with its journals; absent in memory. */
  readonly fileBytes?: number;
}

/** What is to be removed. */
export interface Purge {
  readonly kind: PurgeKind;
  /** Only what is older than this, milliseconds since the epoch; absent: all. */
  readonly beforeMs?: number;
  /** Only what belongs to this profile: for runs. */
  readonly profileId?: string;
  /** Runs that are under way: they stay, and their exchanges. */
  readonly exceptRuns?: readonly string[];
  /** The time now: a refresh token whose grant is leased at it is in use, and stays with its grant. Absent: none is. */
  readonly nowMs?: number;
}

export interface Purged {
  /** How many of the kind. */
  readonly removed: number;
  /** How many exchanges went with them. */
  readonly exchanges: number;
  /** False where another process has the file open, so that the sealed bytes leave it when that one closes. */
  readonly hasLeftFile: boolean;
}

/** Every list is newest first. Without a limit, all. */
export interface ListOptions {
  readonly profileId?: string;
  readonly limit?: number;
}

/**
 * Everything that lasts: one SQLite database, or memory (design, section 7).
 * Methods reject with `StoreError` (a fault inside: store.*, vault.locked), since any line may meet a full disk;
 * `engine/boundary.ts` turns it into a `Result` at each entry of the engine.
 */
export interface Store {
  /**
   * Opens the vault file and migrates it; where there is none, none is made before `initialise`. May be called again: the
   * vault is locked then. Rejects with store.corrupt, store.newer, store.failed; nothing is overwritten.
   */
  open(): Promise<VaultFile>;
  /** Opens the sealed rows with the key from the keychain; false where it does not fit. */
  unlock(wrappingKey: Uint8Array): Promise<boolean>;
  /** Makes the data key and wraps it. False where another process was first: read the keychain and unlock. Refused where sealed rows exist. */
  initialise(wrappingKey: Uint8Array): Promise<boolean>;
  /** Leaves the file and works in memory from now on; nothing of it is written to disk. */
  useMemory(): Promise<VaultFile>;
  /**
   * Renames the vault file (and its journals) beside itself; gives the new path of the old file. `open()` then finds a new
   * vault. Rejects with store.busy while another process has it open.
   */
  setAside(): Promise<{ readonly movedTo: string }>;
  readonly kind: () => 'file' | 'memory';
  close(): Promise<void>;
  /** Told when another process changed the file. */
  onForeignChange(listener: () => void): () => void;

  /** HMAC-SHA-256 of the text under a vault key, base64url: the identity of a token. */
  tokenId(text: string): Promise<string>;

  listEnvironments(): Promise<readonly Environment[]>;
  /** Adds the environment after the others or, where its id is known, changes it. */
  putEnvironment(environment: Environment): Promise<void>;
  removeEnvironment(id: string): Promise<void>;
  listProfiles(): Promise<readonly ProfileRecord[]>;
  getProfile(id: string): Promise<ProfileRecord | undefined>;
  putProfile(record: ProfileRecord): Promise<void>;
  /** Removes the profile and its secrets; tokens and runs stay. */
  removeProfile(id: string): Promise<void>;
  listSecrets(profileId: string): Promise<readonly Omit<SecretRecord, 'value'>[]>;
  getSecret(profileId: string, name: SecretName): Promise<SecretRecord | undefined>;
  putSecret(record: SecretRecord): Promise<void>;
  removeSecret(profileId: string, name: SecretName): Promise<void>;

  putRun(run: Run): Promise<void>;
  getRun(id: string): Promise<Run | undefined>;
  listRuns(options: ListOptions): Promise<readonly Run[]>;
  putExchange(record: ExchangeRecord): Promise<void>;
  getExchange(id: string): Promise<ExchangeRecord | undefined>;
  listExchanges(options: ListOptions & { readonly runId?: string }): Promise<readonly ExchangeIndex[]>;

  /** Adds the token or, where it is known, leaves it and adds the sighting. */
  putToken(record: TokenRecord, sighting: SightingRecord): Promise<void>;
  getToken(id: string): Promise<TokenRecord | undefined>;
  /** Rows for a list: their texts are not read. */
  listTokens(options: ListOptions): Promise<readonly TokenRow[]>;
  removeToken(id: string): Promise<void>;
  /** All of them, in one transaction; ids that are not there are passed over. */
  removeTokens(ids: readonly string[]): Promise<void>;
  putIssuance(record: IssuanceRecord): Promise<void>;
  listIssuances(
    options: ListOptions & { readonly tokenId?: string; readonly grantId?: string },
  ): Promise<readonly IssuanceRecord[]>;
  /** How tokens came here, newest issuance first. */
  listOrigins(options: ListOptions): Promise<readonly OriginRow[]>;
  putObservation(record: Observation): Promise<void>;
  listObservations(tokenId: string): Promise<readonly Observation[]>;
  listAllObservations(options: ListOptions): Promise<readonly Observation[]>;

  /** Adds the grant; of a known one everything changes but the lease, which only the two calls below change. */
  putGrant(record: GrantRecord): Promise<void>;
  getGrant(id: string): Promise<GrantRecord | undefined>;
  listGrants(options: ListOptions): Promise<readonly GrantRecord[]>;
  /** The part of grants that stands in clear, for a list. */
  listGrantRows(options: ListOptions): Promise<readonly GrantRow[]>;
  /**
   * Takes the grant's lease if nobody holds it (or its time has passed) in one immediate transaction. A lease that is
   * held is not given again, not even to its own holder.
   * A lease that ran out while the state was `sending` leaves `outcome_unknown`.
   */
  leaseGrant(
    id: string,
    owner: string,
    nowMs: number,
    forMs: number,
  ): Promise<{ readonly taken: boolean; readonly grant: GrantRecord | undefined }>;
  /** Writes the state under the lease and, with `release`, gives the lease back; false where the lease was lost. */
  updateLeasedGrant(owner: string, record: GrantRecord, release: boolean): Promise<boolean>;

  putKeySnapshot(record: KeySnapshotRecord): Promise<void>;
  /** Of this issuer and from this address: what came from elsewhere, for another profile, vouches for nothing here. */
  latestKeySnapshot(issuer: string, jwksUri: string): Promise<KeySnapshotRecord | undefined>;
  /** All of this issuer and address, the latest first; at most as many as `limit`. */
  listKeySnapshots(issuer: string, jwksUri: string, limit: number): Promise<readonly KeySnapshotRecord[]>;
  putMetadata(record: MetadataSnapshotRecord): Promise<void>;
  getMetadata(issuer: string): Promise<MetadataSnapshotRecord | undefined>;
  putClock(estimate: ClockEstimate): Promise<void>;
  listClocks(): Promise<readonly ClockEstimate[]>;
  getClock(origin: string): Promise<ClockEstimate | undefined>;

  /** What is kept, counted without opening any of it. */
  inventory(): Promise<StoreInventory>;
  /**
   * Removes rows of a kind with what belongs to them alone: observations, issuances and grants with tokens, exchanges with
   * runs. Their sealed bytes leave the file and its journal too.
   */
  purge(wanted: Purge): Promise<Purged>;
  /** Ids of the exchanges in which any of the texts stands, plain or as a form or JSON writes it. Opens every exchange once. */
  exchangesWith(texts: readonly string[]): Promise<readonly string[]>;
  removeExchanges(ids: readonly string[]): Promise<void>;

  /** Small settings, in clear. */
  getSetting(name: string): Promise<string | undefined>;
  putSetting(name: string, value: string): Promise<void>;
  /** Small secrets of the program itself (the sandbox's keys), sealed. */
  getSealed(name: string): Promise<Secret | undefined>;
  putSealed(name: string, value: Secret): Promise<void>;
}
