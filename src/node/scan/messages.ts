import type { ScanFilter, ScanGroup, ScanGroupBy, ScanPage, ScanQuery } from '../../contract/models/scan.ts';
import type { ScanCount, ScannedRow } from '../../engine/ports/scanner.ts';
import type { ScanPlan } from '../../engine/scan/scan-plan.ts';

/* What the scan's threads say to each other. */

export interface ScanStart {
  readonly plan: ScanPlan;
  readonly keptTextBytes: number;
  readonly judgeWorkerUrl: string;
  readonly threads: number;
}

/** What can be asked of the thread that finds and keeps. */
export interface ScanCalls {
  push(chunk: Uint8Array | string): Promise<null>;
  endSource(): Promise<null>;
  end(): Promise<null>;
  cancel(): Promise<null>;
  page(query: ScanQuery): Promise<ScanPage>;
  groups(by: ScanGroupBy, filter: ScanFilter): Promise<readonly ScanGroup[]>;
  text(rowId: number): Promise<string | undefined>;
  /** Begins to read all rows of a query; `more` reads on, and gives an empty page at the end. */
  rows(query: Omit<ScanQuery, 'limit'>, withTexts: boolean): Promise<number>;
  more(readingId: number): Promise<readonly ScannedRow[]>;
}

export interface ScanCall {
  readonly id: number;
  readonly name: keyof ScanCalls;
  readonly args: readonly unknown[];
}

export type ScanMessage =
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'bug'; readonly id: number; readonly frames: string }
  | { readonly type: 'progress'; readonly progress: ScanCount };

/** Tokens to be judged: their texts, a line each. One string crosses faster than a list. */
export interface JudgeCall {
  readonly texts: string;
}

/** What was concluded of each, as JSON, in their order; or that judging broke. */
export type JudgeAnswer = { readonly judged: string } | { readonly bug: string };

/** The frames of a stack without its first line, which holds the message. */
export function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
