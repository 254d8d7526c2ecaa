import type { Fault } from '../../core/faults.ts';
import type { Run } from '../../core/run/run.ts';
import type { SecretName } from '../../contract/models/profile.ts';
import type { ListOptions, Purge, Purged, StoreInventory, VaultFile } from '../../engine/ports/store.ts';
import type {
  ClockEstimate,
  Environment,
  ExchangeIndex,
  ExchangeRecord,
  GrantRecord,
  GrantRow,
  KeySnapshotRecord,
  MetadataSnapshotRecord,
  Observation,
  OriginRow,
  ProfileRecord,
  SightingRecord,
  TokenRow,
} from '../../engine/records.ts';
import type { PlainIssuance, PlainRun, PlainSecret, PlainToken } from './plain.ts';

/** What the worker thread can be asked to do with the file and its keys. */
export interface VaultCalls {
  open(): VaultFile;
  unlock(wrappingKey: Uint8Array): boolean;
  initialise(wrappingKey: Uint8Array): boolean;
  useMemory(): VaultFile;
  setAside(): { readonly movedTo: string };
  /** Whether somebody listens to changes by other processes. */
  watch(isWatched: boolean): void;
  close(): void;
  tokenId(text: string): string;
}

export interface SettingCalls {
  listEnvironments(): readonly Environment[];
  putEnvironment(environment: Environment): void;
  removeEnvironment(id: string): void;
  getSetting(name: string): string | undefined;
  putSetting(name: string, value: string): void;
  getSealed(name: string): string | undefined;
  putSealed(name: string, value: string): void;
}

export interface ProfileCalls {
  listProfiles(): readonly ProfileRecord[];
  getProfile(id: string): ProfileRecord | undefined;
  putProfile(record: ProfileRecord): void;
  removeProfile(id: string): void;
}

export interface SecretCalls {
  listSecrets(profileId: string): readonly Omit<PlainSecret, 'value'>[];
  getSecret(profileId: string, name: SecretName): PlainSecret | undefined;
  putSecret(record: PlainSecret): void;
  removeSecret(profileId: string, name: SecretName): void;
}

export interface RunCalls {
  putRun(run: PlainRun): void;
  getRun(id: string): Run | undefined;
  listRuns(options: ListOptions): readonly Run[];
}

export interface ExchangeCalls {
  putExchange(record: ExchangeRecord): void;
  getExchange(id: string): ExchangeRecord | undefined;
  listExchanges(options: ListOptions & { readonly runId?: string }): readonly ExchangeIndex[];
}

export interface TokenCalls {
  putToken(record: PlainToken, sighting: SightingRecord): void;
  getToken(id: string): PlainToken | undefined;
  listTokens(options: ListOptions): readonly TokenRow[];
  removeToken(id: string): void;
  removeTokens(ids: readonly string[]): void;
}

export interface IssuanceCalls {
  putIssuance(record: PlainIssuance): void;
  listIssuances(
    options: ListOptions & { readonly tokenId?: string; readonly grantId?: string },
  ): readonly PlainIssuance[];
  listOrigins(options: ListOptions): readonly OriginRow[];
}

export interface ObservationCalls {
  putObservation(record: Observation): void;
  listObservations(tokenId: string): readonly Observation[];
  listAllObservations(options: ListOptions): readonly Observation[];
}

export interface GrantCalls {
  putGrant(record: GrantRecord): void;
  getGrant(id: string): GrantRecord | undefined;
  listGrants(options: ListOptions): readonly GrantRecord[];
  listGrantRows(options: ListOptions): readonly GrantRow[];
  leaseGrant(
    id: string,
    owner: string,
    nowMs: number,
    forMs: number,
  ): { readonly taken: boolean; readonly grant: GrantRecord | undefined };
  updateLeasedGrant(owner: string, record: GrantRecord, release: boolean): boolean;
}

export interface ServerCalls {
  putKeySnapshot(record: KeySnapshotRecord): void;
  latestKeySnapshot(issuer: string, jwksUri: string): KeySnapshotRecord | undefined;
  listKeySnapshots(issuer: string, jwksUri: string, limit: number): readonly KeySnapshotRecord[];
  putMetadata(record: MetadataSnapshotRecord): void;
  getMetadata(issuer: string): MetadataSnapshotRecord | undefined;
  putClock(estimate: ClockEstimate): void;
  listClocks(): readonly ClockEstimate[];
  getClock(origin: string): ClockEstimate | undefined;
}

export interface KeptCalls {
  inventory(): StoreInventory;
  purge(wanted: Purge): Purged;
  exchangesWith(texts: readonly string[]): readonly string[];
  removeExchanges(ids: readonly string[]): void;
}

/** Everything the worker thread can be asked. */
export interface StoreCalls
  extends
    VaultCalls,
    SettingCalls,
    ProfileCalls,
    SecretCalls,
    RunCalls,
    ExchangeCalls,
    TokenCalls,
    IssuanceCalls,
    ObservationCalls,
    GrantCalls,
    ServerCalls,
    KeptCalls {}

export type CallName = keyof StoreCalls;

/** To the worker. */
export interface CallMessage<N extends CallName = CallName> {
  readonly id: number;
  readonly name: N;
  readonly args: Parameters<StoreCalls[N]>;
}

/** From the worker: the answer to a call, or word that another process changed the file. */
export type WorkerMessage =
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'fault'; readonly id: number; readonly fault: Fault }
  /** The error's name and where it was thrown; not its message, which may quote what was being read. */
  | { readonly type: 'bug'; readonly id: number; readonly name: string; readonly frames: string }
  | { readonly type: 'foreign_change' };

/** What the worker is given when it starts. */
export interface WorkerStart {
  readonly path: string;
}
