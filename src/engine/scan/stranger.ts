import { findAlgorithm } from '../../core/jose/algorithms.ts';
import { stringMember } from '../../core/json.ts';
import type { JudgedText } from './judge-found.ts';
import type { ScanPlan } from './scan-plan.ts';

/**
 * Whether a token names a key that is not among those at hand, so that the set may have changed since it was fetched. A
 * shared secret is in no set.
 */
export function isStranger({ keys }: Pick<ScanPlan, 'keys'>): (judged: JudgedText) => boolean {
  const known = new Set(keys.flatMap((set) => set.keys.map((jwk) => stringMember(jwk, 'kid'))));
  return ({ signature, reason, alg = '', kid, format }) => {
    const family = findAlgorithm(alg)?.family;
    const isSigned = family !== undefined && family !== 'hmac' && format !== 'jwe';
    const isOpen = (signature === 'failed' && reason === 'no_matching_key') || reason === 'keys_unreachable';
    return isSigned && isOpen && kid !== undefined && !known.has(kid);
  };
}
