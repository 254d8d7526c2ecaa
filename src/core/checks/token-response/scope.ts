/** RFC 6749 §3.3 and §5.1 (scope is told when it differs from what was asked), §6 (on a refresh, from what was first granted). */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { FLOW_SCOPES } from '../../oauth/scope.ts';
import { tokenScope } from '../claims.ts';
import type { TokenResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { kindOf, shownList } from '../seen.ts';
import { withoutToken } from './answer.ts';

const AT = { kind: 'parameter', name: 'scope' } as const;

interface Baseline {
  readonly scopes: readonly string[];
  readonly basis: 'asked' | 'first_granted';
}

/** What an answer is measured by: what was asked, else what was first granted. */
function baseline({ scopeAsked, scopeFirstGranted }: TokenResponseInput): Baseline | undefined {
  if (scopeAsked) return { scopes: scopeAsked, basis: 'asked' };
  return scopeFirstGranted ? { scopes: scopeFirstGranted, basis: 'first_granted' } : undefined;
}

export const responseScopeNotAStringRule = rule(
  'token_response.scope.not_a_string',
  ({ response }: TokenResponseInput) => {
    const scope = member(response.object, 'scope');
    return scope === undefined || typeof scope === 'string' ? pass(AT) : fail({ found: kindOf(scope) }, AT);
  },
);

export const scopeNarrowedRule = rule('token_response.scope.narrowed', (input: TokenResponseInput) => {
  const asked = baseline(input);
  const told = input.response.scope;
  if (!asked) return notApplicable('No scope was asked.');
  if (!told) return withoutToken(input) ?? notApplicable('The response has no scope, which says "as asked".');
  // An ID token that came says that openid was granted, whether or not the scope still names it (OIDC Core §3.1.2.1).
  const isGranted = (scope: string) =>
    told.includes(scope) || (scope === 'openid' && input.response.idToken !== undefined);
  const missing = asked.scopes.filter((scope) => !isGranted(scope));
  return missing.length > 0 ? fail({ missing: shownList(missing), basis: asked.basis }, AT) : pass(AT);
});

export const scopeWidenedRule = rule('token_response.scope.widened', (input: TokenResponseInput) => {
  const asked = baseline(input);
  const told = input.response.scope;
  if (!told) return notApplicable('The response has no scope.');
  if (!asked) return notApplicable('No scope was asked, so the server chose one.');
  const extra = told.filter((scope) => !asked.scopes.includes(scope));
  return extra.length > 0 ? fail({ extra: shownList(extra), basis: asked.basis }, AT) : pass(AT);
});

/** Fewer in the token proves nothing: a token for one API leaves out what is meant for another (RFC 9068 §2.2.3). */
export const scopeNotToldRule = rule('token_response.scope.not_told', (input: TokenResponseInput) => {
  if (input.response.scope) return pass(AT);
  const asked = baseline(input)?.scopes;
  const inToken = input.accessTokenClaims ? tokenScope(input.accessTokenClaims) : undefined;
  if (!asked) return notApplicable('No scope was asked.');
  if (!inToken) return unchecked('The access token has no scope that can be read here.');
  if (inToken.some((scope) => !asked.includes(scope))) {
    return fail({ asked: shownList(asked), inToken: shownList(inToken) }, AT);
  }
  const isWhole = asked.every((scope) => inToken.includes(scope) || FLOW_SCOPES.has(scope));
  return isWhole
    ? pass(AT)
    : unchecked('The token has less than was asked; what else was granted cannot be told from it.');
});
