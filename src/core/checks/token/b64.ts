/** RFC 7797 §3: b64 is a boolean. §6: where it is false, crit must list it. §7: a JWT must not set it to false at all. */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onHeader } from '../claims.ts';
import { rule } from '../rule.ts';
import { described } from '../seen.ts';

const AT = claimAt('header', 'b64');

export const b64NotABooleanRule = rule(
  'token.b64.not_a_boolean',
  onHeader((header) => {
    const b64 = member(header, 'b64');
    return b64 === undefined || typeof b64 === 'boolean' ? pass() : fail({ found: described(b64) }, AT);
  }),
);

export const b64NotCriticalRule = rule(
  'token.b64.not_critical',
  onHeader((header) => {
    if (member(header, 'b64') !== false) return pass();
    const crit = member(header, 'crit');
    return Array.isArray(crit) && crit.includes('b64') ? pass(AT) : fail({}, AT);
  }),
);

export const b64UnencodedRule = rule(
  'token.b64.unencoded',
  onHeader((header) => (member(header, 'b64') === false ? fail({}, AT) : pass())),
);
