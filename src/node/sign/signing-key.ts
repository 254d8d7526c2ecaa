import { type KeyObject, createPublicKey } from 'node:crypto';
import { type Fault, fault } from '../../core/faults.ts';
import { ALGORITHMS, findAlgorithm, isSameAlgorithm } from '../../core/jose/algorithms.ts';
import { keyBits, whyWrongType } from '../../core/jose/keys.ts';
import type { Jwk } from '../../core/jose/verification.ts';
import { isJsonObject, stringMember } from '../../core/json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { SigningKey } from '../../engine/ports/sign.ts';
import { signByNode } from './sign-by-node.ts';

/** A private key or secret of this runtime as a signing key; undefined where the runtime cannot say what kind it is. */
export function signingKeyOf(
  key: KeyObject,
  named: { kid?: string; alg?: string } = {},
): SigningKey | undefined {
  const shape = key.type === 'secret' ? secretShape(key) : jwkOf(createPublicKey(key));
  if (!shape) return undefined;
  const algs = ALGORITHMS.filter((row) => row.kty !== undefined && whyWrongType(shape, row) === undefined)
    .filter((row) => row.kty !== 'AKP' || row.alg === stringMember(shape, 'alg'))
    .map(({ alg }) => alg);
  const own = algs.find(
    (alg) => named.alg !== undefined && isSameAlgorithm(alg, named.alg, stringMember(shape, 'crv')),
  );
  const kid = named.kid === undefined ? {} : { kid: named.kid };
  return {
    label: labelOf(shape, key),
    ...kid,
    algs: own === undefined ? algs : [own, ...algs.filter((alg) => alg !== own)],
    ...(key.type === 'secret' ? {} : { publicJwk: { ...shape, ...kid } }),
    sign: (alg, text) => signWith(key, shape, alg, text),
  };
}

/** Of a secret only its type: the secret itself stays in the key. */
function secretShape(key: KeyObject): Jwk {
  return { kty: 'oct', bytes: key.symmetricKeySize ?? 0 };
}

function labelOf(shape: Jwk, key: KeyObject): string {
  if (key.type === 'secret') return `a secret of ${key.symmetricKeySize ?? 0} bytes`;
  const kty = stringMember(shape, 'kty') ?? 'key';
  const bits = keyBits(shape);
  const more =
    bits === undefined ? (stringMember(shape, 'crv') ?? stringMember(shape, 'alg')) : `${bits} bits`;
  return more === undefined ? kty : `${kty}, ${more}`;
}

function jwkOf(key: KeyObject): Jwk | undefined {
  try {
    const jwk: unknown = key.export({ format: 'jwk' });
    return isJsonObject(jwk) ? jwk : undefined;
  } catch {
    return undefined;
  }
}

function signWith(key: KeyObject, shape: Jwk, alg: string, text: string): Result<Uint8Array, Fault> {
  const algorithm = findAlgorithm(alg);
  if (!algorithm?.kty)
    return refuse(`${JSON.stringify(alg.slice(0, 40))} is no signature algorithm that Assay knows.`);
  const wrongType = whyWrongType(shape, algorithm);
  if (wrongType !== undefined) return refuse(`The key ${wrongType}.`);
  try {
    return ok(signByNode(algorithm, key, text));
  } catch {
    return refuse(`This key cannot sign with ${alg} here.`);
  }
}

function refuse(message: string): Result<never, Fault> {
  const remedy = 'Choose an algorithm that fits the key, or another key.';
  return failed(fault('input.invalid', message, { parameter: 'alg', remedy }));
}
