/** RFC 7515 appendix F, RFC 7797 §5.1: content that was signed and is sent some other way. */
import { fail, pass } from '../../findings/finding.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';

export const payloadDetachedRule = rule('token.payload.detached', ({ token }: JwtInput) => {
  if (!token.isDetached || token.payload.text !== '') return pass();
  return fail({}, { kind: 'bytes', start: token.payload.start, end: token.payload.end });
});
