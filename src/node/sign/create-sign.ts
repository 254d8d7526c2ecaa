import { type KeyObject, createSecretKey, generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { type Fault, fault } from '../../core/faults.ts';
import { type Algorithm, findAlgorithm } from '../../core/jose/algorithms.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Sign, SigningKey } from '../../engine/ports/sign.ts';
import { readPrivateKey } from './read-private-key.ts';
import { signingKeyOf } from './signing-key.ts';

const generate = promisify(generateKeyPair);

/** Signing on this runtime, by Node's crypto. */
export function createSign(): Sign {
  return { readKey: readPrivateKey, makeKey };
}

async function makeKey(alg: string): Promise<Result<SigningKey, Fault>> {
  const algorithm = findAlgorithm(alg);
  try {
    const key = algorithm && (await freshKey(algorithm));
    const signing = key && signingKeyOf(key, { kid: `made-here-${randomBytes(4).toString('hex')}`, alg });
    if (signing) return ok(signing);
  } catch {
    // The runtime has no such key: said below.
  }
  const message = `This runtime makes no key for ${JSON.stringify(alg.slice(0, 40))}.`;
  return failed(fault('input.invalid', message, { parameter: 'alg', remedy: 'Choose another algorithm.' }));
}

async function freshKey({
  alg,
  family,
  hashBits = 256,
  curves = [],
}: Algorithm): Promise<KeyObject | undefined> {
  switch (family) {
    case 'hmac':
      return createSecretKey(randomBytes(hashBits / 8));
    case 'rsa-pkcs1':
    case 'rsa-pss':
      return (await generate('rsa', { modulusLength: 2048 })).privateKey;
    case 'ecdsa':
      return (await generate('ec', { namedCurve: curves[0] ?? alg })).privateKey;
    case 'eddsa':
      return (await (curves[0] === 'Ed448' ? generate('ed448', {}) : generate('ed25519', {}))).privateKey;
    case 'ml-dsa':
      if (alg === 'ML-DSA-44') return (await generate('ml-dsa-44', {})).privateKey;
      return (await (alg === 'ML-DSA-65' ? generate('ml-dsa-65', {}) : generate('ml-dsa-87', {}))).privateKey;
    case 'none':
      return undefined;
  }
}
