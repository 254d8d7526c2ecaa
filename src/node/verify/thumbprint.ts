import { hash } from 'node:crypto';
import { thumbprintInput } from '../../core/jose/thumbprint.ts';
import type { Jwk } from '../../core/jose/verification.ts';

/**
 * RFC 7638 SHA-256 thumbprint of a public key, base64url; undefined where a required member is missing.
 * Of a shared secret there is none: it would let anyone try guesses against it (RFC 7638 §7).
 */
export function thumbprint(jwk: Jwk): string | undefined {
  return jwk['kty'] === 'oct' ? undefined : contentHash(jwk);
}

/** The same of any key: names a key inside this process, and is never shown. */
export function contentHash(jwk: Jwk): string | undefined {
  const input = thumbprintInput(jwk);
  return input === undefined ? undefined : hash('sha256', input, 'base64url');
}
