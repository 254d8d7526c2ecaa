import { type KeyObject, createPrivateKey, createSecretKey } from 'node:crypto';
import { type Fault, fault } from '../../core/faults.ts';
import { hasSecretMembers } from '../../core/jose/keys.ts';
import { type JsonObject, isJsonObject, member, stringMember } from '../../core/json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { isStrictBase64url } from '../../core/text/base64url.ts';
import { readJson } from '../../core/text/json.ts';
import type { KeyForm, SigningKey } from '../../engine/ports/sign.ts';
import { signingKeyOf } from './signing-key.ts';

/** Nobody signs with a key of a megabyte. */
const MAX_TEXT = 1024 * 1024;

/** A key to sign with, as a person gives it. The words of a fault never repeat the text. Faults: input.invalid. */
export function readPrivateKey(text: string, form: KeyForm): Result<SigningKey, Fault> {
  if (text.trim() === '') return refuse('There is no key here.');
  if (text.length > MAX_TEXT) return refuse('This is longer than a megabyte, which is no key.');
  if (form === 'secret') return usable(createSecretKey(text, 'utf8'));
  if (form === 'secret_base64url') {
    return isStrictBase64url(text.trim())
      ? usable(createSecretKey(text.trim(), 'base64url'))
      : refuse('This secret is not base64url.');
  }
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return readJwk(trimmed);
  if (trimmed.includes('-----BEGIN ')) return readPem(trimmed);
  return refuse('This is neither a JWK nor PEM (which begins with -----BEGIN). Is it a shared secret?');
}

function readJwk(text: string): Result<SigningKey, Fault> {
  const { object } = readJson(text).part;
  if (!object) return refuse('This begins like JSON, and is none.');
  const jwk = privateKeyIn(object);
  if (!jwk) return refuse('This is a public key: only its private half can sign.');
  const { kty, kid, alg, k } = Object.fromEntries(
    ['kty', 'kid', 'alg', 'k'].map((name) => [name, stringMember(jwk, name)]),
  );
  const named = { ...(kid === undefined ? {} : { kid }), ...(alg === undefined ? {} : { alg }) };
  if (kty === 'oct') {
    return k !== undefined && isStrictBase64url(k)
      ? usable(createSecretKey(k, 'base64url'), named)
      : refuse('The "k" of this key is not base64url (RFC 7518 §6.4.1).');
  }
  try {
    return usable(createPrivateKey({ key: { ...jwk }, format: 'jwk' }), named);
  } catch {
    return refuse('This JWK cannot be read as a private key.');
  }
}

/** The key itself, or the first private one of a set. */
function privateKeyIn(object: JsonObject): JsonObject | undefined {
  const keys = member(object, 'keys');
  const all = Array.isArray(keys) ? keys.filter((key) => isJsonObject(key)) : [object];
  return all.find((key) => hasSecretMembers(key));
}

function readPem(text: string): Result<SigningKey, Fault> {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(text))
    return refuse('This private key is encrypted: decrypt it first.');
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    return refuse('This PEM has no private key in it, and only one can sign.');
  try {
    // Openssl writes the parameters of an EC key before it.
    return usable(createPrivateKey(text.slice(text.search(/-----BEGIN [A-Z ]*PRIVATE KEY-----/))));
  } catch {
    return refuse('This PEM cannot be read as a private key.');
  }
}

function usable(key: KeyObject, named: { kid?: string; alg?: string } = {}): Result<SigningKey, Fault> {
  const signing = signingKeyOf(key, named);
  if (!signing) return refuse('This runtime cannot use a key of this kind.');
  return signing.algs.length > 0
    ? ok(signing)
    : refuse('No signature algorithm that Assay knows fits this key.');
}

function refuse(message: string): Result<never, Fault> {
  const remedy = 'Give a private key as JWK or PEM, or a shared secret, or have a key made.';
  return failed(fault('input.invalid', message, { parameter: 'key', remedy }));
}
