/** RFC 9701 §5: what a signed introspection answer must say, and what it should leave out; RFC 7662 §2.2: active. */
import { claimAt, fail, pass, unchecked } from '../../findings/finding.ts';
import { isJsonObject, member } from '../../json.ts';
import { onClaims, onHeader } from '../claims.ts';
import { requireClaims } from '../required-claims.ts';
import { rule } from '../rule.ts';
import { described, kindOf } from '../seen.ts';
import { isTyp, TYP } from '../typ.ts';

const AT = claimAt('payload', 'token_introspection');

export const introspectionTypRule = rule(
  'introspection_jwt.typ.wrong',
  onHeader((header) =>
    isTyp(header, 'token-introspection+jwt')
      ? pass(TYP)
      : fail({ typ: described(member(header, 'typ')) }, TYP),
  ),
);

export const introspectionClaimsRule = rule(
  'introspection_jwt.claims.missing',
  onClaims((claims) =>
    requireClaims(claims, { iss: 'text', aud: 'audience', iat: 'seconds', token_introspection: 'object' }),
  ),
);

export const introspectionExtraRule = rule(
  'introspection_jwt.claims.extra',
  onClaims((claims) => {
    const names = ['sub', 'exp'].filter((name) => member(claims, name) !== undefined);
    return names[0] === undefined ? pass() : fail({ names }, claimAt('payload', names[0]));
  }),
);

export const introspectionActiveRule = rule(
  'introspection_jwt.active.missing',
  onClaims((claims) => {
    const answer = member(claims, 'token_introspection');
    if (!isJsonObject(answer)) return unchecked('There is no answer in it.');
    const active = member(answer, 'active');
    return typeof active === 'boolean' ? pass(AT) : fail({ found: kindOf(active) }, AT);
  }),
);
