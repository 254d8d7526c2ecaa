/** RFC 9700 §2.1.1: PKCE, and with S256, since plain shows the verifier in the request. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import type { AuthorizationResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';

const AT = { kind: 'parameter', name: 'code_challenge_method' } as const;
const NO_CODE = 'No code was asked for.';

/** What the rules about PKCE look at: they can be asked before anything is sent, too. */
export type PkceInput = Pick<AuthorizationResponseInput, 'responseType' | 'pkceMethod'>;

/** Whether the response type asks for a code (OAuth Multiple Response Types §5). */
export function asksForCode({ responseType }: Pick<PkceInput, 'responseType'>): boolean {
  return responseType.split(' ').includes('code');
}

export const pkceOffRule = rule('authorization_request.pkce.off', (input: PkceInput) => {
  if (!asksForCode(input)) return notApplicable(NO_CODE);
  return input.pkceMethod === 'none' ? fail({}, AT) : pass(AT);
});

export const pkcePlainRule = rule('authorization_request.pkce.plain', (input: PkceInput) => {
  if (!asksForCode(input)) return notApplicable(NO_CODE);
  if (input.pkceMethod === 'none') return notApplicable('PKCE is off.');
  return input.pkceMethod === 'plain' ? fail({}, AT) : pass(AT);
});
