/** RFC 6749 §5.2: a refusal is a JSON object with a registered error code in printable ASCII. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import { TOKEN_ERROR_CODES } from '../error-codes.ts';
import { malformedErrorMembers } from '../error-form.ts';
import type { TokenResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';
import { isGoodStatus } from './answer.ts';

const AT = { kind: 'parameter', name: 'error' } as const;

export const errorMissingRule = rule(
  'token_response.error.missing',
  ({ response: { body, error } }: TokenResponseInput) => {
    if (isGoodStatus(body.status)) return notApplicable('The server did not refuse.');
    return error ? pass(AT) : fail({ status: body.status }, AT);
  },
);

export const errorMalformedRule = rule(
  'token_response.error.malformed',
  ({ response: { error } }: TokenResponseInput) => {
    if (!error) return notApplicable('There is no error.');
    const members = malformedErrorMembers(error);
    return members[0] === undefined ? pass(AT) : fail({ members }, { kind: 'parameter', name: members[0] });
  },
);

export const errorUnknownCodeRule = rule(
  'token_response.error.unknown_code',
  ({ response: { error } }: TokenResponseInput) => {
    if (!error) return notApplicable('There is no error.');
    return TOKEN_ERROR_CODES.has(error.error) ? pass(AT) : fail({ error: shown(error.error) }, AT);
  },
);
