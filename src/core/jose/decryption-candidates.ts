import { type JsonObject, type JsonValue, member, stringMember } from '../json.ts';
import type { DecryptionAttempt, DecryptionCandidate, DecryptionKey } from './decryption.ts';
import { AGREEMENT_CURVES, type ContentEncryption, type KeyManagement } from './jwe-algorithms.ts';
import { keyBits } from './keys.ts';
import type { Jwk } from './verification.ts';

/** Which keys may be tried on a recipient, and which may not and why. */
export interface ChosenDecryption {
  /** In the order in which they should be tried: first those that the header names. */
  readonly candidates: readonly DecryptionCandidate[];
  readonly attempts: readonly DecryptionAttempt[];
}

/** More keys than this are not tried on one token: each costs a private key operation. */
const MAX_CANDIDATES = 64;

/**
 * Chooses the keys that may be tried: those of the type and curve that the algorithm needs, for which the key’s own
 * words allow it (RFC 7517 §4.2 to §4.4). Where the header names a key that is here, only that one; a person’s key
 * without that name is tried all the same where none has it.
 */
export function chooseDecryptionKeys(
  header: JsonObject,
  keys: readonly DecryptionKey[],
  management: KeyManagement,
  encryption: ContentEncryption,
): ChosenDecryption {
  const kid = stringMember(header, 'kid');
  const named = kid === undefined ? [] : keys.filter(({ jwk }) => stringMember(jwk.expose(), 'kid') === kid);
  const candidates: DecryptionCandidate[] = [];
  const attempts: DecryptionAttempt[] = [];
  for (const key of named.length > 0 ? named : keys) {
    const jwk = key.jwk.expose();
    const reason = whyNotToDecrypt(jwk, header, management, encryption);
    const own = stringMember(jwk, 'kid');
    const name = own === undefined ? {} : { kid: own };
    if (reason === undefined && candidates.length < MAX_CANDIDATES)
      candidates.push({ key, management, ...name });
    else {
      const why = reason === undefined ? `was not tried: ${MAX_CANDIDATES} others were` : reason;
      attempts.push({
        label: key.label,
        ...name,
        alg: management.alg,
        result: 'unusable',
        reason: `the key ${why}`,
      });
    }
  }
  return { candidates, attempts };
}

/** Why this key may not be tried, as the end of a sentence that begins with "the key"; undefined where it may. */
function whyNotToDecrypt(
  jwk: Jwk,
  header: JsonObject,
  management: KeyManagement,
  encryption: ContentEncryption,
): string | undefined {
  return (
    whyWrongType(jwk, header, management) ??
    whyNotForThis(jwk, management, encryption) ??
    whyWrongSize(jwk, management, encryption)
  );
}

const PRIVATE_MEMBER: { readonly [kty: string]: string } = { RSA: 'd', EC: 'd', OKP: 'd', oct: 'k' };

function whyWrongType(
  jwk: Jwk,
  header: JsonObject,
  { alg, kty, family, section }: KeyManagement,
): string | undefined {
  const found = stringMember(jwk, 'kty');
  if (found === undefined || !kty.some((type) => type === found))
    return `is of type ${quote(found ?? 'none')}; ${alg} needs ${kty.map(quote).join(' or ')} (${section})`;
  if (stringMember(jwk, PRIVATE_MEMBER[found] ?? 'd') === undefined)
    return 'is a public key: only its private half decrypts';
  if (family !== 'ecdh-es') return undefined;
  const curve = stringMember(jwk, 'crv') ?? 'none';
  if (!Object.hasOwn(AGREEMENT_CURVES, curve))
    return `is on curve ${quote(curve)}, which is not for key agreement`;
  const epk = member(header, 'epk');
  const theirs =
    typeof epk === 'object' && epk !== null && !Array.isArray(epk)
      ? stringMember(epk as JsonObject, 'crv')
      : undefined;
  return theirs === undefined || theirs === curve
    ? undefined
    : `is on curve ${quote(curve)}; the token's "epk" is on ${quote(theirs)}`;
}

const OPERATIONS = ['decrypt', 'unwrapKey', 'deriveKey', 'deriveBits'];

function whyNotForThis(
  jwk: Jwk,
  { alg, family }: KeyManagement,
  { enc }: ContentEncryption,
): string | undefined {
  const use = member(jwk, 'use');
  if (use !== undefined && use !== 'enc') return `is marked "use": ${shown(use)} (RFC 7517 §4.2)`;
  const operations = member(jwk, 'key_ops');
  if (
    operations !== undefined &&
    !(Array.isArray(operations) && operations.some((one) => OPERATIONS.some((name) => name === one)))
  )
    return 'has "key_ops" without one that decrypts (RFC 7517 §4.3)';
  const own = member(jwk, 'alg');
  const isSame = own === undefined || own === alg || (family === 'direct' && own === enc);
  return isSame ? undefined : `is for ${shown(own)}, not for ${alg} (RFC 7517 §4.4)`;
}

function whyWrongSize(
  jwk: Jwk,
  { alg, family, wrapBits }: KeyManagement,
  encryption: ContentEncryption,
): string | undefined {
  if (family !== 'direct' && family !== 'aes-kw' && family !== 'aes-gcm-kw') return undefined;
  const wanted = family === 'direct' ? encryption.keyBits : wrapBits;
  const bits = keyBits(jwk);
  if (bits === undefined) return 'has a "k" that is not base64url';
  const what = family === 'direct' ? encryption.enc : alg;
  return bits === wanted ? undefined : `has ${bits} bits; ${what} needs ${wanted}`;
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}

function shown(value: JsonValue): string {
  return typeof value === 'string' ? quote(value) : 'no string';
}
