import type { DecryptionAttempt, DecryptionVerdict } from '../../core/jose/decryption.ts';
import type { SealedNames, Trial, TrialOutcome } from './try-decryption-keys.ts';

type FailedVerdict = Extract<DecryptionVerdict, { state: 'failed' }>;

/** The verdict on a token that no key opened, or whose content could not be unpacked. */
export function failed(
  names: SealedNames,
  attempts: readonly DecryptionAttempt[],
  reason: FailedVerdict['reason'],
  message: string,
): FailedVerdict {
  return { state: 'failed', reason, ...names, attempts, message };
}

const CHANGED =
  'The key opens the encrypted key, and the authentication tag does not fit: the token was changed.';

const ANOTHER_KEY =
  'None of the keys that were tried opens it: the token was made for another key, or was changed.';

/** Why no key opened it, the most telling first. */
export function whyNotDecrypted({ outcomes, attempts }: Trial, names: SealedNames): DecryptionVerdict {
  const find = (result: TrialOutcome['result']) => outcomes.find((outcome) => outcome.result === result);
  if (find('content_does_not_fit')) return failed(names, attempts, 'tag_mismatch', CHANGED);
  if (find('key_does_not_fit')) return failed(names, attempts, 'wrong_key', ANOTHER_KEY);
  const costly = find('too_many_iterations');
  if (costly && 'reason' in costly) return failed(names, attempts, 'too_many_iterations', costly.reason);
  const broken = find('malformed');
  if (broken && 'reason' in broken) return failed(names, attempts, 'malformed', broken.reason);
  const lacking = find('unknown') ?? find('unsupported');
  if (lacking && 'reason' in lacking)
    return { state: 'unchecked', reason: 'unsupported_alg', ...names, message: lacking.reason };
  const [first] = attempts;
  const why = first?.reason === undefined ? '' : ` For one, ${first.reason}.`;
  return failed(
    names,
    attempts,
    'no_matching_key',
    `None of the keys at hand may be used for ${names.alg ?? 'this'}.${why}`,
  );
}
