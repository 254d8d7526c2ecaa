/** RFC 6749 §4.1.2 and §10.12: state comes back as it was sent, or the answer belongs to somebody else. */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { AuthorizationResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';

const AT = { kind: 'parameter', name: 'state' } as const;
export const IN_A_JWT = 'The response is a JWT (JARM), which is not taken apart here.';

export const stateMissingRule = rule(
  'authorization_response.state.missing',
  ({ response, expectedState }: AuthorizationResponseInput) => {
    if (expectedState === null) return notApplicable('No state was sent.');
    if (response.state !== undefined) return pass(AT);
    return response.response === undefined ? fail({}, AT) : unchecked(IN_A_JWT);
  },
);

export const stateMismatchRule = rule(
  'authorization_response.state.mismatch',
  ({ response: { state }, expectedState }: AuthorizationResponseInput) => {
    if (state === undefined) return unchecked('No state came back.');
    if (state === expectedState) return pass(AT);
    return fail({ sentLength: expectedState?.length ?? 0, receivedLength: state.length }, AT);
  },
);
