import { type KeyObject, createPublicKey, createSecretKey, type webcrypto } from 'node:crypto';
import { importJWK } from 'jose/key/import';
import { type Algorithm, findAlgorithm } from '../../core/jose/algorithms.ts';
import { bareKey, keyShape } from '../../core/jose/keys.ts';
import type { Jwk } from '../../core/jose/verification.ts';
import { stringMember } from '../../core/json.ts';
import { whyJoseRefused } from './jose-refusal.ts';
import { thumbprint } from './thumbprint.ts';

/** A key as the two verifiers take it. `jose` is tried first; where it declines, `node` judges and `declined` says why. */
export type PreparedKey = UsableKey | UnusableKey;

export interface UsableKey {
  readonly algorithm: Algorithm;
  readonly thumbprint?: string;
  readonly jose?: webcrypto.CryptoKey;
  readonly declined?: string;
  /** Made when it is needed, which is seldom. */
  readonly node: () => KeyObject;
}

export interface UnusableKey {
  readonly thumbprint?: string;
  readonly unusable: string;
}

/** jose asks for it as RFC 7518 §3.3 does; the signature of a smaller key can still be judged, and the key be a finding. */
const MIN_RSA_BITS = 2048;

/** Imports a key for one algorithm. Nothing but the key's own members is looked at: what may be tried was decided in core. */
export async function prepareKey(jwk: Jwk, alg: string): Promise<PreparedKey> {
  const print = thumbprint(jwk);
  const named = print === undefined ? {} : { thumbprint: print };
  const algorithm = findAlgorithm(alg);
  if (!algorithm || algorithm.family === 'none') {
    return { ...named, unusable: `Assay knows no signature algorithm ${JSON.stringify(alg.slice(0, 40))}.` };
  }
  if (stringMember(jwk, 'kty') !== algorithm.kty) {
    return { ...named, unusable: `${alg} needs a key of type ${algorithm.kty ?? 'none'}.` };
  }
  const missing = missingMember(jwk);
  if (missing !== undefined) return { ...named, unusable: `The key has no ${JSON.stringify(missing)}.` };
  const bare = bareKey(jwk, alg);
  const forJose = await importForJose(bare, algorithm);
  if ('jose' in forJose) return { ...named, algorithm, ...forJose, node: lazily(() => importForNode(bare)) };
  try {
    const node = importForNode(bare);
    return { ...named, algorithm, ...forJose, node: () => node };
  } catch {
    return {
      ...named,
      unusable: `The key cannot be read as ${describeKind(bare, algorithm)} by this runtime.`,
    };
  }
}

/** The empty shared secret is one: tokens signed with it exist, and anyone can make them. */
function missingMember(jwk: Jwk): string | undefined {
  return keyShape(jwk)?.required.find((name) => {
    const value = stringMember(jwk, name);
    return value === undefined || (value === '' && name !== 'k');
  });
}

async function importForJose(
  bare: Jwk,
  { alg, hashBits, family }: Algorithm,
): Promise<{ readonly jose: webcrypto.CryptoKey } | { readonly declined: string }> {
  // Node warns of it on standard error, once for each.
  if (family === 'ml-dsa') return { declined: 'Web Crypto has this algorithm only as an experiment' };
  try {
    const key = await importJWK({ ...bare }, alg);
    if (key instanceof Uint8Array) {
      const hmac = { name: 'HMAC', hash: `SHA-${hashBits}` };
      return { jose: await crypto.subtle.importKey('raw', new Uint8Array(key), hmac, false, ['verify']) };
    }
    const bits = family.startsWith('rsa') ? modulusBits(key) : MIN_RSA_BITS;
    if (bits >= MIN_RSA_BITS) return { jose: key };
    return {
      declined: `an RSA key of ${bits} bits is smaller than the ${MIN_RSA_BITS} that RFC 7518 §3.3 asks for`,
    };
  } catch (error) {
    return { declined: whyJoseRefused(error) };
  }
}

function modulusBits({ algorithm }: webcrypto.CryptoKey): number {
  return 'modulusLength' in algorithm && typeof algorithm.modulusLength === 'number'
    ? algorithm.modulusLength
    : 0;
}

function importForNode(bare: Jwk): KeyObject {
  const k = stringMember(bare, 'k');
  if (stringMember(bare, 'kty') === 'oct') return createSecretKey(k ?? '', 'base64url');
  return createPublicKey({ key: { ...bare }, format: 'jwk' });
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function describeKind(bare: Jwk, { kty }: Algorithm): string {
  const curve = stringMember(bare, 'crv');
  return curve === undefined
    ? `${kty ?? 'a'} key`
    : `${kty ?? 'a'} key on ${JSON.stringify(curve.slice(0, 40))}`;
}
