/** RFC 7515 §4.1.2 to §4.1.9, RFC 7519 §5.2, RFC 8725 §3.10, OIDC Core §2: the form of header parameters, and what they may lure into. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { SECRET_KEY_MEMBERS } from '../../jose/keys.ts';
import { isJsonObject, member, stringMember } from '../../json.ts';
import { onHeader } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { described, kindOf } from '../seen.ts';
import { isInsecure, parseUrl } from '../url.ts';

const TYP = claimAt('header', 'typ');
const CTY = claimAt('header', 'cty');
const KID = claimAt('header', 'kid');
const KEY_PARAMETERS = ['jwk', 'jku', 'x5c', 'x5u'] as const;

const typNotAStringRule = rule(
  'token.typ.not_a_string',
  onHeader((header) => {
    const typ = member(header, 'typ');
    return typ === undefined || typeof typ === 'string' ? pass(TYP) : fail({ found: kindOf(typ) }, TYP);
  }),
);

const ctyUnexpectedRule = rule(
  'token.cty.unexpected',
  onHeader((header, { claims }) => {
    const cty = member(header, 'cty');
    if (cty === undefined) return pass();
    if (!claims) return notApplicable('The payload holds no claims.');
    return fail({ cty: described(cty) }, CTY);
  }),
);

const keyUrlInsecureRule = rule(
  'token.header.key_url_insecure',
  onHeader((header) => {
    const parameters = (['jku', 'x5u'] as const).filter((name) => {
      const value = member(header, name);
      if (value === undefined) return false;
      const url = typeof value === 'string' ? parseUrl(value) : undefined;
      return !url || isInsecure(url);
    });
    return parameters[0] ? fail({ parameters }, claimAt('header', parameters[0])) : pass();
  }),
);

const headerPrivateKeyRule = rule(
  'token.header.private_key',
  onHeader((header) => {
    const jwk = member(header, 'jwk');
    if (!isJsonObject(jwk)) return notApplicable('The header brings no key.');
    const at = claimAt('header', 'jwk');
    const members = Object.keys(jwk).filter((name) => SECRET_KEY_MEMBERS.has(name));
    return members.length > 0 ? fail({ members }, at) : pass(at);
  }),
);

const kidNotAStringRule = rule(
  'token.kid.not_a_string',
  onHeader((header) => {
    const kid = member(header, 'kid');
    return kid === undefined || typeof kid === 'string' ? pass(KID) : fail({ found: kindOf(kid) }, KID);
  }),
);

/** What a kid must not look like: each has been used against readers that look keys up by it. No pattern backtracks. */
const ATTACKS: readonly (readonly [looksLike: string, pattern: RegExp])[] = [
  ['a way through folders', /\.\.[/\\]|^\/(?:dev|etc|proc)\//i],
  ['a database query', /['"`;]|\b(?:union|select)\s/i],
  ['a shell command', /[|&$<>]|\n/],
  ['an LDAP filter', /[()*]/],
];

const kidSuspiciousRule = rule(
  'token.kid.suspicious',
  onHeader((header) => {
    const kid = stringMember(header, 'kid');
    if (kid === undefined) return notApplicable('The header names no key.');
    if (kid.length > MAX_KID) return unchecked('The name of the key is too long to look into.');
    const attack = ATTACKS.find(([, pattern]) => pattern.test(kid));
    return attack ? fail({ looksLike: attack[0] }, KID) : pass(KID);
  }),
);
const MAX_KID = 4096;

/** Any JWT. */
export const headerFormRules: readonly Rule<JwtInput>[] = [
  typNotAStringRule,
  ctyUnexpectedRule,
  keyUrlInsecureRule,
  headerPrivateKeyRule,
  kidNotAStringRule,
  kidSuspiciousRule,
];

export const idTokenKeyReferenceRule = rule(
  'id_token.header.key_reference',
  onHeader((header) => {
    const parameters = KEY_PARAMETERS.filter((name) => member(header, name) !== undefined);
    return parameters[0] ? fail({ parameters }, claimAt('header', parameters[0])) : pass();
  }),
);
