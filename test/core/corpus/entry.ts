import type { FindingCode } from '../../../src/core/findings/catalogue.ts';
import type { PastedKind } from '../../../src/core/jose/detect.ts';
import type { ParsedToken, TokenKind } from '../../../src/core/jose/token.ts';
import type { SignatureVerdict } from '../../../src/core/jose/verification.ts';

type FailedReason = Extract<SignatureVerdict, { state: 'failed' }>['reason'];
type UncheckedReason = Extract<SignatureVerdict, { state: 'unchecked' }>['reason'];

/** What became of the signature, in one word. */
export type Verdict = 'verified' | 'fits itself' | 'does not fit itself' | FailedReason | UncheckedReason;

/** What the program must say of a text; what is left out may be anything. */
export interface Says {
  /** Rules that must fail for the first token. */
  readonly fails?: readonly FindingCode[];
  /** Rules that must not: what is wrong must not be told as something else. */
  readonly not?: readonly FindingCode[];
  /** What the first token is read as. */
  readonly as?: ParsedToken['format'];
  readonly kind?: TokenKind;
  readonly signature?: Verdict;
  /** What the text as a whole is. */
  readonly pasted?: PastedKind;
  /** How many tokens it holds; 1 where this is left out, and none is also told as one. */
  readonly tokens?: number;
}

/** A bad token: what is wrong with it, as a sentence; the text; what the program must say. */
export interface BadToken {
  readonly wrong: string;
  readonly text: string | (() => string);
  readonly says: Says;
  /** A key or set that a person gives with it. */
  readonly keys?: string;
}

export function bad(wrong: string, text: BadToken['text'], says: Says, keys?: string): BadToken {
  return { wrong, text, says, ...(keys === undefined ? {} : { keys }) };
}
