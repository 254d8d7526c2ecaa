import { hash } from 'node:crypto';
import { findAlgorithm } from '../../core/jose/algorithms.ts';
import type { ParsedJws } from '../../core/jose/token.ts';
import { stringMember } from '../../core/json.ts';

/**
 * Whether these bytes, as a shared secret, make the signature of an HMAC token (RFC 2104, by two one-shot hashes: hundreds
 * of secrets are tried on one token, and an object of `createHmac` for each costs more than the hashing). Never throws for
 * what either holds.
 */
export function fitsSecret(token: ParsedJws, secret: Uint8Array): boolean {
  const algorithm = findAlgorithm(stringMember(token.header.json?.object, 'alg') ?? '');
  const signature = token.signature.bytes;
  const { family, hashBits } = algorithm ?? {};
  if (family !== 'hmac' || hashBits === undefined || signature?.length !== hashBits / 8) return false;
  const digest = `sha${hashBits}`;
  const { inner, outer } = padsOf(secret, hashBits);
  const text = signedAfter(token, inner.length);
  text.set(inner);
  const last = Buffer.concat([outer, hash(digest, text, 'buffer')]);
  return hash(digest, last, 'buffer').equals(signature);
}

interface Pads {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

type HashBits = 256 | 384 | 512;

/** Made once for each secret of a list. */
const pads = new WeakMap<Uint8Array, Map<HashBits, Pads>>();

function padsOf(secret: Uint8Array, hashBits: HashBits): Pads {
  const bySecret = pads.get(secret) ?? new Map<HashBits, Pads>();
  const known = bySecret.get(hashBits);
  if (known) return known;
  const block = hashBits === 256 ? 64 : 128;
  const key = secret.length > block ? hash(`sha${hashBits}`, secret, 'buffer') : secret;
  const made: Pads = { inner: Buffer.alloc(block, 0x36), outer: Buffer.alloc(block, 0x5c) };
  for (const [index, byte] of key.entries()) {
    made.inner[index] = byte ^ 0x36;
    made.outer[index] = byte ^ 0x5c;
  }
  pads.set(secret, bySecret.set(hashBits, made));
  return made;
}

/** What was signed, after room for a pad: made once for all secrets that are tried on a token. */
const texts = new WeakMap<ParsedJws, Buffer>();

function signedAfter(token: ParsedJws, block: number): Buffer {
  const known = texts.get(token);
  if (known) return known;
  const signed = Buffer.from(`${token.header.text}.${token.payload.text}`);
  const text = Buffer.concat([Buffer.alloc(block), signed]);
  texts.set(token, text);
  return text;
}
