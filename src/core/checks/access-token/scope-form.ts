/** RFC 6749 §3.3 (how scope is written), RFC 9068 §2.2.3 and §2.2.3.1 (scope, roles, groups, entitlements), RFC 9700 §2.3 (few rights). */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { JsonObject, JsonValue } from '../../json.ts';
import { member, stringMember } from '../../json.ts';
import { FLOW_SCOPES, splitScope } from '../../oauth/scope.ts';
import { onClaims, tokenScope } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { kindOf, shown, shownList } from '../seen.ts';

const SCOPE = claimAt('payload', 'scope');
const SCP = claimAt('payload', 'scp');
const NO_SCOPE = notApplicable('The token has no scope.');

/** `scope-token` of RFC 6749 §3.3. */
const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

const scopeMalformedRule = rule(
  'access_token.scope.malformed',
  onClaims((claims) => {
    const scope = stringMember(claims, 'scope');
    if (scope === undefined) return NO_SCOPE;
    const problem = problemOf(scope);
    return problem === undefined ? pass(SCOPE) : fail({ problem }, SCOPE);
  }),
);

function problemOf(scope: string): string | undefined {
  if (scope === '') return 'scope is an empty string';
  if (scope.trim() !== scope) return 'scope begins or ends with white space';
  if (/\s\s/.test(scope)) return 'There is more than one space between two values';
  return scope.split(' ').every((value) => SCOPE_TOKEN.test(value))
    ? undefined
    : 'A value has a character that is not allowed';
}

const scopeCommasRule = rule(
  'access_token.scope.commas',
  onClaims((claims) => {
    const scope = stringMember(claims, 'scope');
    if (scope === undefined) return NO_SCOPE;
    return /[^\s,],[^\s,]/.test(scope) && !scope.trim().includes(' ')
      ? fail({ scope: shown(scope) }, SCOPE)
      : pass(SCOPE);
  }),
);

function textsOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return value.split(/\s+/).filter((text) => text !== '');
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

const scopeRepeatedRule = rule(
  'access_token.scope.repeated',
  onClaims((claims) => {
    const name = member(claims, 'scope') === undefined ? 'scp' : 'scope';
    const values = textsOf(member(claims, name));
    if (values.length === 0) return NO_SCOPE;
    const at = claimAt('payload', name);
    const seen = new Set<string>();
    const repeated = values.filter((value) => seen.size === seen.add(value).size);
    return repeated.length > 0 ? fail({ repeated: shownList([...new Set(repeated)]) }, at) : pass(at);
  }),
);

const scopeClaimsDisagreeRule = rule(
  'access_token.scope.claims_disagree',
  onClaims((claims) => {
    const scp = member(claims, 'scp');
    const scope = member(claims, 'scope');
    if (scope === undefined || scp === undefined) return notApplicable('Only one of the two is there.');
    const [inScope, inScp] = [textsOf(scope), textsOf(scp)];
    const onlyScope = withoutThose(inScope, inScp);
    const onlyScp = withoutThose(inScp, inScope);
    if (onlyScope.length === 0 && onlyScp.length === 0) return pass(SCP);
    return fail({ onlyScope: shownList(onlyScope), onlyScp: shownList(onlyScp) }, SCP);
  }),
);

/** In one pass: a token of a megabyte names a hundred thousand scopes. */
function withoutThose(values: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return values.filter((value) => !known.has(value));
}

const scpMalformedRule = rule(
  'access_token.scp.malformed',
  onClaims((claims) => {
    const scp = member(claims, 'scp');
    if (scp === undefined || typeof scp === 'string') return pass();
    if (!Array.isArray(scp)) return fail({ found: kindOf(scp) }, SCP);
    const isGood = scp.every((value) => typeof value === 'string');
    return isGood ? pass(SCP) : fail({ found: 'a list with something else than texts in it' }, SCP);
  }),
);

const ROLE_CLAIMS = ['roles', 'groups', 'entitlements', 'permissions'] as const;

const rolesMalformedRule = rule(
  'access_token.roles.malformed',
  onClaims((claims) => {
    const wrong = ROLE_CLAIMS.filter((name) => {
      const value = member(claims, name);
      return value !== undefined && !Array.isArray(value);
    });
    const [first] = wrong;
    if (first === undefined) return pass();
    return fail({ claims: wrong, found: kindOf(member(claims, first)) }, claimAt('payload', first));
  }),
);

const scopeLessThanGrantedRule = rule(
  'access_token.scope.less_than_granted',
  onClaims((claims, { expected: { scopeGranted } }) => {
    const scope = tokenScope(claims);
    if (!scope) return NO_SCOPE;
    if (!scopeGranted) return unchecked('What was granted is not known.');
    const missing = withoutThose(scopeGranted, scope).filter((value) => !FLOW_SCOPES.has(value));
    return missing.length > 0 ? fail({ missing: shownList(missing) }, SCOPE) : pass(SCOPE);
  }),
);

/** `*`, `all`, `read:*` and the like; `.default` of one vendor means what was configured, not everything. */
function isWildcard(scope: string): boolean {
  return /(?:^|[:./])\*(?:$|[:./])/.test(scope) || /^(?:all|full_access|full)$/i.test(scope);
}

const scopeWildcardRule = rule(
  'access_token.scope.wildcard',
  onClaims((claims) => {
    const values = allRights(claims);
    if (values.length === 0) return NO_SCOPE;
    const scopes = values.filter(isWildcard);
    return scopes.length > 0 ? fail({ scopes: shownList(scopes) }, SCOPE) : pass(SCOPE);
  }),
);

function allRights(claims: JsonObject): readonly string[] {
  const scope = stringMember(claims, 'scope');
  return [...splitScope(scope), ...textsOf(member(claims, 'scp')), ...textsOf(member(claims, 'permissions'))];
}

/** JWT access tokens. */
export const scopeFormRules: readonly Rule<JwtInput>[] = [
  scopeMalformedRule,
  scopeCommasRule,
  scopeRepeatedRule,
  scopeClaimsDisagreeRule,
  scpMalformedRule,
  rolesMalformedRule,
  scopeLessThanGrantedRule,
  scopeWildcardRule,
];
