/** RFC 7797 §6: b64 must be listed in crit. §7: a JWT must not set it to false at all. */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onHeader } from '../claims.ts';
import { rule } from '../rule.ts';

const AT = claimAt('header', 'b64');

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
