import type { Candidate, Jwk } from '../../core/jose/verification.ts';
import { type PreparedKey, prepareKey } from './prepare-key.ts';
import { contentHash } from './thumbprint.ts';

/** Keys made ready for verifying, so that a key set is imported once and not for every token. */
export interface KeyCache {
  get(candidate: Candidate): Promise<PreparedKey>;
}

/** More keys than this in use at once is a scan over many issuers; the oldest are imported again. */
const MAX_KEYS = 256;

/** Finds a key by the object it is in, then by what it is: core makes a new object of the same key for each token. */
export function createKeyCache(): KeyCache {
  const byObject = new WeakMap<Jwk, Map<string, Promise<PreparedKey>>>();
  const byContent = new Map<string, Promise<PreparedKey>>();

  const findByContent = ({ jwk, alg }: Candidate): Promise<PreparedKey> => {
    const content = contentHash(jwk);
    if (content === undefined) return prepareKey(jwk, alg);
    const name = `${alg} ${content}`;
    const found = byContent.get(name) ?? prepareKey(jwk, alg);
    byContent.delete(name);
    byContent.set(name, found);
    const [oldest] = byContent.keys();
    if (byContent.size > MAX_KEYS && oldest !== undefined) byContent.delete(oldest);
    return found;
  };

  return {
    get: (candidate) => {
      const known = byObject.get(candidate.jwk);
      const found = known?.get(candidate.alg);
      if (found) return found;
      const made = findByContent(candidate);
      if (known) known.set(candidate.alg, made);
      else byObject.set(candidate.jwk, new Map([[candidate.alg, made]]));
      return made;
    },
  };
}
