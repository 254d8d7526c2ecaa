/** RFC 6749 §10.10 (not to be guessed), RFC 6750 §2.1 (to be sent), RFC 8725 §3.12 (not to be confused), OIDC Core §3.1.2.1: the tokens of the answer. */
import { type Place, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { mostBits } from '../../text/entropy.ts';
import type { TokenResponseInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';

const ENOUGH_BITS = 128;

function at(name: string): Place {
  return { kind: 'parameter', name };
}

/** A JWT is protected by its signature, an encrypted one by its encryption. */
function isJose(token: string): boolean {
  return token.startsWith('eyJ') && token.includes('.');
}

function guessableRule(name: 'access_token' | 'refresh_token') {
  return rule(`token_response.${name}.guessable`, ({ response }: TokenResponseInput) => {
    const token = name === 'access_token' ? response.accessToken : response.refreshToken;
    if (token === undefined) return notApplicable('The response brought none.');
    if (isJose(token)) return notApplicable('It is no random text: a signature or encryption protects it.');
    const bits = mostBits(token);
    return bits < ENOUGH_BITS ? fail({ bits, length: token.length }, at(name)) : pass(at(name));
  });
}

const notSendableRule = rule(
  'token_response.access_token.not_sendable',
  ({ response: { accessToken } }: TokenResponseInput) => {
    if (accessToken === undefined) return notApplicable('The response brought no access token.');
    const isSendable = /^[\w\-.~+/]+=*$/.test(accessToken);
    return isSendable ? pass(at('access_token')) : fail({}, at('access_token'));
  },
);

const isIdTokenRule = rule(
  'token_response.access_token.is_id_token',
  ({ response: { accessToken, idToken } }: TokenResponseInput) => {
    if (accessToken === undefined || idToken === undefined)
      return notApplicable('The response did not bring both.');
    return accessToken === idToken ? fail({}, at('access_token')) : pass(at('access_token'));
  },
);

const idTokenWithoutOpenidRule = rule(
  'token_response.id_token.without_openid',
  ({ response: { idToken }, scopeAsked, grantType }: TokenResponseInput) => {
    if (idToken === undefined) return notApplicable('The response brought no ID token.');
    if (grantType === 'refresh_token') return notApplicable('A refresh goes on with what was asked first.');
    if (!scopeAsked) return unchecked('What was asked is not known.');
    return scopeAsked.includes('openid') ? pass(at('id_token')) : fail({}, at('id_token'));
  },
);

const expiresInNotPositiveRule = rule(
  'token_response.expires_in.not_positive',
  ({ response: { expiresIn } }: TokenResponseInput) => {
    if (!expiresIn || typeof expiresIn.raw !== 'number')
      return notApplicable('The response has no usable expires_in.');
    return expiresIn.raw <= 0 ? fail({ seconds: expiresIn.raw }, at('expires_in')) : pass(at('expires_in'));
  },
);

/** Of confidential clients too: FAPI knows no others. */
const refreshTokenRotatedRule = rule(
  'token_response.refresh_token.rotated',
  ({ grantType, refreshTokenReturned }: TokenResponseInput) => {
    if (grantType !== 'refresh_token') return notApplicable('This was no refresh.');
    if (refreshTokenReturned === undefined)
      return unchecked('Whether the refresh token changed is not known.');
    return refreshTokenReturned === 'rotated' ? fail({}, at('refresh_token')) : pass(at('refresh_token'));
  },
);

/** The answer of the token endpoint. */
export const responseTokensRules: readonly Rule<TokenResponseInput>[] = [
  guessableRule('access_token'),
  guessableRule('refresh_token'),
  notSendableRule,
  isIdTokenRule,
  idTokenWithoutOpenidRule,
  expiresInNotPositiveRule,
  refreshTokenRotatedRule,
];
