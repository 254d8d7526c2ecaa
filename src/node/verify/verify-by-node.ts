import { type KeyObject, constants, createHmac, timingSafeEqual, verify } from 'node:crypto';
import type { Algorithm } from '../../core/jose/algorithms.ts';
import { assertNever } from '../../core/result.ts';

/** Whether a signature fits, by Node's crypto alone. Throws where the runtime lacks the algorithm. */
export function verifyByNode(
  algorithm: Algorithm,
  key: KeyObject,
  signed: string,
  signature: Uint8Array,
): boolean {
  const { family, hashBits = 256 } = algorithm;
  const data = Buffer.from(signed, 'utf8');
  const hash = `sha${hashBits}`;
  switch (family) {
    case 'hmac': {
      const mac = createHmac(hash, key).update(data).digest();
      return mac.length === signature.length && timingSafeEqual(mac, signature);
    }
    case 'rsa-pkcs1':
      return verify(hash, data, key, signature);
    case 'rsa-pss': {
      const padding = constants.RSA_PKCS1_PSS_PADDING;
      return verify(hash, data, { key, padding, saltLength: hashBits / 8 }, signature);
    }
    case 'ecdsa':
      // RFC 7518 §3.4: the two numbers side by side, not DER.
      return verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature);
    case 'eddsa':
    case 'ml-dsa':
      return verify(null, data, key, signature);
    case 'none':
      return false;
    default:
      return assertNever(family, 'algorithm family');
  }
}
