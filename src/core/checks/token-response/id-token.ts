/** OIDC Core §3.1.3.3: the response to an OpenID Connect request has an id_token. §12.2: after a refresh it need not. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import type { TokenResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { withoutToken } from './answer.ts';

const GRANTS = new Set([
  'authorization_code',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:openid:params:grant-type:ciba',
]);

export const responseIdTokenMissingRule = rule(
  'token_response.id_token.missing',
  (input: TokenResponseInput) => {
    const { response, scopeAsked, grantType } = input;
    if (!GRANTS.has(grantType)) return notApplicable('This grant need not bring an ID token.');
    if (!scopeAsked?.includes('openid')) return notApplicable('openid was not asked.');
    if (response.scope && !response.scope.includes('openid')) return notApplicable('openid was not granted.');
    const at = { kind: 'parameter', name: 'id_token' } as const;
    return withoutToken(input) ?? (response.idToken === undefined ? fail({}, at) : pass(at));
  },
);
