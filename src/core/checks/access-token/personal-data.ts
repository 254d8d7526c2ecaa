/** RFC 9068 §6: every resource server reads the token, so what is personal should be left out or encrypted. */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import { onClaims } from '../claims.ts';
import { rule } from '../rule.ts';

/** Standard claims about a person (OIDC Core §5.1, identity assurance), and what two large vendors add to them. */
const PERSONAL = new Set(
  `name given_name family_name middle_name nickname preferred_username
  profile picture email gender birthdate phone_number address
  place_of_birth nationalities birth_family_name birth_given_name msisdn
  upn unique_name`.split(/\s+/),
);

export const personalDataRule = rule(
  'access_token.personal_data.present',
  onClaims((claims) => {
    const names = Object.keys(claims).filter((name) => PERSONAL.has(name) && claims[name] !== null);
    return names[0] === undefined ? pass() : fail({ claims: names }, claimAt('payload', names[0]));
  }),
);
