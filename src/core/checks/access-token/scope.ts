/** RFC 9068 §2.2.3, RFC 8693 §4.2, RFC 6749 §5.1: what the token allows, and that it says so in one string. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { JsonObject } from '../../json.ts';
import { member } from '../../json.ts';
import { FLOW_SCOPES } from '../../oauth/scope.ts';
import { onClaims, tokenScope } from '../claims.ts';
import { rule } from '../rule.ts';
import { kindOf, shownList } from '../seen.ts';

const AT = claimAt('payload', 'scope');
const SCP = claimAt('payload', 'scp');

/** Claims in which some servers put permissions instead. */
const VENDOR_CLAIMS = ['scp', 'roles', 'permissions'] as const;

function vendorClaims(claims: JsonObject): readonly string[] {
  return VENDOR_CLAIMS.filter((name) => member(claims, name) !== undefined);
}

export const scopeMissingRule = rule(
  'access_token.scope.missing',
  onClaims((claims, { expected }) => {
    if (member(claims, 'scope') !== undefined || vendorClaims(claims).length > 0) return pass(AT);
    const granted = expected.scopeGranted?.filter((scope) => !FLOW_SCOPES.has(scope));
    if (!granted) return unchecked('What was granted is not known.');
    return granted.length > 0
      ? fail({ granted: shownList(granted) }, AT)
      : notApplicable('No scope was granted.');
  }),
);

export const scopeNotAStringRule = rule(
  'access_token.scope.not_a_string',
  onClaims((claims) => {
    const scope = member(claims, 'scope');
    return scope === undefined || typeof scope === 'string' ? pass(AT) : fail({ found: kindOf(scope) }, AT);
  }),
);

export const scopeOtherClaimRule = rule(
  'access_token.scope.other_claim',
  onClaims((claims) => {
    const others = vendorClaims(claims);
    if (member(claims, 'scope') !== undefined || !others[0]) return pass(AT);
    return fail({ claims: others }, claimAt('payload', others[0]));
  }),
);

export const scopeMoreThanGrantedRule = rule(
  'access_token.scope.more_than_granted',
  onClaims((claims, { expected: { scopeGranted } }) => {
    const scope = tokenScope(claims);
    if (!scope) return notApplicable('The token has no scope.');
    if (!scopeGranted) return unchecked('What was granted is not known.');
    const granted = new Set(scopeGranted);
    const extra = scope.filter((value) => !granted.has(value) && !FLOW_SCOPES.has(value));
    const at = member(claims, 'scope') === undefined ? SCP : AT;
    return extra.length > 0 ? fail({ extra: shownList(extra) }, at) : pass(at);
  }),
);
