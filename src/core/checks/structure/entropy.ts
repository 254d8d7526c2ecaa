/** RFC 6749 §10.10: a generated token must not be guessed with a probability above 2^-128. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import type { StructureInput } from '../inputs.ts';
import { rule } from '../rule.ts';

const LEAST_BITS = 128;

export const entropyTooLowRule = rule('token.entropy.too_low', ({ token }: StructureInput) => {
  if (token.format !== 'opaque')
    return notApplicable('The token is not opaque: its strength is its signature.');
  if (token.json) return notApplicable('The text is no token.');
  const bits = Math.floor(token.maxEntropyBits);
  return bits >= LEAST_BITS
    ? pass()
    : fail({ bits, length: token.text.trim().length, alphabet: token.alphabet });
});
