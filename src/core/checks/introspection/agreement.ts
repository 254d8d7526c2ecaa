/** RFC 7662 §2.2: what the server says of a JWT should be what the JWT says of itself. RFC 9449 §6.2: a DPoP-bound token is called DPoP. */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { listed } from '../../findings/words.ts';
import type { JsonObject } from '../../json.ts';
import { isJsonObject, member, stringsMember } from '../../json.ts';
import { splitScope } from '../../oauth/scope.ts';
import { tokenScope } from '../claims.ts';
import type { IntrospectionInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown, shownValue } from '../seen.ts';

type Compared = 'exp' | 'scope' | 'sub' | 'client_id' | 'iss' | 'aud' | 'iat' | 'nbf' | 'jti';

/** A member as it compares: the order of scope values and audiences does not matter. */
function comparable(object: JsonObject, name: Compared): string | undefined {
  const value = member(object, name);
  const set = (values: readonly string[]) => JSON.stringify([...new Set(values)].sort());
  if (name === 'scope') {
    const scope = typeof value === 'string' ? splitScope(value) : tokenScope(object);
    return scope ? set(scope) : undefined;
  }
  const strings = name === 'aud' ? stringsMember(object, 'aud') : undefined;
  return strings ? set(strings) : value === undefined ? undefined : JSON.stringify(value);
}

function agreementRule(claim: Compared) {
  const at = { kind: 'parameter', name: claim } as const;
  return rule(`introspection.${claim}.disagrees`, ({ response, tokenClaims }: IntrospectionInput) => {
    if (response.active !== true || !response.object) return notApplicable('The token is not called active.');
    if (!tokenClaims) return unchecked('The token has no claims that can be read here.');
    const introspected = comparable(response.object, claim);
    const inToken = comparable(tokenClaims, claim);
    if (introspected === undefined || inToken === undefined)
      return notApplicable('Only one of the two says it.');
    if (introspected === inToken) return pass(at);
    const tokenValue = member(tokenClaims, claim) ?? member(tokenClaims, 'scp');
    return fail(
      { claim, introspected: shownValue(member(response.object, claim)), inToken: shownValue(tokenValue) },
      at,
    );
  });
}

export const expDisagreesRule = agreementRule('exp');
export const scopeDisagreesRule = agreementRule('scope');
export const subDisagreesRule = agreementRule('sub');
export const clientIdDisagreesRule = agreementRule('client_id');
export const issDisagreesRule = agreementRule('iss');
export const audDisagreesRule = agreementRule('aud');
export const iatDisagreesRule = agreementRule('iat');
export const nbfDisagreesRule = agreementRule('nbf');
export const jtiDisagreesRule = agreementRule('jti');

/** What a binding is, in words: a binding that only one of the two tells of is a disagreement too. */
function bindingOf(object: JsonObject): string {
  const cnf = member(object, 'cnf');
  if (!isJsonObject(cnf)) return 'bound to no key';
  const method = (['jkt', 'x5t#S256'] as const).find((name) => member(cnf, name) !== undefined);
  return method === undefined
    ? `bound by ${listed(Object.keys(cnf))}`
    : `bound by ${method} ${shownValue(member(cnf, method))}`;
}

export const cnfDisagreesRule = rule(
  'introspection.cnf.disagrees',
  ({ response, tokenClaims }: IntrospectionInput) => {
    if (response.active !== true || !response.object) return notApplicable('The token is not called active.');
    if (!tokenClaims) return unchecked('The token has no claims that can be read here.');
    const [introspected, inToken] = [bindingOf(response.object), bindingOf(tokenClaims)];
    const at = { kind: 'parameter', name: 'cnf' } as const;
    return introspected === inToken ? pass(at) : fail({ introspected, inToken }, at);
  },
);

export const tokenTypeDisagreesRule = rule(
  'introspection.token_type.disagrees',
  (input: IntrospectionInput) => {
    const { response, expected } = input;
    const introspected = member(response.object, 'token_type');
    if (response.active !== true || typeof introspected !== 'string')
      return notApplicable('Introspection names no type.');
    if (expected.tokenType === undefined)
      return unchecked('What type the token was announced as is not known.');
    const at = { kind: 'parameter', name: 'token_type' } as const;
    if (introspected.toLowerCase() === expected.tokenType.toLowerCase()) return pass(at);
    return fail({ introspected: shown(introspected), told: shown(expected.tokenType) }, at);
  },
);

export const tokenTypeNotDpopRule = rule(
  'introspection.token_type.not_dpop',
  ({ response }: IntrospectionInput) => {
    const cnf = member(response.object, 'cnf');
    const introspected = member(response.object, 'token_type');
    if (response.active !== true || !isJsonObject(cnf) || member(cnf, 'jkt') === undefined)
      return notApplicable('The token is not called bound to a DPoP key.');
    if (introspected === undefined) return notApplicable('Introspection names no type.');
    const at = { kind: 'parameter', name: 'token_type' } as const;
    const isDpop = typeof introspected === 'string' && introspected.toLowerCase() === 'dpop';
    return isDpop ? pass(at) : fail({ introspected: shownValue(introspected) }, at);
  },
);
