/** RFC 7662 §2.2: active is a boolean, and alone where it is false. §4: an expired token is not active. */
import { type Verdict, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { secondsOf } from '../claims.ts';
import type { IntrospectionInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { described, shownList } from '../seen.ts';

const AT = { kind: 'parameter', name: 'active' } as const;

/** Why there is no answer to judge; undefined where there is one. */
function without({ response }: IntrospectionInput): Verdict<never> | undefined {
  if (response.isJwt) return unchecked('The answer is a JWT, which is not taken apart here.');
  const isAnswer = response.body.status === 200 && response.object !== undefined;
  return isAnswer ? undefined : notApplicable('There is no answer to judge.');
}

export const activeMissingRule = rule(
  'introspection.active.missing',
  (input: IntrospectionInput) =>
    without(input) ?? (member(input.response.object, 'active') === undefined ? fail({}, AT) : pass(AT)),
);

export const activeNotABooleanRule = rule(
  'introspection.active.not_a_boolean',
  (input: IntrospectionInput) => {
    const active = member(input.response.object, 'active');
    const reason = without(input);
    if (reason) return reason;
    if (active === undefined) return notApplicable('The response has no active.');
    return typeof active === 'boolean' ? pass(AT) : fail({ found: described(active) }, AT);
  },
);

export const activeThoughExpiredRule = rule(
  'introspection.active.though_expired',
  (input: IntrospectionInput) => {
    const { response, tokenClaims, clock } = input;
    if (response.active !== true) return notApplicable('The token is not called active.');
    const told = secondsOf(response.object, 'exp');
    const exp = told ?? secondsOf(tokenClaims, 'exp');
    if (exp === undefined) return unchecked('When the token expires is not known.');
    if (clock.nowSeconds < exp + clock.skewSeconds) return pass(AT);
    const source = told === undefined ? 'token' : 'response';
    return fail({ exp, agoSeconds: clock.nowSeconds - exp, source }, AT);
  },
);

export const inactiveExtraMembersRule = rule(
  'introspection.inactive.extra_members',
  ({ response }: IntrospectionInput) => {
    if (response.active !== false) return notApplicable('The token is not called inactive.');
    const names = Object.keys(response.object ?? {}).filter((name) => name !== 'active');
    const [first] = names;
    return first === undefined
      ? pass()
      : fail({ names: shownList(names) }, { kind: 'parameter', name: first });
  },
);
