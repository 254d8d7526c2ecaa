import { createPrivateKey } from 'node:crypto';
import { type Fault, fault } from '../../core/faults.ts';
import type { DecryptionKey } from '../../core/jose/decryption.ts';
import type { Jwk } from '../../core/jose/verification.ts';
import { isJsonObject, member, stringMember } from '../../core/json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { Secret } from '../../core/secret.ts';
import { readJson } from '../../core/text/json.ts';
import { MAX_KEY_TEXT, PEM_BLOCK, derPrivateKey } from '../verify/key-text.ts';
import { secretReadings, whyNoSecret } from '../verify/secret-readings.ts';

/** Private and shared keys as a person gives them. Fault: input.invalid; its words never repeat the text. */
export function readDecryptionKeys(text: string): Result<readonly DecryptionKey[], Fault> {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('There is no key here.');
  if (trimmed.length > MAX_KEY_TEXT)
    return refuse('This is longer than a megabyte, which is no key and no key set.');
  if (trimmed.startsWith('{')) return readJwks(trimmed);
  if (trimmed.includes('-----BEGIN ')) return readPems(trimmed);
  const der = derPrivateKey(trimmed);
  if (der) return ok([toKey(der, 'the key you gave')]);
  const notASecret = whyNoSecret(trimmed);
  if (notASecret !== undefined) return refuse(notASecret);
  return ok(
    secretReadings(text).map(({ jwk, reading }) => ({
      ...toKey(jwk, `the secret you gave, read as ${reading}`),
      isReading: true,
    })),
  );
}

function readJwks(text: string): Result<readonly DecryptionKey[], Fault> {
  const { object } = readJson(text).part;
  if (!object) return refuse('This begins like JSON, and is none.');
  const list = member(object, 'keys');
  const jwks =
    list === undefined ? [object] : Array.isArray(list) ? list.filter((key) => isJsonObject(key)) : [];
  const keys = jwks.filter((jwk) => stringMember(jwk, 'kty') !== undefined);
  if (keys.length === 0)
    return refuse('This JSON is no key: it has neither "kty" (RFC 7517 §4.1) nor "keys" with such (§5.1).');
  const label = keys.length > 1 ? 'the keys you gave' : 'the key you gave';
  return ok(keys.map((jwk) => toKey(jwk, label)));
}

function readPems(text: string): Result<readonly DecryptionKey[], Fault> {
  const keys: DecryptionKey[] = [];
  for (const { 0: pem, 1: label = '' } of text.matchAll(PEM_BLOCK)) {
    if (label.endsWith('PARAMETERS')) continue;
    if (label === 'ENCRYPTED PRIVATE KEY' || /^Proc-Type: 4,ENCRYPTED/m.test(pem))
      return refuse('This private key is itself encrypted. Decrypt it first: openssl pkey -in FILE.');
    if (!label.endsWith('PRIVATE KEY'))
      return refuse(`A PEM block ${label} holds no private key: only a private key decrypts.`);
    const jwk = readPem(pem);
    if (!jwk) return refuse(`The PEM block ${label} cannot be read as a private key.`);
    keys.push(toKey(jwk, 'the key you gave'));
  }
  return keys.length > 0
    ? ok(keys)
    : refuse('This PEM has no complete block: its -----END line is missing or another.');
}

function readPem(pem: string): Jwk | undefined {
  try {
    const jwk: unknown = createPrivateKey(pem).export({ format: 'jwk' });
    return isJsonObject(jwk) ? jwk : undefined;
  } catch {
    return undefined;
  }
}

function toKey(jwk: Jwk, label: string): DecryptionKey {
  return { label, jwk: new Secret(jwk) };
}

function refuse(message: string): Result<never, Fault> {
  return failed(fault('input.invalid', message, { parameter: 'decryption_keys' }));
}
