import type { webcrypto } from 'node:crypto';
import { importJWK } from 'jose/key/import';
import { type Algorithm, findAlgorithm, isSameAlgorithm } from '../../core/jose/algorithms.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { whyWrongType } from '../../core/jose/keys.ts';
import type { Jwk } from '../../core/jose/verification.ts';
import { type JsonValue, stringMember } from '../../core/json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { whyJoseRefused } from './jose-refusal.ts';

/** What a key says about its use is for its publisher; a private key that was given to sign with is to sign with. */
const NOT_THE_KEY = new Set(['use', 'key_ops', 'ext', 'kid', 'x5c', 'x5t', 'x5t#S256', 'x5u']);

/** A private JWK as a signing key that cannot be read out again. Fault: input.invalid, which names what is missing and never a member's value. */
export async function importSigningKey(jwk: Jwk, alg: string): Promise<Result<webcrypto.CryptoKey, Fault>> {
  const algorithm = findAlgorithm(alg);
  if (!algorithm || algorithm.family === 'none')
    return refuse(`${JSON.stringify(alg.slice(0, 40))} is no signature algorithm that Assay knows.`, 'alg');
  const reason = whyNot(jwk, algorithm);
  if (reason !== undefined) return refuse(reason);
  const members = Object.entries(jwk).filter(([name]) => !NOT_THE_KEY.has(name));
  try {
    return ok(await importKey(Object.fromEntries(members), algorithm));
  } catch (error) {
    return refuse(`The private key cannot be used for ${alg}: ${whyJoseRefused(error)}.`);
  }
}

function whyNot(jwk: Jwk, algorithm: Algorithm): string | undefined {
  const wrongType = whyWrongType(jwk, algorithm);
  if (wrongType !== undefined) return `The private key ${wrongType}.`;
  const own = stringMember(jwk, 'alg');
  if (own !== undefined && !isSameAlgorithm(own, algorithm.alg, stringMember(jwk, 'crv'))) {
    return `The private key is for ${JSON.stringify(own.slice(0, 40))}, not for ${algorithm.alg} (RFC 7517 §4.4).`;
  }
  const secret = PRIVATE_MEMBER[algorithm.kty ?? ''] ?? 'd';
  return stringMember(jwk, secret) === undefined
    ? `The key has no "${secret}": it is a public key, and cannot sign.`
    : undefined;
}

const PRIVATE_MEMBER: { readonly [kty: string]: string } = { AKP: 'priv', oct: 'k' };

async function importKey(
  jwk: { readonly [name: string]: JsonValue },
  { alg, hashBits }: Algorithm,
): Promise<webcrypto.CryptoKey> {
  const key = await importJWK({ ...jwk }, alg, { extractable: false });
  if (!(key instanceof Uint8Array)) return key;
  const hmac = { name: 'HMAC', hash: `SHA-${hashBits}` };
  return crypto.subtle.importKey('raw', new Uint8Array(key), hmac, false, ['sign']);
}

function refuse(message: string, parameter = 'private_key'): Result<never, Fault> {
  return failed(fault('input.invalid', message, { parameter }));
}
