/** RFC 7515 §7.1, RFC 7516 §7.1: three parts for a JWS, five for a JWE, and which of them may be empty. */
import { problemRule } from './problem.ts';

export const segmentsWrongCountRule = problemRule(
  'token.segments.wrong_count',
  'wrong_segment_count',
  'jose',
);
export const segmentsEmptyRule = problemRule('token.segments.empty', 'empty_segment', 'jose');
/** RFC 9901 §4: an SD-JWT ends with a tilde or a key binding JWT. */
export const noFinalTildeRule = problemRule('token.segments.no_final_tilde', 'no_final_tilde', 'jose');
