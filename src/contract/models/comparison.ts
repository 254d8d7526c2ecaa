import type { TokenComparison } from '../../core/compare/comparison.ts';
import type { TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import type { TokenSummary, TokenView } from './token.ts';

/** What is said of one of two tokens beside what they are compared by. */
export interface ComparedToken {
  /** Absent for one that was pasted. */
  readonly summary?: TokenSummary;
  readonly kind: TokenKind;
  readonly format: TokenSummary['format'];
  readonly byteLength: number;
  readonly signature: SignatureVerdict;
  readonly isBuiltHere?: boolean;
  readonly life: TokenView['life'];
  /** How many findings failed, by severity. */
  readonly findings: { readonly violation: number; readonly risk: number; readonly note: number };
}

/** Two tokens, and what they have in common. Neither token’s text is in it. */
export interface ComparedTokens {
  readonly left: ComparedToken;
  readonly right: ComparedToken;
  readonly comparison: TokenComparison;
}
