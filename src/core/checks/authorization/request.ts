/**
 * RFC 9700 §2.1.1 (codes that cannot be slipped in), §2.1.2 (no access token through the browser), RFC 6749 §10.10 (codes),
 * FAPI 2.0 §5.3.2.2 (code alone), §5.3.3.2 (PAR) and Message Signing §5.4.1 (JARM): how it was asked and answered.
 */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { mostBits } from '../../text/entropy.ts';
import type { AuthorizationResponseInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { shown } from '../seen.ts';
import { asksForCode } from './pkce.ts';

const ENOUGH_BITS = 128;
const RESPONSE_TYPE = { kind: 'parameter', name: 'response_type' } as const;
const CHALLENGE = { kind: 'parameter', name: 'code_challenge' } as const;
const CODE = { kind: 'parameter', name: 'code' } as const;

const responseTypeNotCodeRule = rule(
  'authorization_request.response_type.not_code',
  ({ responseType }: AuthorizationResponseInput) =>
    responseType === 'code'
      ? pass(RESPONSE_TYPE)
      : fail({ responseType: shown(responseType) }, RESPONSE_TYPE),
);

const responseTypeTokenRule = rule(
  'authorization_request.response_type.token',
  ({ responseType }: AuthorizationResponseInput) =>
    responseType.split(' ').includes('token')
      ? fail({ responseType: shown(responseType) }, RESPONSE_TYPE)
      : pass(RESPONSE_TYPE),
);

/** Public clients must use PKCE; others may go by the nonce of OpenID Connect instead. */
const codeUnprotectedRule = rule(
  'authorization_request.code.unprotected',
  (input: AuthorizationResponseInput) => {
    if (!asksForCode(input)) return notApplicable('No code was asked for.');
    if (input.pkceMethod !== 'none') return pass(CHALLENGE);
    const { isPublicClient, isNonceSent } = input;
    if (isPublicClient === undefined) return unchecked('Whether the client has a secret is not known.');
    if (isPublicClient) return fail({ isPublic: true }, CHALLENGE);
    if (isNonceSent === undefined) return unchecked('Whether a nonce was sent is not known.');
    return isNonceSent ? pass(CHALLENGE) : fail({ isPublic: false }, CHALLENGE);
  },
);

const parUnusedRule = rule('authorization_request.par.unused', ({ isPushed }: AuthorizationResponseInput) => {
  if (isPushed === undefined) return unchecked('Whether the request was pushed is not known.');
  return isPushed ? pass() : fail({}, { kind: 'whole' });
});

const jarmUnusedRule = rule(
  'authorization_response.jarm.unused',
  ({ response }: AuthorizationResponseInput) =>
    response.response === undefined ? fail({}, { kind: 'whole' }) : pass(),
);

const codeGuessableRule = rule(
  'authorization_response.code.guessable',
  ({ response: { code } }: AuthorizationResponseInput) => {
    if (code === undefined || code === '') return notApplicable('The response brought no code.');
    const bits = mostBits(code);
    return bits < ENOUGH_BITS ? fail({ bits, length: code.length }, CODE) : pass(CODE);
  },
);

/** What was asked at the authorization endpoint, and what came back. */
export const authorizationRequestRules: readonly Rule<AuthorizationResponseInput>[] = [
  responseTypeNotCodeRule,
  responseTypeTokenRule,
  codeUnprotectedRule,
  parUnusedRule,
  jarmUnusedRule,
  codeGuessableRule,
];
