/** The text as a whole: is there any, of a sane size, in one piece (RFC 7515 §2 and §7.1, RFC 8259 §9). */
import { problemRule } from './problem.ts';

export const textEmptyRule = problemRule('token.text.empty', 'empty', 'any');
export const textTooLargeRule = problemRule('token.text.too_large', 'too_large', 'any');
export const textWhiteSpaceRule = problemRule('token.text.white_space', 'white_space', 'any');
