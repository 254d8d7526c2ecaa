/** RFC 7515 §2: base64url without padding, white space or other characters. RFC 4648 §3.5: unused bits are zero. */
import { problemRule } from './problem.ts';

export const encodingNotBase64urlRule = problemRule('token.encoding.not_base64url', 'not_base64url', 'jose');
export const encodingPaddingRule = problemRule('token.encoding.padding', 'padding', 'jose');
export const encodingNonCanonicalRule = problemRule(
  'token.encoding.non_canonical',
  'non_canonical_base64url',
  'jose',
);
