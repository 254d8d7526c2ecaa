import { type KeyObject, createPublicKey } from 'node:crypto';

/** DER of an AlgorithmIdentifier id-RSASSA-PSS with SHA-2, MGF1 with the same, and a salt as long (RFC 4055 §3.1). */
function pssAlgorithm(hashBits: 256 | 384 | 512): Uint8Array {
  const hashId = { 256: 0x01, 384: 0x02, 512: 0x03 }[hashBits];
  const sha2 = [0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, hashId, 0x05, 0x00];
  const mgf1 = [0x30, 0x1a, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x08, ...sha2];
  const parameters = [0xa0, 0x0f, ...sha2, 0xa1, 0x1c, ...mgf1, 0xa2, 0x03, 0x02, 0x01, hashBits / 8];
  const id = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a];
  return Uint8Array.from([
    0x30,
    id.length + parameters.length + 2,
    ...id,
    0x30,
    parameters.length,
    ...parameters,
  ]);
}

/**
 * An RSA key that does nothing but PSS with this hash and a salt of its length (RFC 7518 §3.5), so that Node needs no
 * options with each signature. Undefined where this runtime reads no such key: BoringSSL may not.
 */
export function pssKey(key: KeyObject, hashBits: 256 | 384 | 512): KeyObject | undefined {
  const rsa = key.export({ type: 'pkcs1', format: 'der' });
  const bits = Buffer.concat([sizeOf(0x03, rsa.length + 1), Uint8Array.of(0), rsa]);
  const algorithm = pssAlgorithm(hashBits);
  const der = Buffer.concat([sizeOf(0x30, algorithm.length + bits.length), algorithm, bits]);
  try {
    const bound = createPublicKey({ key: der, type: 'spki', format: 'der' });
    return bound.asymmetricKeyType === 'rsa-pss' && bound.asymmetricKeyDetails?.saltLength === hashBits / 8
      ? bound
      : undefined;
  } catch {
    return undefined;
  }
}

/** Tag and length of a DER value that is longer than 255 bytes and shorter than 65,536. */
function sizeOf(tag: number, length: number): Uint8Array {
  return length > 255
    ? Uint8Array.of(tag, 0x82, length >> 8, length & 0xff)
    : Uint8Array.of(tag, 0x81, length);
}
