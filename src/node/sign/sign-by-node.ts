import { type KeyObject, constants, createHmac, sign } from 'node:crypto';
import type { Algorithm } from '../../core/jose/algorithms.ts';
import { assertNever } from '../../core/result.ts';

/** A signature by Node's crypto, in the form that JOSE has it. Throws where the key or the runtime cannot. */
export function signByNode({ family, hashBits = 256 }: Algorithm, key: KeyObject, text: string): Uint8Array {
  const data = Buffer.from(text, 'ascii');
  const hash = `sha${hashBits}`;
  switch (family) {
    case 'hmac':
      return createHmac(hash, key).update(data).digest();
    case 'rsa-pkcs1':
      return sign(hash, data, key);
    case 'rsa-pss':
      return sign(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: hashBits / 8 });
    case 'ecdsa':
      // RFC 7518 §3.4: the two numbers side by side, not DER.
      return sign(hash, data, { key, dsaEncoding: 'ieee-p1363' });
    case 'eddsa':
    case 'ml-dsa':
      return sign(null, data, key);
    case 'none':
      throw new Error('none has no signature');
    default:
      return assertNever(family, 'algorithm family');
  }
}
