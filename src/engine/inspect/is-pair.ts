import type { FoundToken } from './judge-text.ts';

/** So many characters around two tokens are labels; more is a text that they stand in. */
const MAX_LABELS = 60;

/**
 * Whether a text is two tokens and nothing else but white space and labels, so that a person who pasted them means them
 * together. A line of a log has a time, and so has digits.
 */
export function isPair(text: string, tokens: readonly FoundToken[]): boolean {
  const [first, second, ...others] = tokens.map(({ found }) => found);
  if (!first || !second || others.length > 0) return false;
  const around = [
    text.slice(0, first.start),
    text.slice(first.end, second.start),
    text.slice(second.end),
  ].join(' ');
  return around.trim().length <= MAX_LABELS && !/\d/.test(around);
}
