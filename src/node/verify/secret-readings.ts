import type { Jwk } from '../../core/jose/verification.ts';
import { isStrictBase64url } from '../../core/text/base64url.ts';

/** One way to read a secret that was given as text. */
export interface SecretReading {
  readonly jwk: Jwk;
  readonly reading: 'text' | 'base64url' | 'base64' | 'hex';
}

/**
 * A secret as a person gives it, in every reading it has: servers show the same bytes as text, base64url, base64 or
 * hex, and which it is only a try can tell. One line end at its end is the editor’s, not the secret’s.
 */
export function secretReadings(text: string): readonly SecretReading[] {
  const secret = text.replace(/\r?\n$/, '');
  const bare = secret.trim();
  const readings: SecretReading[] = [reading('text', Buffer.from(secret, 'utf8'))];
  if (/^(?:[\dA-Fa-f]{2})+$/.test(bare)) readings.push(reading('hex', Buffer.from(bare, 'hex')));
  const unpadded = bare.replace(/={1,2}$/, '');
  if (isStrictBase64url(unpadded) && unpadded !== '')
    readings.push(reading('base64url', Buffer.from(unpadded, 'base64url')));
  else if (/^[\d+/A-Za-z]+$/.test(unpadded) && unpadded.length % 4 !== 1)
    readings.push(reading('base64', Buffer.from(unpadded, 'base64')));
  return readings;
}

/** What a text is that was given for a secret, and is none; undefined where it may be one. */
export function whyNoSecret(text: string): string | undefined {
  if (/^https?:\/\/\S+$/i.test(text))
    return 'This is an address, not a key. Give it as the address of a JWKS.';
  if (/^e[yw][\w-]+\.[\w-]*\./.test(text)) return 'This is a token, not a key.';
  // Read as a secret, a public key in PEM is what an attacker signs with (RFC 8725 §3.1).
  if (PEM_ENCODED.test(text)) return 'This is PEM, encoded once more. Decode it, and give what comes out.';
  return undefined;
}

/** `-----BEGIN` in base64 (so also base64url) and in hexadecimal. */
const PEM_ENCODED = /^(?:LS0tLS1CRUdJT|2d2d2d2d2d424547494e)/i;

function reading(name: SecretReading['reading'], bytes: Buffer): SecretReading {
  return { reading: name, jwk: { kty: 'oct', k: bytes.toString('base64url') } };
}
