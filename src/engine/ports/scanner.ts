import type {
  ScanGroup,
  ScanGroupQuery,
  ScanPage,
  ScanProgress,
  ScanQuery,
  ScanRow,
} from '../../contract/models/scan.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import type { ScanPlan } from '../scan/scan-plan.ts';

export interface ScanOptions {
  readonly plan: ScanPlan;
  /** Bytes of token text that are kept, sealed, so that a token can be shown or exported whole; the rest is forgotten. */
  readonly keptTextBytes: number;
  /**
   * The keys once more, fetched now: asked for once at most, when a token names one that is not among the plan's. Absent
   * where nothing may be fetched; undefined where they cannot be had.
   */
  readonly freshKeys?: () => Promise<readonly TrustedKeys[] | undefined>;
  /** Told at most a few times a second, and of each change of the state. */
  readonly onProgress: (progress: ScanCount) => void;
}

/** What the threads know of the progress: the rest is the engine's. */
export interface ScanCount extends Pick<
  ScanProgress,
  'state' | 'bytes' | 'sightings' | 'tokens' | 'judged' | 'counts'
> {
  /** What ended it, where it failed. */
  readonly failure?: ScanFailure;
}

/** How far a scan is that has just begun. */
export const NOTHING_YET: ScanCount = {
  state: 'reading',
  bytes: 0,
  sightings: 0,
  tokens: 0,
  judged: 0,
  counts: { violation: 0, risk: 0, note: 0, good: 0, verified: 0, expired: 0, malformed: 0 },
};

/** A thread of the scan died. */
export interface ScanFailure {
  /** Where the one that kept the rows did, they are gone. */
  readonly thread: 'finding' | 'judging' | 'keeping';
  readonly isOutOfMemory: boolean;
}

/** Finds and judges many tokens on other threads, and keeps their rows in memory that does not grow with the input. */
export interface Scanner {
  begin(options: ScanOptions): ScanWork;
}

/**
 * One scan. After an end (`done`, `cancelled`, `failed`) its rows stay until `close`, and what is still given to it is let
 * go. Where the rows were lost with their thread, asking for them rejects.
 */
export interface ScanWork {
  /** Takes a chunk, as bytes or base64; resolves when the next may come, so that who reads waits for who judges. */
  push(chunk: Uint8Array | string): Promise<void>;
  /** What was pushed so far was one source; what comes is another. */
  endSource(): Promise<void>;
  /** Nothing more comes; resolves when all is judged. */
  end(): Promise<void>;
  /** Stops at once. */
  cancel(): Promise<void>;
  page(query: ScanQuery): Promise<ScanPage>;
  groups(query: ScanGroupQuery): Promise<ScanPage<ScanGroup>>;
  /** The text of one token; undefined where it was not kept. */
  text(rowId: number): Promise<string | undefined>;
  /** All rows of a query, page by page, with their texts where asked and kept. */
  rows(query: Omit<ScanQuery, 'limit'>, withTexts: boolean): AsyncIterable<readonly ScannedRow[]>;
  close(): Promise<void>;
}

export type ScannedRow = ScanRow & { readonly text?: string };
