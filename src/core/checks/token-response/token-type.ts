/** RFC 6749 §5.1 (required, case does not matter) and §7.1 (must be understood); the IANA registry of access token types. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import type { TokenResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { kindOf, shown } from '../seen.ts';
import { withoutToken } from './answer.ts';

const AT = { kind: 'parameter', name: 'token_type' } as const;
const REGISTERED = ['Bearer', 'DPoP', 'N_A', 'PoP'];

function registeredSpelling(tokenType: string): string | undefined {
  return REGISTERED.find((name) => name.toLowerCase() === tokenType.toLowerCase());
}

export const tokenTypeMissingRule = rule('token_response.token_type.missing', (input: TokenResponseInput) => {
  const { tokenType, object } = input.response;
  return (
    withoutToken(input) ??
    (tokenType === undefined ? fail({ found: kindOf(member(object, 'token_type')) }, AT) : pass(AT))
  );
});

export const tokenTypeUnknownRule = rule('token_response.token_type.unknown', (input: TokenResponseInput) => {
  const { tokenType } = input.response;
  if (tokenType === undefined) return notApplicable('The response names no type.');
  return registeredSpelling(tokenType) === undefined ? fail({ tokenType: shown(tokenType) }, AT) : pass(AT);
});

export const tokenTypeCaseRule = rule('token_response.token_type.case', (input: TokenResponseInput) => {
  const { tokenType } = input.response;
  const usual = tokenType === undefined ? undefined : registeredSpelling(tokenType);
  if (tokenType === undefined || usual === undefined)
    return notApplicable('The response names no known type.');
  return usual === tokenType ? pass(AT) : fail({ tokenType, usual }, AT);
});
