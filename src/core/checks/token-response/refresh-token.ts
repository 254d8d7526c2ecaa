/** RFC 9700 §4.14.2: refresh tokens of public clients are rotated or bound. RFC 6749 §4.4.3: none for client credentials. */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { TokenResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { withoutToken } from './answer.ts';

const AT = { kind: 'parameter', name: 'refresh_token' } as const;

export const refreshTokenNotRotatedRule = rule(
  'token_response.refresh_token.not_rotated',
  (input: TokenResponseInput) => {
    if (input.grantType !== 'refresh_token') return notApplicable('This was no refresh.');
    if (!input.isPublicClient)
      return notApplicable('The client is confidential: its refresh tokens are bound to its credentials.');
    const reason = withoutToken(input);
    if (reason) return reason;
    if (input.refreshTokenReturned === undefined)
      return unchecked('Whether the refresh token changed is not known.');
    // A public client's DPoP-bound refresh token is sender-constrained (RFC 9449 §5).
    const isBound = input.response.tokenType?.toLowerCase() === 'dpop';
    const isGood = input.refreshTokenReturned === 'rotated' || isBound;
    return isGood ? pass(AT) : fail({ returned: input.refreshTokenReturned }, AT);
  },
);

export const refreshTokenForClientCredentialsRule = rule(
  'token_response.refresh_token.for_client_credentials',
  ({ grantType, response }: TokenResponseInput) => {
    if (grantType !== 'client_credentials') return notApplicable('The grant is another one.');
    return response.refreshToken === undefined ? pass(AT) : fail({}, AT);
  },
);
