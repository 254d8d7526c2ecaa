import type { MessagePort } from 'node:worker_threads';
import type {
  ScanCounts,
  ScanGroup,
  ScanGroupQuery,
  ScanPage,
  ScanQuery,
  ScanState,
} from '../../contract/models/scan.ts';
import type { ScannedRow } from '../../engine/ports/scanner.ts';
import type { ScanPlan } from '../../engine/scan/scan-plan.ts';
import type { ThreadEnd } from './thread-link.ts';

/*
 * What the threads of a scan say to each other: one finds and sends out, some judge, and one keeps the rows, apart from
 * the others so that what was found is still there when one of them dies.
 */

export interface FinderStart {
  readonly plan: ScanPlan;
  readonly judgeWorkerUrl: string;
  readonly threads: number;
  /** True where the keys may be fetched once more, when a token names one that is not among them. */
  readonly mayFetchKeys: boolean;
  /** True where texts go to the thread that keeps them. */
  readonly keepsTexts: boolean;
  /** To the thread that keeps the rows. */
  readonly keeper: MessagePort;
}

/** What can be asked of the thread that finds. */
export interface FinderCalls {
  push(chunk: Uint8Array | string): Promise<null>;
  endSource(): Promise<null>;
  end(): Promise<null>;
  cancel(): Promise<null>;
  /** The answer to `keys_wanted`: nothing where they could not be had. */
  keys(fresh: ScanPlan['keys'] | undefined): Promise<null>;
}

/** How far the thread that finds has come; what it did not count itself is as the keeper last said. */
export interface FinderProgress {
  readonly state: ScanState;
  readonly bytes: number;
  readonly sightings: number;
  readonly tokens: number;
  readonly judged: number;
  readonly counts: ScanCounts;
}

export type FinderTold =
  | { readonly type: 'progress'; readonly progress: FinderProgress }
  /** A token names a key that is not at hand: told once in a scan. */
  | { readonly type: 'keys_wanted' }
  /** A thread that judges is gone: with it, this scan is over. */
  | { readonly type: 'broke'; readonly end: ThreadEnd };

export interface KeeperStart {
  readonly keptTextBytes: number;
  readonly finder: MessagePort;
}

/** What can be asked of the thread that keeps. */
export interface KeeperCalls {
  /** No more rows come; how many there are. */
  finish(): Promise<KeptCount>;
  page(query: ScanQuery): Promise<ScanPage>;
  groups(query: ScanGroupQuery): Promise<ScanPage<ScanGroup>>;
  text(rowId: number): Promise<string | undefined>;
  /** Begins to read all rows of a query; `more` reads on, and gives an empty page at the end. */
  rows(query: Omit<ScanQuery, 'limit'>, withTexts: boolean): Promise<number>;
  more(readingId: number): Promise<readonly ScannedRow[]>;
}

/** From who finds to who keeps; each is answered with what is kept. */
export interface ToKeep {
  /** Tokens that were judged, in their order. Their numbers follow one another from `first`. */
  readonly first: number;
  /** 16 bytes for each. */
  readonly prints: Uint8Array;
  /** Source, offset and length of each. */
  readonly places: Float64Array;
  /** A line each; absent where they are not kept. */
  readonly texts?: string;
  /** What was concluded of each, as JSON. */
  readonly judged: string;
  /** Numbers of tokens that were seen once more, and how often: two by two. */
  readonly again: Float64Array;
  /** Their fingerprints were too many to be known by who finds: some may be here already. */
  readonly mayBeHere: boolean;
}

export interface KeptCount {
  readonly judged: number;
  /** Of those that might have been here already, how many were. */
  readonly known: number;
  readonly counts: ScanCounts;
}

/** Tokens to be judged, a line each (one string crosses faster than a list); or the keys to judge by from now on. */
export type JudgeCall = { readonly texts: string } | { readonly keys: ScanPlan['keys'] };

/** What was concluded of each, as JSON, in their order; or that judging broke. */
export type JudgeAnswer =
  | {
      readonly judged: string;
      /** True where one of them names a key that is not among those at hand. */
      readonly hasStranger: boolean;
    }
  | { readonly bug: string };
