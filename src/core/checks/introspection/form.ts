/** RFC 7662 §2.2: the types of the members. §4: a token is not active before its nbf. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { secondsOf } from '../claims.ts';
import type { IntrospectionInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { kindOf } from '../seen.ts';

const NO_ANSWER = notApplicable('There is no answer to judge.');

const timeNotANumberRule = rule('introspection.time.not_a_number', ({ response }: IntrospectionInput) => {
  const { object } = response;
  if (!object) return NO_ANSWER;
  const names = (['exp', 'iat', 'nbf'] as const).filter((name) => {
    const value = member(object, name);
    return value !== undefined && typeof value !== 'number';
  });
  return names[0] ? fail({ names }, { kind: 'parameter', name: names[0] }) : pass();
});

const scopeNotAStringRule = rule('introspection.scope.not_a_string', ({ response }: IntrospectionInput) => {
  if (!response.object) return NO_ANSWER;
  const scope = member(response.object, 'scope');
  const at = { kind: 'parameter', name: 'scope' } as const;
  return scope === undefined || typeof scope === 'string' ? pass(at) : fail({ found: kindOf(scope) }, at);
});

const activeBeforeNbfRule = rule(
  'introspection.active.before_nbf',
  ({ response, tokenClaims, clock }: IntrospectionInput) => {
    if (response.active !== true) return notApplicable('The token is not called active.');
    const nbf = secondsOf(response.object, 'nbf') ?? secondsOf(tokenClaims, 'nbf');
    if (nbf === undefined) return notApplicable('The token names no beginning.');
    const at = { kind: 'parameter', name: 'active' } as const;
    const inSeconds = nbf - clock.nowSeconds;
    return inSeconds > clock.skewSeconds ? fail({ nbf, inSeconds }, at) : pass(at);
  },
);

/** The answer of the introspection endpoint. */
export const introspectionFormRules: readonly Rule<IntrospectionInput>[] = [
  timeNotANumberRule,
  scopeNotAStringRule,
  activeBeforeNbfRule,
];
