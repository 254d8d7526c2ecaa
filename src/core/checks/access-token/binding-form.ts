/** RFC 7800 §3.1 and §3.2 (one key, its public half), RFC 8705 §3.1 (certificates), RFC 9700 §2.2.1 and FAPI 2.0 §5.3.2.1 (tokens are bound to their sender). */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { SECRET_KEY_MEMBERS } from '../../jose/keys.ts';
import type { JsonObject } from '../../json.ts';
import { isJsonObject, member } from '../../json.ts';
import { onClaims } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { shown, shownList } from '../seen.ts';

const AT = claimAt('payload', 'cnf');
const NO_CNF = notApplicable('The token is not bound to a key.');

/** Each stands for a key of its own; `kid` may stand beside `jku` (RFC 7800 §3.5). */
const METHODS = ['jkt', 'x5t#S256', 'jwk', 'jwe', 'jku'] as const;

function methodsOf(cnf: JsonObject): readonly string[] {
  return METHODS.filter((name) => member(cnf, name) !== undefined);
}

const bindingAbsentRule = rule(
  'access_token.binding.absent',
  onClaims((claims) => (member(claims, 'cnf') === undefined ? fail({}, AT) : pass(AT))),
);

const bindingSeveralRule = rule(
  'access_token.binding.several',
  onClaims((claims) => {
    const cnf = member(claims, 'cnf');
    if (!isJsonObject(cnf)) return NO_CNF;
    const members = methodsOf(cnf);
    return members.length > 1 ? fail({ members }, AT) : pass(AT);
  }),
);

const bindingUnknownMethodRule = rule(
  'access_token.binding.unknown_method',
  onClaims((claims) => {
    const cnf = member(claims, 'cnf');
    if (!isJsonObject(cnf)) return NO_CNF;
    const isKnown = methodsOf(cnf).length > 0 || member(cnf, 'kid') !== undefined;
    return isKnown ? pass(AT) : fail({ members: shownList(Object.keys(cnf)) }, AT);
  }),
);

const bindingPrivateKeyRule = rule(
  'access_token.binding.private_key',
  onClaims((claims) => {
    const cnf = member(claims, 'cnf');
    const jwk = isJsonObject(cnf) ? member(cnf, 'jwk') : undefined;
    if (!isJsonObject(jwk)) return notApplicable('The token holds no key.');
    const members = Object.keys(jwk).filter((name) => SECRET_KEY_MEMBERS.has(name));
    return members.length > 0 ? fail({ members }, AT) : pass(AT);
  }),
);

const bindingCertificateCalledDpopRule = rule(
  'access_token.binding.certificate_called_dpop',
  onClaims((claims, { expected: { tokenType } }) => {
    const cnf = member(claims, 'cnf');
    const isBound = isJsonObject(cnf) && member(cnf, 'x5t#S256') !== undefined;
    if (!isBound || member(cnf, 'jkt') !== undefined)
      return notApplicable('The token is not bound to a certificate alone.');
    if (tokenType === undefined) return unchecked('What type the token was announced as is not known.');
    return tokenType.toLowerCase() === 'dpop' ? fail({ tokenType: shown(tokenType) }, AT) : pass(AT);
  }),
);

/** JWT access tokens. */
export const bindingFormRules: readonly Rule<JwtInput>[] = [
  bindingAbsentRule,
  bindingSeveralRule,
  bindingUnknownMethodRule,
  bindingPrivateKeyRule,
  bindingCertificateCalledDpopRule,
];
