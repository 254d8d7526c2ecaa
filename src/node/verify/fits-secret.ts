import { createHmac, timingSafeEqual } from 'node:crypto';
import { findAlgorithm } from '../../core/jose/algorithms.ts';
import type { ParsedJws } from '../../core/jose/token.ts';
import { stringMember } from '../../core/json.ts';

/** Whether these bytes, as a shared secret, make the signature of an HMAC token. Never throws for what either holds. */
export function fitsSecret(token: ParsedJws, secret: Uint8Array): boolean {
  const algorithm = findAlgorithm(stringMember(token.header.json?.object, 'alg') ?? '');
  const signature = token.signature.bytes;
  if (algorithm?.family !== 'hmac' || algorithm.hashBits === undefined || !signature) return false;
  const signed = `${token.header.text}.${token.payload.text}`;
  const mac = createHmac(`sha${algorithm.hashBits}`, secret).update(signed).digest();
  return mac.length === signature.length && timingSafeEqual(mac, signature);
}
