/** Where a token was first seen, and its text. */
export interface FoundSighting {
  readonly id: number;
  /** The first 16 bytes of the text's SHA-256. */
  readonly print: Uint8Array;
  readonly source: number;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** A fingerprint is so much of a SHA-256. */
export const PRINT_BYTES = 16;
