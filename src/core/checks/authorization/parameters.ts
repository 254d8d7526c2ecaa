/** RFC 6749 §3.1 (no parameter twice), §4.1.2 (a code) and §4.1.2.1 (or an error, of a certain form). */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { AUTHORIZATION_ERROR_CODES } from '../error-codes.ts';
import { malformedErrorMembers } from '../error-form.ts';
import type { AuthorizationResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown, shownList } from '../seen.ts';
import { asksForCode } from './pkce.ts';
import { IN_A_JWT } from './state.ts';

const ERROR = { kind: 'parameter', name: 'error' } as const;
const CODE = { kind: 'parameter', name: 'code' } as const;

export const parametersRepeatedRule = rule(
  'authorization_response.parameters.repeated',
  ({ response: { repeated } }: AuthorizationResponseInput) => {
    const [first] = repeated;
    return first === undefined
      ? pass()
      : fail({ names: shownList(repeated) }, { kind: 'parameter', name: first });
  },
);

export const responseErrorMalformedRule = rule(
  'authorization_response.error.malformed',
  ({ response: { error } }: AuthorizationResponseInput) => {
    if (!error) return notApplicable('There is no error.');
    const members = malformedErrorMembers(error);
    return members[0] === undefined
      ? pass(ERROR)
      : fail({ members }, { kind: 'parameter', name: members[0] });
  },
);

export const responseErrorUnknownCodeRule = rule(
  'authorization_response.error.unknown_code',
  ({ response: { error } }: AuthorizationResponseInput) => {
    if (!error) return notApplicable('There is no error.');
    return AUTHORIZATION_ERROR_CODES.has(error.error)
      ? pass(ERROR)
      : fail({ error: shown(error.error) }, ERROR);
  },
);

export const errorWithCodeRule = rule(
  'authorization_response.error.with_code',
  ({ response: { error, code } }: AuthorizationResponseInput) => {
    if (!error) return notApplicable('There is no error.');
    return code === undefined ? pass(ERROR) : fail({ error: shown(error.error) }, ERROR);
  },
);

export const codeMissingRule = rule(
  'authorization_response.code.missing',
  (input: AuthorizationResponseInput) => {
    const { response, responseType } = input;
    if (!asksForCode(input)) return notApplicable('No code was asked for.');
    if (response.error) return notApplicable('The server answered with an error.');
    if (response.code !== undefined) return pass(CODE);
    return response.response === undefined ? fail({ responseType }, CODE) : unchecked(IN_A_JWT);
  },
);
