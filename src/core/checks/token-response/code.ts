/** RFC 6749 §4.1.2: a code is used once; where it comes again, the server must deny the request. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import type { TokenResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';

const AT = { kind: 'parameter', name: 'code' } as const;

export const codeReplayedRule = rule(
  'token_response.code.replayed',
  ({ grantType, response, isCodeUsed }: TokenResponseInput) => {
    if (grantType !== 'authorization_code') return notApplicable('The grant is another one.');
    if (isCodeUsed !== true) return notApplicable('The code had not been used before.');
    return response.accessToken === undefined ? pass(AT) : fail({}, AT);
  },
);
