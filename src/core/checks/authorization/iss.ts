/**
 * RFC 9207 §2.4: iss is exactly the issuer; it must be there where the server announces it; §2.3: a server that sends
 * it announces it. FAPI 2.0 §5.3.2.2: it is always there.
 */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { AuthorizationResponseInput } from '../inputs.ts';
import { nearMisses } from '../near-miss.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';
import { IN_A_JWT } from './state.ts';

const AT = { kind: 'parameter', name: 'iss' } as const;

export const responseIssMissingRule = rule(
  'authorization_response.iss.missing',
  (input: AuthorizationResponseInput) => {
    const { response, issParameterSupported, issuer } = input;
    if (response.iss !== undefined) return pass(AT);
    if (response.response !== undefined) return unchecked(IN_A_JWT);
    if (issParameterSupported !== true)
      return notApplicable('The server does not announce that it sends iss.');
    return fail({ expected: issuer === undefined ? null : shown(issuer) }, AT);
  },
);

export const responseIssMismatchRule = rule(
  'authorization_response.iss.mismatch',
  ({ response: { iss }, issuer }: AuthorizationResponseInput) => {
    if (iss === undefined) return notApplicable('The response has no iss.');
    if (issuer === undefined) return unchecked('No issuer is known to compare with.');
    if (iss === issuer) return pass(AT);
    return fail({ iss: shown(iss), expected: shown(issuer), near: nearMisses(iss, issuer) }, AT);
  },
);

export const responseIssUnannouncedRule = rule(
  'authorization_response.iss.unannounced',
  ({ response: { iss }, issParameterSupported }: AuthorizationResponseInput) => {
    if (iss === undefined) return notApplicable('The response has no iss.');
    if (issParameterSupported === undefined) return unchecked('What the server announces is not known.');
    return issParameterSupported ? pass(AT) : fail({}, AT);
  },
);

export const responseIssNotSentRule = rule(
  'authorization_response.iss.not_sent',
  ({ response, issParameterSupported }: AuthorizationResponseInput) => {
    if (response.iss !== undefined) return pass(AT);
    if (response.response !== undefined) return unchecked(IN_A_JWT);
    return issParameterSupported === true ? notApplicable('The server announces it.') : fail({}, AT);
  },
);
