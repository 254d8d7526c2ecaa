/** RFC 7519 §11.1: a token is worth what the party is that holds its key, and for this one that is the person who looks at it. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';

export const builtHereRule = rule('token.origin.built_here', ({ isBuiltHere, signature }: JwtInput) => {
  if (isBuiltHere === undefined) return notApplicable('Nobody has looked whether the token was made here.');
  if (!isBuiltHere) return pass();
  return fail({ isVerified: signature.state === 'verified' });
});
