import { flattenedVerify } from 'jose/jws/flattened/verify';
import { isSameAlgorithm } from '../../core/jose/algorithms.ts';
import { joseHeader } from '../../core/jose/parse-jws.ts';
import type { ParsedJws } from '../../core/jose/token.ts';
import type { Candidate, KeyAttempt } from '../../core/jose/verification.ts';
import { member, stringMember } from '../../core/json.ts';
import { type JoseOutcome, readJoseError } from './jose-refusal.ts';
import type { KeyCache } from './key-cache.ts';
import type { UsableKey } from './prepare-key.ts';
import { verifyByNode } from './verify-by-node.ts';

/**
 * Tries each candidate on the signature over exactly the text of the header and the payload, in order, up to the first
 * that fits. No key is taken from anywhere but the candidates: `jwk`, `jku`, `x5c` of the header are not looked at.
 */
export async function verifyJws(
  keys: KeyCache,
  token: ParsedJws,
  candidates: readonly Candidate[],
): Promise<readonly KeyAttempt[]> {
  const attempts: KeyAttempt[] = [];
  for (const candidate of candidates) {
    const attempt = await tryCandidate(keys, token, candidate);
    attempts.push(attempt);
    if (attempt.result === 'fits') break;
  }
  return attempts;
}

async function tryCandidate(keys: KeyCache, token: ParsedJws, candidate: Candidate): Promise<KeyAttempt> {
  const { alg, kid } = candidate;
  const key = await keys.get(candidate);
  const named = {
    alg,
    ...(kid === undefined ? {} : { kid }),
    ...(key.thumbprint === undefined ? {} : { thumbprint: key.thumbprint }),
  };
  if ('unusable' in key) return { ...named, result: 'unusable', reason: key.unusable };
  const signature = token.signature.bytes;
  if (!signature) return { ...named, result: 'unusable', reason: 'The signature is not base64url.' };
  const fits = fitsAtOnce(token, signature, candidate, key);
  if (fits !== undefined) return { ...named, result: fits ? 'fits' : 'does_not_fit' };
  const outcome = await askJose(token, candidate, key);
  if ('fits' in outcome) return { ...named, result: outcome.fits ? 'fits' : 'does_not_fit' };
  return { ...named, ...judgeByNode(token, signature, key, outcome.declined) };
}

/**
 * The plain case, which is nearly every token: a key that jose takes, the algorithm that the header names, no `crit`.
 * Node's crypto answers on this thread, where Web Crypto hops to another and back: half the time and less (decision
 * 0007). Undefined where it is no plain case, or this runtime cannot: then jose is asked.
 */
function fitsAtOnce(
  token: ParsedJws,
  signature: Uint8Array,
  { alg, jwk }: Candidate,
  key: UsableKey,
): boolean | undefined {
  const { header, payload } = token;
  const object = joseHeader(token);
  const named = stringMember(object, 'alg');
  const isPlain =
    key.jose !== undefined &&
    named !== undefined &&
    isSameAlgorithm(named, alg, stringMember(jwk, 'crv')) &&
    member(object, 'crit') === undefined;
  if (!isPlain) return undefined;
  try {
    return verifyByNode(key.algorithm, key.node(), `${header.text}.${payload.text}`, signature);
  } catch {
    return undefined;
  }
}

async function askJose(
  token: ParsedJws,
  { alg, jwk }: Candidate,
  { jose, declined }: UsableKey,
): Promise<JoseOutcome> {
  if (!jose) return { declined: declined ?? 'jose does not take the key' };
  const named = stringMember(joseHeader(token), 'alg');
  if (named === undefined || !isSameAlgorithm(named, alg, stringMember(jwk, 'crv'))) {
    return { declined: 'the header names another algorithm' };
  }
  const { header, payload, signature, unprotected } = token;
  const jws = {
    payload: payload.text,
    signature: signature.text,
    // Not both are absent, and an absent one is no empty one (RFC 7515 §7.2.1).
    ...(header.text === '' ? {} : { protected: header.text }),
    ...(unprotected?.object ? { header: { ...unprotected.object } } : {}),
  };
  try {
    await flattenedVerify(jws, jose, { algorithms: [named] });
    return { fits: true };
  } catch (error) {
    return readJoseError(error);
  }
}

function judgeByNode(
  { header, payload }: ParsedJws,
  signature: Uint8Array,
  key: UsableKey,
  declined: string,
): Pick<KeyAttempt, 'result' | 'reason'> {
  try {
    const fits = verifyByNode(key.algorithm, key.node(), `${header.text}.${payload.text}`, signature);
    return {
      result: fits ? 'fits' : 'does_not_fit',
      reason: `Checked with Node's own crypto, because ${declined}.`,
    };
  } catch {
    return { result: 'unusable', reason: `This runtime cannot check ${key.algorithm.alg} with this key.` };
  }
}
