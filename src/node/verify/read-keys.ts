import { X509Certificate, createPublicKey } from 'node:crypto';
import { type Fault, fault } from '../../core/faults.ts';
import { toPublicJwk } from '../../core/jose/keys.ts';
import type { Jwk } from '../../core/jose/verification.ts';
import { type JsonObject, isJsonObject, member, stringMember } from '../../core/json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { readJson } from '../../core/text/json.ts';
import { MAX_KEY_TEXT, PEM_BLOCK, derPublicKey } from './key-text.ts';

/**
 * Keys as a person gives them: a JWKS, a JWK, or PEM blocks (public keys, certificates, private keys of which the
 * public half is taken). Shared secrets stay as they are: they have no public half. Fault: input.invalid.
 */
export function readKeys(text: string): Result<readonly Jwk[], Fault> {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('There is no key here.');
  if (trimmed.length > MAX_KEY_TEXT)
    return refuse('This is longer than a megabyte, which is no key and no key set.');
  if (trimmed.startsWith('{')) return readJwks(trimmed);
  if (trimmed.includes('-----BEGIN ')) return readPems(trimmed);
  const der = derPublicKey(trimmed);
  if (der) return ok([der]);
  return refuse('This is neither a JWK, nor a JWKS, nor PEM (which begins with -----BEGIN).');
}

/** Whether a text is meant as a key and no secret: empty, huge, JSON or PEM, however broken. */
export function isKeyText(text: string): boolean {
  const trimmed = text.trim();
  return (
    trimmed === '' ||
    trimmed.length > MAX_KEY_TEXT ||
    trimmed.startsWith('{') ||
    trimmed.includes('-----BEGIN ')
  );
}

function readJwks(text: string): Result<readonly Jwk[], Fault> {
  const { object } = readJson(text).part;
  if (!object) return refuse('This begins like JSON, and is none.');
  const list = member(object, 'keys');
  if (list === undefined) {
    if (stringMember(object, 'kty') !== undefined) return ok([publicHalf(object)]);
    return refuse('This JSON is no key: it has neither "kty" (RFC 7517 §4.1) nor "keys" (§5.1).');
  }
  if (!Array.isArray(list)) return refuse('The "keys" of this key set are no list (RFC 7517 §5.1).');
  // RFC 7517 §5: what is no key that one understands is passed over.
  const keys = list
    .filter((key) => isJsonObject(key))
    .filter((key) => stringMember(key, 'kty') !== undefined);
  if (keys.length === 0) return refuse(`This key set has no key in it, of ${list.length} entries.`);
  return ok(keys.map(publicHalf));
}

function publicHalf(jwk: JsonObject): Jwk {
  return stringMember(jwk, 'kty') === 'oct' ? jwk : toPublicJwk(jwk);
}

function readPems(text: string): Result<readonly Jwk[], Fault> {
  const keys: Jwk[] = [];
  for (const { 0: pem, 1: label = '' } of text.matchAll(PEM_BLOCK)) {
    // Written beside EC keys by openssl; the key names its curve itself.
    if (label.endsWith('PARAMETERS')) continue;
    if (label === 'ENCRYPTED PRIVATE KEY' || /^Proc-Type: 4,ENCRYPTED/m.test(pem)) {
      return refuse('This private key is encrypted. Give its public half, or decrypt it first.');
    }
    const jwk = readPem(pem, label);
    if (!jwk) return refuse(`The PEM block ${label} cannot be read as a key for signatures.`);
    keys.push(jwk);
  }
  return keys.length > 0
    ? ok(keys)
    : refuse('This PEM has no complete block: its -----END line is missing or another.');
}

function readPem(pem: string, label: string): Jwk | undefined {
  try {
    // Of a private key this makes the public half.
    const key = label.endsWith('CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem);
    return toJwk(key.export({ format: 'jwk' }));
  } catch {
    return undefined;
  }
}

/** The public key of a certificate in `x5c` form (RFC 7515 §4.1.6: base64 of the DER), as a JWK. */
export function certificateKey(x5c: string): Jwk | undefined {
  if (x5c.length > MAX_KEY_TEXT || !/^[\d+/A-Za-z]+={0,2}$/.test(x5c)) return undefined;
  try {
    return toJwk(new X509Certificate(Buffer.from(x5c, 'base64')).publicKey.export({ format: 'jwk' }));
  } catch {
    return undefined;
  }
}

function toJwk(exported: unknown): Jwk | undefined {
  return isJsonObject(exported) ? exported : undefined;
}

/** The words never repeat the text: it may be a private key. */
function refuse(message: string): Result<never, Fault> {
  return failed(fault('input.invalid', message, { parameter: 'keys' }));
}
