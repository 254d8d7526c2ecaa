import { createHmac } from 'node:crypto';
import { signingKey } from './test-server.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT that nobody signed (RFC 7519 §6). */
export function unsigned(claims: Readonly<Record<string, unknown>>, alg = 'none'): string {
  return `${part({ alg })}.${part(claims)}.`;
}

/** A JWT with the right header and claims, signed by somebody else's key. */
export function forged(
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): string {
  return signingKey().sign({ ...claims }, { ...header });
}

/** A JWT with an HMAC over any bytes as its secret: a public key, say. */
export function hmacSigned(
  claims: Readonly<Record<string, unknown>>,
  secret: string | Uint8Array,
  header: Readonly<Record<string, unknown>> = {},
): string {
  const input = `${part({ alg: 'HS256', ...header })}.${part(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}
