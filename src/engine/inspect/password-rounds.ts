import type { SealedContent } from '../../core/jose/decryption.ts';
import { type KeyManagement, MAX_PBKDF2_ROUNDS } from '../../core/jose/jwe-algorithms.ts';
import { numberMember } from '../../core/json.ts';
import type { RoundsLeft } from './decrypting.ts';

/** Rounds of PBKDF2 that all keys tried on one token may cost together. */
export const MAX_ITERATIONS_TOGETHER = 2_400_000;

/** What may still be spent on one token, and on all tokens of its text. */
export interface Budget {
  iterationsLeft: number;
  readonly rounds: RoundsLeft;
}

/** Takes the rounds that a key costs off the budget; why not, where they are too many. The count is the sender's word: without a limit one token keeps a reader busy for hours. */
export function spendIterations(
  budget: Budget,
  { header }: SealedContent,
  { family }: KeyManagement,
): { readonly result: 'too_many_iterations'; readonly reason: string } | undefined {
  // A negative count is refused where it would be used, and must not pay for the rounds of others.
  const count = family === 'pbes2' ? Math.max(0, numberMember(header, 'p2c') ?? 0) : 0;
  if (count <= MAX_PBKDF2_ROUNDS && count <= Math.min(budget.iterationsLeft, budget.rounds.left)) {
    budget.iterationsLeft -= count;
    budget.rounds.left -= count;
    return undefined;
  }
  const reason = `p2c asks for ${count} rounds of PBKDF2; at most ${MAX_PBKDF2_ROUNDS} are done for one key, ${MAX_ITERATIONS_TOGETHER} for one token, and some more for all tokens of a text.`;
  return { result: 'too_many_iterations', reason };
}
