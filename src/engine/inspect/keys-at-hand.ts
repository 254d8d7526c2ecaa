/** Keys that may or may not be the right ones, and what their lack makes of a verdict. Nothing is looked up here. */
import type { SignatureVerdict, TrustedKeys } from '../../core/jose/verification.ts';

/** Keys that a profile vouches for and, where the issuer's could not be had, why. */
export interface ProfileKeys {
  readonly keys: readonly TrustedKeys[];
  readonly unreachable?: string;
  /** Keys that the issuer published once: looked up only where the others do not fit, since each snapshot has to be opened. */
  readonly former?: FormerKeys;
}

export type FormerKeys = () => Promise<readonly TrustedKeys[]>;

/** A signature that fits none of the issuer’s keys as they are may fit one that it had: then the verdict says until when. */
export async function orByFormerKey(
  verdict: SignatureVerdict,
  former: FormerKeys | undefined,
  judge: (keys: readonly TrustedKeys[]) => Promise<SignatureVerdict>,
): Promise<SignatureVerdict> {
  const isOpen =
    verdict.state === 'failed' &&
    (verdict.reason === 'bad_signature' || verdict.reason === 'no_matching_key');
  const keys = isOpen && former ? await former() : [];
  const again = keys.length > 0 ? await judge(keys) : verdict;
  return again.state === 'verified' ? again : verdict;
}

/** A key that could not be fetched may be the one that signed: then nothing was established. */
export function unlessUnreachable(
  verdict: SignatureVerdict,
  unreachable: string | undefined,
): SignatureVerdict {
  const isOpen =
    (verdict.state === 'unchecked' && verdict.reason === 'no_keys') ||
    (verdict.state === 'failed' && verdict.reason === 'no_matching_key');
  return isOpen && unreachable !== undefined
    ? { state: 'unchecked', reason: 'keys_unreachable', message: unreachable }
    : verdict;
}
