/** RFC 7800 §3.1 (cnf), RFC 9449 §5 and §6.1 (DPoP), RFC 8705 §3.1 (certificates): which key the caller must prove. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { JsonObject } from '../../json.ts';
import { isJsonObject, member, stringMember } from '../../json.ts';
import { onClaims } from '../claims.ts';
import { rule } from '../rule.ts';
import { kindOf, shown } from '../seen.ts';

const AT = claimAt('payload', 'cnf');

/** The SHA-256 thumbprint of a key that the token is bound to, where it says so. */
function boundKey(claims: JsonObject): string | undefined {
  const cnf = member(claims, 'cnf');
  return isJsonObject(cnf) ? stringMember(cnf, 'jkt') : undefined;
}

export const bindingMalformedRule = rule(
  'access_token.binding.malformed',
  onClaims((claims) => {
    const cnf = member(claims, 'cnf');
    if (cnf === undefined) return pass();
    if (!isJsonObject(cnf)) return fail({ found: `cnf is ${kindOf(cnf)}` }, AT);
    const wrong = ['jkt', 'x5t#S256'].find((name) => {
      const value = member(cnf, name);
      return value !== undefined && !(typeof value === 'string' && /^[\w-]{43}$/.test(value));
    });
    return wrong === undefined ? pass(AT) : fail({ found: `${wrong} in cnf is no SHA-256 thumbprint` }, AT);
  }),
);

export const bindingCalledBearerRule = rule(
  'access_token.binding.called_bearer',
  onClaims((claims, { expected: { tokenType } }) => {
    if (boundKey(claims) === undefined) return notApplicable('The token is not bound to a DPoP key.');
    if (tokenType === undefined) return unchecked('What type the token was announced as is not known.');
    return tokenType.toLowerCase() === 'dpop' ? pass(AT) : fail({ tokenType: shown(tokenType) }, AT);
  }),
);

export const bindingNotInTokenRule = rule(
  'access_token.binding.not_in_token',
  onClaims((claims, { expected: { tokenType } }) => {
    if (tokenType?.toLowerCase() !== 'dpop') return notApplicable('The token was not announced as DPoP.');
    return boundKey(claims) === undefined ? fail({}, AT) : pass(AT);
  }),
);
