/** RFC 7516 §4.1.1, §4.1.2, §4.1.13, §7.2.1: header parameters that say how a token was encrypted. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import { member, stringMember } from '../../json.ts';
import type { EncryptionInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { kindOf, shownList } from '../seen.ts';

export const encryptionAlgMissingRule = rule('token.encryption.alg_missing', ({ header }: EncryptionInput) =>
  stringMember(header, 'alg')
    ? pass(claimAt('header', 'alg'))
    : fail({ found: kindOf(member(header, 'alg')) }, claimAt('header', 'alg')),
);

export const encryptionEncMissingRule = rule('token.encryption.enc_missing', ({ header }: EncryptionInput) =>
  stringMember(header, 'enc')
    ? pass(claimAt('header', 'enc'))
    : fail({ found: kindOf(member(header, 'enc')) }, claimAt('header', 'enc')),
);

export const encryptionHeaderRepeatedRule = rule(
  'token.encryption.header_repeated',
  ({ repeated }: EncryptionInput) => (repeated.length === 0 ? pass() : fail({ names: shownList(repeated) })),
);

/** No extension of JWE is understood here, so whatever crit names is unknown. */
export const encryptionCritUnknownRule = rule(
  'token.encryption.crit_unknown',
  ({ header }: EncryptionInput) => {
    const crit = member(header, 'crit');
    if (crit === undefined) return notApplicable('There is no list of critical extensions.');
    const names = Array.isArray(crit) ? crit.filter((name): name is string => typeof name === 'string') : [];
    const at = claimAt('header', 'crit');
    return names.length === 0 ? pass(at) : fail({ names: shownList(names) }, at);
  },
);
