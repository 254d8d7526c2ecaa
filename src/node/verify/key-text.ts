import { X509Certificate, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { Jwk } from '../../core/jose/verification.ts';
import { isJsonObject } from '../../core/json.ts';

/** A key set of a megabyte is no key set. */
export const MAX_KEY_TEXT = 1024 * 1024;

/** A block ends before the next begins: else each of many beginnings without an end is followed to the end of the text. */
export const PEM_BLOCK = /-----BEGIN ([A-Z\d ]+)-----(?:(?!-----BEGIN )[\s\S])*?-----END \1-----/g;

/** Every DER structure of a key or certificate is a SEQUENCE, of more than 127 bytes or (elliptic curves) less. */
const DER_START = /^M[A-Z]/;

/** A private key in base64 without the lines of PEM around it (PKCS #8, PKCS #1, SEC 1); undefined where it is none. */
export function derPrivateKey(text: string): Jwk | undefined {
  return readDer(text, (key) => [
    () => createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
    () => createPrivateKey({ key, format: 'der', type: 'pkcs1' }),
    () => createPrivateKey({ key, format: 'der', type: 'sec1' }),
  ]);
}

/** The public key in a certificate, an SPKI or a private key in base64 without the lines of PEM around it. */
export function derPublicKey(text: string): Jwk | undefined {
  return (
    readDer(text, (key) => [
      () => new X509Certificate(key).publicKey,
      () => createPublicKey({ key, format: 'der', type: 'spki' }),
      () => createPublicKey({ key, format: 'der', type: 'pkcs1' }),
    ]) ??
    readDer(text, (key) => [
      () => createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' })),
      () => createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs1' })),
      () => createPublicKey(createPrivateKey({ key, format: 'der', type: 'sec1' })),
    ])
  );
}

function readDer(text: string, ways: (der: Buffer) => readonly (() => KeyObject)[]): Jwk | undefined {
  const bare = text.replaceAll(/\s+/g, '');
  if (!DER_START.test(bare) || bare.length < 56 || !/^[\d+/A-Za-z]+={0,2}$/.test(bare)) return undefined;
  for (const way of ways(Buffer.from(bare, 'base64'))) {
    try {
      const jwk: unknown = way().export({ format: 'jwk' });
      if (isJsonObject(jwk)) return jwk;
    } catch {
      // Another structure, or none.
    }
  }
  return undefined;
}
