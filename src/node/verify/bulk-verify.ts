import { type KeyObject, constants, createPublicKey, createSecretKey, verify } from 'node:crypto';
import { findAlgorithm, type Algorithm } from '../../core/jose/algorithms.ts';
import { chooseCandidates } from '../../core/jose/candidates.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { Candidate, KeyAttempt, SignatureVerdict, TrustedKeys } from '../../core/jose/verification.ts';
import { type JsonObject, member, stringMember } from '../../core/json.ts';
import { derSignature } from './der-signature.ts';
import { hmacCheck } from './hmac-check.ts';
import { pssKey } from './pss-key.ts';
import { createStrictGate, decodeStrictly } from './strict-base64url.ts';
import { thumbprint } from './thumbprint.ts';

/** The text that was signed as bytes, and the signature as it stands in the token. */
type Check = (signed: Uint8Array, signature: string) => boolean;

type Verified = Extract<SignatureVerdict, { state: 'verified' }>;

interface ReadyKey {
  readonly attempt: Omit<KeyAttempt, 'result'>;
  readonly trust: TrustedKeys['trust'];
  readonly fits: Check;
}

/** A key with what is said of a token that it fits: the same of each. */
interface TriedKey {
  readonly fits: Check;
  readonly verdict: Verified;
}

/** Verifies many tokens with one trust. */
export interface BulkVerifier {
  /**
   * The verdict where the signature of a compact JWS fits one of the keys; undefined where it does not, or where the
   * token is no plain case: then it is judged one by one, which says why.
   */
  verify(text: string): Verified | undefined;
}

/** Headers repeat: a scan over more different ones than this forgets the oldest. */
const MAX_HEADERS = 1024;

/**
 * The bulk path (design, section 11): each header is read once and its keys are chosen and imported once; then a token
 * costs one call of Node's crypto with a bare key, on this thread. What it verifies, `judgeSignature` verifies too.
 */
export function createBulkVerifier(
  trusted: readonly TrustedKeys[],
  allowedAlgs?: readonly string[],
): BulkVerifier {
  const byHeader = new Map<string, readonly TriedKey[]>();
  const keysOf = (header: string): readonly TriedKey[] => {
    const known = byHeader.get(header);
    if (known) return known;
    const ready = readyKeys(header, trusted, allowedAlgs).map(withVerdict);
    if (byHeader.size >= MAX_HEADERS) byHeader.clear();
    byHeader.set(header, ready);
    return ready;
  };
  const signedBytes = createScratch();
  const isStrict = createStrictGate();
  return {
    verify: (text) => {
      const afterHeader = text.indexOf('.');
      const beforeSignature = text.indexOf('.', afterHeader + 1);
      if (afterHeader < 1 || beforeSignature === -1) return undefined;
      const keys = keysOf(text.slice(0, afterHeader));
      if (keys.length === 0 || !isStrict(text.slice(afterHeader + 1, beforeSignature))) return undefined;
      const signed = signedBytes(text.slice(0, beforeSignature));
      const signature = text.slice(beforeSignature + 1);
      for (const { fits, verdict } of keys) if (fits(signed, signature)) return verdict;
      return undefined;
    },
  };
}

function withVerdict({ attempt, trust, fits }: ReadyKey, index: number, keys: readonly ReadyKey[]): TriedKey {
  const { alg, kid, thumbprint: print = '' } = attempt;
  const before = keys.slice(0, index).map((key) => ({ ...key.attempt, result: 'does_not_fit' as const }));
  const named = kid === undefined ? {} : { kid };
  const attempts = [...before, { ...attempt, result: 'fits' as const }];
  return { fits, verdict: { state: 'verified', alg, ...named, thumbprint: print, trust, attempts } };
}

/** The keys that may be tried on tokens of this header, in their order; none where that is no plain case. */
function readyKeys(
  headerText: string,
  trusted: readonly TrustedKeys[],
  allowedAlgs: readonly string[] | undefined,
): readonly ReadyKey[] {
  const header = plainHeader(headerText);
  if (!header) return [];
  const ready: ReadyKey[] = [];
  for (const keys of trusted) {
    for (const candidate of chooseCandidates(header, keys, allowedAlgs).candidates) {
      const fits = checkBy(candidate);
      if (!fits) return [];
      const { alg, kid, jwk } = candidate;
      const print = thumbprint(jwk);
      const named = { alg, ...(kid === undefined ? {} : { kid }) };
      ready.push({
        attempt: print === undefined ? named : { ...named, thumbprint: print },
        trust: keys.trust,
        fits,
      });
    }
  }
  return ready;
}

/** A strict header without `crit` or `b64`, which change what a verifier has to do (RFC 7515 §4.1.11, RFC 7797). */
function plainHeader(headerText: string): JsonObject | undefined {
  const parsed = parseToken(`${headerText}.e30.AA`);
  if (parsed.format !== 'jws' || !parsed.header.bytes) return undefined;
  const header = parsed.header.json?.object;
  if (member(header, 'crit') !== undefined || member(header, 'b64') !== undefined) return undefined;
  return header;
}

/** Smaller keys are judged, and spoken of, one by one. */
const MIN_RSA_BITS = 2048;

function checkBy({ jwk, alg, keyBits }: Candidate): Check | undefined {
  const algorithm = findAlgorithm(alg);
  if (!algorithm) return undefined;
  try {
    if (algorithm.family === 'hmac')
      return hmacCheck(algorithm.hashBits ?? 256, createSecretKey(stringMember(jwk, 'k') ?? '', 'base64url'));
    if (algorithm.kty === 'RSA' && (keyBits ?? 0) < MIN_RSA_BITS) return undefined;
    return publicCheck(algorithm, createPublicKey({ key: { ...jwk }, format: 'jwk' }));
  } catch {
    return undefined;
  }
}

/** With a bare key each: an object of options costs as much again as a third of the work. */
function publicCheck(
  { family, hashBits = 256, signatureBytes }: Algorithm,
  key: KeyObject,
): Check | undefined {
  const digest = `sha${hashBits}`;
  switch (family) {
    case 'rsa-pkcs1':
      return through((signed, signature) => verify(digest, signed, key, signature));
    case 'rsa-pss': {
      const bound = pssKey(key, hashBits);
      if (bound) return through((signed, signature) => verify(digest, signed, bound, signature));
      const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: hashBits / 8 };
      return through((signed, signature) => verify(digest, signed, options, signature));
    }
    case 'ecdsa':
      return through((signed, signature) => {
        const der = signature.length === signatureBytes ? derSignature(signature) : undefined;
        return der !== undefined && verify(digest, signed, key, der);
      });
    case 'eddsa':
    case 'ml-dsa':
      return through((signed, signature) => verify(null, signed, key, signature));
    default:
      return undefined;
  }
}

/** A runtime that lacks the algorithm throws: then the token is judged one by one, which says so. */
function through(fits: (signed: Uint8Array, signature: Uint8Array) => boolean): Check {
  return (signed, text) => {
    const signature = decodeStrictly(text);
    try {
      return signature !== undefined && fits(signed, signature);
    } catch {
      return false;
    }
  };
}

/** ASCII text as bytes, in one place that is used again: valid until the next call. */
function createScratch(): (text: string) => Uint8Array {
  let scratch = Buffer.allocUnsafeSlow(16 * 1024);
  return (text) => {
    if (text.length > scratch.length) scratch = Buffer.allocUnsafeSlow(text.length * 2);
    return scratch.subarray(0, scratch.write(text, 'latin1'));
  };
}
