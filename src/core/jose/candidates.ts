import { type JsonObject, stringMember } from '../json.ts';
import { type Algorithm, findAlgorithm } from './algorithms.ts';
import { bareKey, keyBits, whyUnusable, whyWrongType } from './keys.ts';
import type { Candidate, Jwk, KeyAttempt, TrustedKeys, TrustSource } from './verification.ts';

/** Why no key may be tried at all. */
export type CandidateRefusal =
  | 'alg_none'
  | 'alg_not_allowed'
  | 'hmac_with_public_key'
  | 'no_matching_key'
  /** The header has no `alg`, or one that is no string. */
  | 'malformed'
  /** No algorithm that Assay knows. */
  | 'unsupported_alg';

/** What may be tried on a signature, and what may not and why. */
export interface ChosenCandidates {
  /** In the order in which they should be tried; empty exactly where there is a refusal. */
  readonly candidates: readonly Candidate[];
  /** Keys that were in question and may not be tried; their thumbprint is the verifier's to add. */
  readonly attempts: readonly KeyAttempt[];
  readonly refusal?: CandidateRefusal;
}

/**
 * Chooses which key and algorithm may be tried together (design, section 4). Allowed algorithms are the profile's
 * where given, else the key's `alg`, else those that fit its type and curve (RFC 8725 §3.1); never HMAC with a
 * published key. Keys with the header's `kid` are all tried, duplicates too; without a `kid` all that fit.
 * Candidates hold the bare public key, private members stripped, `alg` set to the one it is tried with.
 */
export function chooseCandidates(
  header: JsonObject,
  trusted: TrustedKeys,
  allowedAlgs?: readonly string[],
): ChosenCandidates {
  const alg = stringMember(header, 'alg');
  if (alg === undefined) return refuse('malformed');
  if (alg === 'none') return refuse('alg_none');
  const algorithm = findAlgorithm(alg);
  if (algorithm === undefined)
    return refuse(allowedAlgs?.includes(alg) === false ? 'alg_not_allowed' : 'unsupported_alg');
  if (algorithm.family === 'hmac' && trusted.keys.length > 0 && !hasSecretKey(trusted)) {
    return refuse(
      'hmac_with_public_key',
      trusted.keys.map((jwk) => unusable(jwk, alg, whyNoSecret(jwk))),
    );
  }
  if (allowedAlgs !== undefined && !allowedAlgs.includes(alg)) return refuse('alg_not_allowed');
  return fit(inQuestion(header, trusted, algorithm), algorithm);
}

/**
 * One key with one algorithm: a candidate, or why it is none. For keys that were chosen otherwise, such as one that
 * the token brought along; a shared secret is never taken from there.
 */
export function tryKey(jwk: Jwk, alg: string): JudgedKey {
  const algorithm = findAlgorithm(alg);
  if (algorithm?.kty === undefined)
    return {
      attempt: unusable(jwk, alg, `the key fits no algorithm ${JSON.stringify(alg)} that Assay knows`),
    };
  if (algorithm.family === 'hmac') return { attempt: unusable(jwk, alg, whyNoSecret(jwk)) };
  return judgeKey(jwk, algorithm);
}

type JudgedKey = { readonly candidate: Candidate } | { readonly attempt: KeyAttempt };

/** What was found of a key is kept with it: a key set judges many tokens, and is never changed in place. */
const judgedKeys = new WeakMap<Jwk, Map<string, JudgedKey>>();

function judgeKey(jwk: Jwk, algorithm: Algorithm): JudgedKey {
  const known = judgedKeys.get(jwk) ?? new Map<string, JudgedKey>();
  judgedKeys.set(jwk, known);
  const found = known.get(algorithm.alg);
  if (found) return found;
  const reason = whyUnusable(jwk, algorithm);
  const judged =
    reason === undefined
      ? { candidate: toCandidate(jwk, algorithm.alg) }
      : { attempt: unusable(jwk, algorithm.alg, `the key ${reason}`) };
  known.set(algorithm.alg, judged);
  return judged;
}

function fit(keys: readonly Jwk[], algorithm: Algorithm): ChosenCandidates {
  const candidates: Candidate[] = [];
  const attempts: KeyAttempt[] = [];
  for (const jwk of keys) {
    const judged = judgeKey(jwk, algorithm);
    if ('candidate' in judged) candidates.push(judged.candidate);
    else attempts.push(judged.attempt);
  }
  return candidates.length > 0 ? { candidates, attempts } : refuse('no_matching_key', attempts);
}

/** The keys that the header could mean, best guess first. */
function inQuestion(header: JsonObject, { keys, trust }: TrustedKeys, algorithm: Algorithm): readonly Jwk[] {
  const kid = stringMember(header, 'kid');
  const ofType = (jwk: Jwk) => whyWrongType(jwk, algorithm) === undefined;
  if (kid === undefined) return keys.filter(ofType);
  const named = keys.filter((jwk) => stringMember(jwk, 'kid') === kid);
  // An issuer's key set names its keys: a `kid` it does not have is another key's, or news to be fetched.
  if (named.length > 0 || trust.kind === 'issuer_jwks') return named;
  // A key that a person gave is the one they mean, whatever it is called; in a set, those that have no name.
  return keys.filter(
    (jwk) =>
      ofType(jwk) &&
      (trust.kind === 'given_key' || trust.kind === 'bound_key' || stringMember(jwk, 'kid') === undefined),
  );
}

/** A secret that anyone can fetch is none. */
function isPublished(trust: TrustSource): boolean {
  if (trust.kind === 'issuer_jwks' || trust.kind === 'bound_key') return true;
  return trust.kind === 'given_jwks' && trust.fetchedAtMs !== undefined;
}

function hasSecretKey({ keys, trust }: TrustedKeys): boolean {
  return !isPublished(trust) && keys.some((jwk) => stringMember(jwk, 'kty') === 'oct');
}

function whyNoSecret(jwk: Jwk): string {
  return stringMember(jwk, 'kty') === 'oct'
    ? 'the key is a shared secret that was published: anyone could have signed with it (RFC 8725 §3.1)'
    : 'the key is public: taken as an HMAC secret, anyone could have signed with it (RFC 8725 §3.1)';
}

function toCandidate(jwk: Jwk, alg: string): Candidate {
  const kid = stringMember(jwk, 'kid');
  const bits = keyBits(jwk);
  return {
    jwk: bareKey(jwk, alg),
    alg,
    ...(kid === undefined ? {} : { kid }),
    ...(bits === undefined ? {} : { keyBits: bits }),
  };
}

function unusable(jwk: Jwk, alg: string, reason: string): KeyAttempt {
  const kid = stringMember(jwk, 'kid');
  return { ...(kid === undefined ? {} : { kid }), alg, result: 'unusable', reason };
}

function refuse(refusal: CandidateRefusal, attempts: readonly KeyAttempt[] = []): ChosenCandidates {
  return { candidates: [], attempts, refusal };
}
