import { findAlgorithm } from '../jose/algorithms.ts';

/** Whether an algorithm signs with a private key; undefined where nothing is known of it. */
export function isAsymmetric(alg: string): boolean | undefined {
  const family = findAlgorithm(alg)?.family;
  return family === undefined ? undefined : family !== 'none' && family !== 'hmac';
}
