/** RFC 7516 §5.2: which keys were tried, and what came of it. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { stringMember } from '../../json.ts';
import type { EncryptionInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';

type Failure = Extract<EncryptionInput['decryption'], { state: 'failed' }>;

/** The failure if it is for this reason. */
function failedFor({ decryption }: EncryptionInput, reason: Failure['reason']): Failure | undefined {
  return decryption.state === 'failed' && decryption.reason === reason ? decryption : undefined;
}

const NOT_TRIED = notApplicable('Decrypting was not tried.');

export const notDecryptedRule = rule('token.encryption.not_decrypted', ({ decryption }: EncryptionInput) =>
  decryption.state === 'unchecked' && decryption.reason === 'no_keys' ? fail({}) : pass(),
);

export const encryptionMalformedRule = rule('token.encryption.malformed', (input: EncryptionInput) => {
  const malformed = failedFor(input, 'malformed');
  return malformed ? fail({ problem: malformed.message }) : pass();
});

export const decryptionNoKeyRule = rule('token.encryption.no_key', (input: EncryptionInput) => {
  if (input.decryption.state === 'unchecked') return NOT_TRIED;
  const failed = failedFor(input, 'no_matching_key');
  if (!failed) return pass();
  const evidence = {
    alg: shown(failed.alg ?? 'this token'),
    keyCount: failed.attempts.length,
    reason: failed.message,
  };
  return fail(evidence, claimAt('header', 'alg'));
});

export const decryptionWrongKeyRule = rule('token.encryption.wrong_key', (input: EncryptionInput) => {
  if (input.decryption.state === 'unchecked') return NOT_TRIED;
  const failed = failedFor(input, 'wrong_key');
  if (!failed) return pass();
  const tried = failed.attempts.filter(({ result }) => result === 'does_not_fit').length;
  return fail({ alg: shown(failed.alg ?? 'this token'), tried }, claimAt('header', 'kid'));
});

export const decryptionTagRule = rule('token.encryption.tag_mismatch', (input: EncryptionInput) => {
  if (input.decryption.state === 'unchecked') return NOT_TRIED;
  const failed = failedFor(input, 'tag_mismatch');
  if (failed) return fail({ enc: shown(failed.enc ?? 'the content'), message: failed.message });
  return input.decryption.state === 'decrypted' ? pass() : unchecked('No key came so far as to compare it.');
});

export const decryptionAmbiguousRule = rule(
  'token.encryption.key_ambiguous',
  ({ header, decryption }: EncryptionInput) => {
    if (decryption.state !== 'decrypted') return notApplicable('No key decrypted it.');
    const kid = stringMember(header, 'kid');
    const keyCount = decryption.candidateCount;
    return keyCount > 1
      ? fail({ kid: kid === undefined ? null : shown(kid), keyCount }, claimAt('header', 'kid'))
      : pass();
  },
);
