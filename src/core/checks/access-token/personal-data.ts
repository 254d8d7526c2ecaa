/** RFC 9068 §6: every resource server reads the token, so what is personal should be left out or encrypted. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import type { JsonValue } from '../../json.ts';
import { onClaims, textClaim } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { shownList } from '../seen.ts';

/** Standard claims about a person (OIDC Core §5.1, identity assurance), and what large vendors add to them. */
const PERSONAL = new Set(
  `name given_name family_name middle_name nickname preferred_username
  profile picture email gender birthdate phone_number address
  place_of_birth nationalities birth_family_name birth_given_name msisdn
  upn unique_name salutation title social_security_number ssn national_id
  ipaddr street_address postal_code mobile phone emails mail samaccountname onprem_sid`.split(/\s+/),
);

const personalDataRule = rule(
  'access_token.personal_data.present',
  onClaims((claims) => {
    const names = Object.keys(claims).filter((name) => PERSONAL.has(name) && claims[name] !== null);
    return names[0] === undefined ? pass() : fail({ claims: shownList(names) }, claimAt('payload', names[0]));
  }),
);

/** Linear patterns, on texts that are short: no text of a person's is longer. */
const EMAIL = /^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63})+$/;
const PHONE = /^(?:tel:)?\+\d[\d ()./-]{6,18}\d$/;
const MAX_CHARACTERS = 254;

/** What a text seems to be, by its form; undefined where it seems to be nothing personal. */
function personalForm(text: string): 'a mail address' | 'a phone number' | undefined {
  if (text.length > MAX_CHARACTERS) return undefined;
  if (EMAIL.test(text)) return 'a mail address';
  return PHONE.test(text) ? 'a phone number' : undefined;
}

const subPersonalRule = rule(
  'access_token.sub.personal',
  onClaims((claims) => {
    const sub = textClaim(claims, 'sub');
    if (sub === undefined) return notApplicable('The token names no subject.');
    const at = claimAt('payload', 'sub');
    const kind = personalForm(sub);
    return kind === undefined ? pass(at) : fail({ kind }, at);
  }),
);

/** Claims that name a machine or the subject itself; and those that are personal by their name already. */
const NOT_LOOKED_INTO = new Set(['sub', 'iss', 'aud', 'client_id', 'azp', 'cid', 'appid', 'scope', 'act']);
const MAX_DEPTH = 3;

function holdsPersonal(value: JsonValue, depth = 0): boolean {
  if (typeof value === 'string') return personalForm(value) !== undefined;
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return false;
  return Object.values(value)
    .slice(0, 100)
    .some((inner) => holdsPersonal(inner, depth + 1));
}

const personalDataInValueRule = rule(
  'access_token.personal_data.in_value',
  onClaims((claims) => {
    const names = Object.entries(claims)
      .filter(([name]) => !PERSONAL.has(name) && !NOT_LOOKED_INTO.has(name))
      .filter(([, value]) => holdsPersonal(value))
      .map(([name]) => name);
    return names[0] === undefined ? pass() : fail({ claims: shownList(names) }, claimAt('payload', names[0]));
  }),
);

/** JWT access tokens. */
export const personalDataRules: readonly Rule<JwtInput>[] = [
  personalDataRule,
  personalDataInValueRule,
  subPersonalRule,
];
