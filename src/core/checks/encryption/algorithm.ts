/** RFC 8725 §3.2 (RSA1_5), RFC 7518 §4.3 (size of RSA keys), §4.8.1.2 (rounds of PBKDF2). */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { MAX_PBKDF2_ROUNDS } from '../../jose/jwe-algorithms.ts';
import { numberMember, stringMember } from '../../json.ts';
import type { EncryptionInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';

const AT_ALG = claimAt('header', 'alg');
const AT_COUNT = claimAt('header', 'p2c');

export const encryptionUnsupportedRule = rule(
  'token.encryption.unsupported',
  ({ header, decryption }: EncryptionInput) => {
    if (decryption.state !== 'unchecked') return pass();
    if (decryption.reason !== 'unsupported_alg') return notApplicable('No algorithm was needed.');
    const evidence = {
      alg: shown(stringMember(header, 'alg') ?? 'absent'),
      enc: shown(stringMember(header, 'enc') ?? 'absent'),
      reason: decryption.message,
    };
    return fail(evidence, AT_ALG);
  },
);

/** One recipient for whom it was done is enough: whoever opens that key opens the content. */
export const encryptionRsa15Rule = rule(
  'token.encryption.rsa1_5',
  ({ header, otherAlgs = [] }: EncryptionInput) =>
    [stringMember(header, 'alg'), ...otherAlgs].includes('RSA1_5') ? fail({}, AT_ALG) : pass(AT_ALG),
);

const MIN_RSA_BITS = 2048;

export const encryptionRsaTooSmallRule = rule(
  'token.encryption.rsa_too_small',
  ({ header, decryption }: EncryptionInput) => {
    if (!stringMember(header, 'alg')?.startsWith('RSA'))
      return notApplicable('The key is not encrypted with RSA.');
    const bits = decryption.state === 'decrypted' ? decryption.key.bits : undefined;
    if (bits === undefined) return unchecked('The key that opens it is not here.');
    return bits < MIN_RSA_BITS ? fail({ bits }) : pass();
  },
);

const MIN_COUNT = 1000;

export const encryptionCountLowRule = rule(
  'token.encryption.pbes2_count_low',
  ({ header }: EncryptionInput) => {
    const count = passwordRounds(header);
    if (count === undefined) return notApplicable('No password protects the token.');
    return count < MIN_COUNT ? fail({ count }, AT_COUNT) : pass(AT_COUNT);
  },
);

export const encryptionCountHighRule = rule(
  'token.encryption.pbes2_count_high',
  ({ header }: EncryptionInput) => {
    const count = passwordRounds(header);
    if (count === undefined) return notApplicable('No password protects the token.');
    return count > MAX_PBKDF2_ROUNDS ? fail({ count, limit: MAX_PBKDF2_ROUNDS }, AT_COUNT) : pass(AT_COUNT);
  },
);

function passwordRounds(header: EncryptionInput['header']): number | undefined {
  return stringMember(header, 'alg')?.startsWith('PBES2-') ? numberMember(header, 'p2c') : undefined;
}
