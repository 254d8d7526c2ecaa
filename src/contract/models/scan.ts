import type { Fault } from '../../core/faults.ts';
import type { Severity } from '../../core/findings/finding.ts';
import type { DecryptionVerdict } from '../../core/jose/decryption.ts';
import type { TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';

/** `reading`: bytes come in. `judging`: all have come, tokens are being judged. The others are ends; what was found stays. */
export type ScanState = 'reading' | 'judging' | 'done' | 'cancelled' | 'failed';

/** How far a scan is. */
export interface ScanProgress {
  readonly scanId: string;
  readonly name: string;
  readonly state: ScanState;
  readonly bytes: number;
  /** Absent where nobody knows how much there is: standard input. */
  readonly totalBytes?: number;
  /** Sightings, the same token again and again included. */
  readonly sightings: number;
  /** Different tokens, and how many of them are judged. */
  readonly tokens: number;
  readonly judged: number;
  readonly elapsedMs: number;
  /** Of all judged tokens. */
  readonly counts: ScanCounts;
  /** Why keys could not be had, in plain words. */
  readonly note?: string;
  /** Why it broke off, how far it had come, and what is still there. */
  readonly fault?: Fault;
}

/** Tokens by what is the matter with them; one may count several times. */
export interface ScanCounts {
  /** By their worst finding, expiry apart, which is no fault of a token; `good` has none. */
  readonly violation: number;
  readonly risk: number;
  readonly note: number;
  readonly good: number;
  readonly verified: number;
  readonly expired: number;
  /** Could not be taken apart. */
  readonly malformed: number;
}

export type ScanFormat = 'jws' | 'jwe' | 'sd_jwt' | 'broken';

/** One token of a scan, without its text. */
export interface ScanRow {
  /** Its number in the order of first sightings, from 1. */
  readonly id: number;
  /** `sha256:` and the first 16 bytes of the text's SHA-256 in hexadecimal: the same in every scan and everywhere. */
  readonly fingerprint: string;
  /** Which of the sources, from 0. */
  readonly source: number;
  /** Where it was first seen: a byte offset in its source; the bytes it takes there. */
  readonly offset: number;
  readonly length: number;
  readonly sightings: number;
  readonly format: ScanFormat;
  readonly kind: TokenKind;
  readonly alg?: string;
  readonly kid?: string;
  readonly issuer?: string;
  readonly clientId?: string;
  readonly expiresAtSeconds?: number;
  readonly signature: SignatureVerdict['state'];
  /** Why the signature failed or was not checked: a word of `SignatureVerdict`. */
  readonly reason?: string;
  /** What became of an encrypted token, where keys to decrypt with were given. */
  readonly decryption?: DecryptionVerdict['state'];
  readonly isExpired: boolean;
  /** Codes of the rules that failed. */
  readonly codes: readonly string[];
  /** What the first of them says, in a few words: for a window, which has no catalogue. */
  readonly title?: string;
  /** Of its findings, expiry apart. */
  readonly worst?: Severity;
  /** True while the text is still at hand. */
  readonly hasText: boolean;
}

export type ScanGroupBy = 'issuer' | 'client' | 'finding';
export type ScanSort = 'offset' | 'worst' | 'issuer' | 'client' | 'expires' | 'sightings' | 'signature';

/** Which rows. Every member narrows. */
export interface ScanFilter {
  /** A part of the issuer, client, algorithm, key id, kind, fingerprint or a finding's code. */
  readonly text?: string;
  /** The member of a group: an issuer, a client or a code; the empty text is tokens without. */
  readonly group?: { readonly by: ScanGroupBy; readonly key: string };
}

export interface ScanQuery extends ScanFilter {
  readonly sort?: ScanSort;
  readonly isDescending?: boolean;
  readonly offset?: number;
  readonly limit: number;
}

/** A part of rows, or of groups, in the order that was asked for. */
export interface ScanPage<T = ScanRow> {
  readonly rows: readonly T[];
  /** Where the first of them stands in the order. */
  readonly offset: number;
  /** How many the filter lets through. */
  readonly total: number;
}

export type ScanGroupSort = 'key' | 'tokens' | 'sightings' | 'verified' | 'violations';

export interface ScanGroupQuery extends Pick<ScanFilter, 'text'> {
  readonly by: ScanGroupBy;
  /** The largest first where nothing is said. */
  readonly sort?: ScanGroupSort;
  readonly isDescending?: boolean;
  readonly offset?: number;
  readonly limit: number;
}

export interface ScanGroup {
  /** The issuer, the client or the finding's code; the empty text where tokens have none. */
  readonly key: string;
  /** For a finding: what it says, and how grave it is. */
  readonly title?: string;
  readonly severity?: Severity;
  readonly tokens: number;
  readonly sightings: number;
  /** How many of them have a violation, and how many are verified. */
  readonly violations: number;
  readonly verified: number;
}
