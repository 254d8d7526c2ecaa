/** The user's own policy. RFC 7519 §4 leaves it to each application which claims it demands; §4.1.3 (aud), RFC 6750 §3.1 (scope) and §5.3 (life). */
import { type Place, claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { JsonObject, JsonValue } from '../../json.ts';
import { member, stringsMember } from '../../json.ts';
import { onClaims, secondsOf, tokenScope } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import type { OwnPolicy, RequiredClaim } from '../own-policy.ts';
import { type Rule, rule } from '../rule.ts';
import { shown, shownList, shownValue } from '../seen.ts';

const AUD = claimAt('payload', 'aud');
const SCOPE = claimAt('payload', 'scope');
const EXP = claimAt('payload', 'exp');
const NOTHING = notApplicable('Your policy demands nothing of this.');
const OTHER_KIND = notApplicable('Your policy demands this of access tokens.');

function policyOf({ expected }: JwtInput): OwnPolicy {
  return expected.policy ?? {};
}

const audUnmetRule = rule(
  'policy.aud.unmet',
  onClaims((claims, input) => {
    const wanted = policyOf(input).audiences ?? [];
    if (wanted.length === 0) return NOTHING;
    if (input.kind !== 'access_token') return OTHER_KIND;
    const aud = stringsMember(claims, 'aud') ?? [];
    const missing = wanted.filter((audience) => !aud.includes(audience));
    return missing.length > 0 ? fail({ missing: shownList(missing), aud: shownList(aud) }, AUD) : pass(AUD);
  }),
);

const scopeMissingRule = rule(
  'policy.scope.missing',
  onClaims((claims, input) => {
    const wanted = policyOf(input).scopes ?? [];
    if (wanted.length === 0) return NOTHING;
    if (input.kind !== 'access_token') return OTHER_KIND;
    const scope = tokenScope(claims) ?? input.expected.scopeGranted;
    if (!scope) return unchecked('The token has no scope, and what was granted is not known.');
    const missing = wanted.filter((value) => !scope.includes(value));
    return missing.length > 0 ? fail({ missing: shownList(missing) }, SCOPE) : pass(SCOPE);
  }),
);

function claimsWanted(input: JwtInput): readonly RequiredClaim[] {
  return (policyOf(input).claims ?? []).filter(({ token }) => token === input.kind);
}

const claimMissingRule = rule(
  'policy.claim.missing',
  onClaims((claims, input) => {
    const wanted = claimsWanted(input);
    if (wanted.length === 0) return NOTHING;
    const missing = wanted.filter(({ name }) => member(claims, name) === undefined).map(({ name }) => name);
    const [first] = missing;
    return first === undefined ? pass() : fail({ claims: shownList(missing) }, claimAt('payload', first));
  }),
);

/** As text, as a member of a list, or as JSON: `true`, `3`. */
function isValue(found: JsonValue, wanted: string): boolean {
  if (found === wanted) return true;
  if (Array.isArray(found)) return found.some((item: JsonValue) => isValue(item, wanted));
  return typeof found !== 'string' && JSON.stringify(found) === wanted;
}

const claimOtherValueRule = rule(
  'policy.claim.other_value',
  onClaims((claims, input) => {
    const wanted = claimsWanted(input).filter(({ value }) => value !== undefined);
    if (wanted.length === 0) return NOTHING;
    const others = wanted.filter((claim) => isOther(claims, claim));
    const [first] = others;
    if (!first) return pass();
    return fail(
      {
        claims: others.map(({ name }) => shown(name)),
        wanted: others.map(({ value = '' }) => shown(value)),
        found: others.map(({ name }) => shownValue(member(claims, name))),
      },
      placeOf(first),
    );
  }),
);

/** A claim that is not there is missing, and not of another value. */
function isOther(claims: JsonObject, { name, value = '' }: RequiredClaim): boolean {
  const found = member(claims, name);
  return found !== undefined && !isValue(found, value);
}

function placeOf({ name }: RequiredClaim): Place {
  return claimAt('payload', name);
}

const lifetimeTooLongRule = rule(
  'policy.lifetime.too_long',
  onClaims((claims, input) => {
    const longestSeconds = policyOf(input).longestLifetimeSeconds;
    if (longestSeconds === undefined) return NOTHING;
    if (input.kind !== 'access_token' && input.kind !== 'id_token')
      return notApplicable('Your policy demands this of access tokens and ID tokens.');
    const exp = secondsOf(claims, 'exp');
    const start = secondsOf(claims, 'iat') ?? input.expected.receivedAtSeconds;
    if (exp === undefined || start === undefined)
      return unchecked('The token does not name both its beginning and its end.');
    const lifetimeSeconds = exp - start;
    return lifetimeSeconds > longestSeconds ? fail({ lifetimeSeconds, longestSeconds }, EXP) : pass(EXP);
  }),
);

/** Access tokens and ID tokens of a profile that has a policy of its own. */
export const ownPolicyRules: readonly Rule<JwtInput>[] = [
  audUnmetRule,
  scopeMissingRule,
  claimMissingRule,
  claimOtherValueRule,
  lifetimeTooLongRule,
];
