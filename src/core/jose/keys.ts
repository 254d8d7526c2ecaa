import { type JsonObject, type JsonValue, member, stringMember } from '../json.ts';
import { decodeBase64url, isStrictBase64url } from '../text/base64url.ts';
import { type Algorithm, type KeyType, isSameAlgorithm } from './algorithms.ts';
import type { Jwk } from './verification.ts';

/** What makes a key of each type (RFC 7518 §6, RFC 8037 §2, RFC 9964 §3). */
interface KeyShape {
  /** Members that are the key; also those that RFC 7638 §3.2 hashes, with `kty`. */
  readonly required: readonly string[];
  /** Members that are base64url. */
  readonly encoded: readonly string[];
  readonly secret: readonly string[];
}

const RSA_SECRETS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth'];

const KEY_SHAPES: { readonly [kty in KeyType]: KeyShape } = {
  RSA: { required: ['e', 'n'], encoded: ['e', 'n'], secret: RSA_SECRETS },
  EC: { required: ['crv', 'x', 'y'], encoded: ['x', 'y'], secret: ['d'] },
  OKP: { required: ['crv', 'x'], encoded: ['x'], secret: ['d'] },
  AKP: { required: ['alg', 'pub'], encoded: ['pub'], secret: ['priv'] },
  oct: { required: ['k'], encoded: ['k'], secret: ['k'] },
};

/** Members that nobody but the key's owner may have, of any key type. */
export const SECRET_KEY_MEMBERS: ReadonlySet<string> = new Set(
  Object.values(KEY_SHAPES).flatMap((shape) => shape.secret),
);

/** Octets of a coordinate (RFC 7518 §6.2.1.2) or public key (RFC 8037 §2) on each curve. */
const CURVE_BYTES: { readonly [curve: string]: number } = {
  'P-256': 32,
  'P-384': 48,
  'P-521': 66,
  secp256k1: 32,
  Ed25519: 32,
  Ed448: 57,
};

/** The shape of the key's type; undefined where `kty` is none that Assay knows. */
export function keyShape(jwk: Jwk): KeyShape | undefined {
  const kty = stringMember(jwk, 'kty');
  const shapes: { readonly [kty: string]: KeyShape } = KEY_SHAPES;
  return kty !== undefined && Object.hasOwn(shapes, kty) ? shapes[kty] : undefined;
}

/** The JWK without its secret members, whatever its type: of an `oct` key nothing useful is left. */
export function toPublicJwk(jwk: Jwk): Jwk {
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => !SECRET_KEY_MEMBERS.has(name)));
}

/** Whether the JWK holds members that nobody but its owner may have. */
export function hasSecretMembers(jwk: Jwk): boolean {
  return secretMembers(jwk).length > 0;
}

/** The names of the JWK's members that nobody but its owner may have; never their values. */
export function secretMembers(jwk: Jwk): readonly string[] {
  return Object.keys(jwk).filter((name) => SECRET_KEY_MEMBERS.has(name));
}

/** Bits of an RSA modulus or of a shared secret; undefined for other keys and where it cannot be read. */
export function keyBits(jwk: Jwk): number | undefined {
  const kty = stringMember(jwk, 'kty');
  const text = kty === 'RSA' ? stringMember(jwk, 'n') : kty === 'oct' ? stringMember(jwk, 'k') : undefined;
  if (text === undefined || !isStrictBase64url(text)) return undefined;
  const bytes = decodeBase64url(text);
  if (kty === 'oct') return bytes.length * 8;
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : (bytes.length - first) * 8 - (Math.clz32(bytes[first] ?? 0) - 24);
}

/**
 * Why this key may not check a signature of this algorithm, as the end of a sentence that begins with "the key";
 * undefined where it may. A key that is too small may: that is a finding, not a reason to look away.
 */
export function whyUnusable(jwk: Jwk, algorithm: Algorithm): string | undefined {
  return whyWrongType(jwk, algorithm) ?? whyNotForThis(jwk, algorithm) ?? whyUnreadable(jwk);
}

/** Why the key is of the wrong type or curve. */
export function whyWrongType(jwk: Jwk, { alg, kty, curves, section }: Algorithm): string | undefined {
  const found = stringMember(jwk, 'kty');
  if (found === undefined) return 'has no "kty" (RFC 7517 §4.1)';
  if (found !== kty) return `is of type ${quote(found)}; ${alg} needs ${quote(kty ?? 'none')} (${section})`;
  const curve = stringMember(jwk, 'crv');
  if (curves === undefined || (curve !== undefined && curves.includes(curve))) return undefined;
  return `is on curve ${quote(curve ?? 'none')}; ${alg} needs ${curves.map(quote).join(' or ')} (${section})`;
}

/** Why the key says of itself that it is not for signatures (RFC 7517 §4.2, §4.3). */
export function whyNotForSignatures(jwk: Jwk): string | undefined {
  const use = member(jwk, 'use');
  if (use !== undefined && use !== 'sig') return `is marked "use": ${shown(use)} (RFC 7517 §4.2)`;
  const operations = member(jwk, 'key_ops');
  return operations !== undefined && !mayVerify(operations, jwk)
    ? 'has "key_ops" without "verify" (RFC 7517 §4.3)'
    : undefined;
}

/** Why the key's own words forbid this use (RFC 7517 §4.2 to §4.4). */
function whyNotForThis(jwk: Jwk, { alg }: Algorithm): string | undefined {
  const problem = whyNotForSignatures(jwk);
  if (problem !== undefined) return problem;
  const own = member(jwk, 'alg');
  if (own === undefined) return undefined;
  const isSame = typeof own === 'string' && isSameAlgorithm(own, alg, stringMember(jwk, 'crv'));
  return isSame ? undefined : `is for ${shown(own)}, not for ${alg} (RFC 7517 §4.4)`;
}

/** A private key that may sign was given for its public half. */
function mayVerify(operations: JsonValue, jwk: Jwk): boolean {
  if (!Array.isArray(operations)) return false;
  return operations.includes('verify') || (operations.includes('sign') && hasSecretMembers(jwk));
}

/** Why nothing can be verified with the key at all: a member that its type requires is absent or malformed. */
export function whyUnreadable(jwk: Jwk): string | undefined {
  const shape = keyShape(jwk);
  if (shape === undefined) return 'is of a type Assay does not know';
  const missing = shape.required.find((name) => typeof member(jwk, name) !== 'string');
  if (missing !== undefined) return `has no ${quote(missing)}`;
  const wrong = shape.encoded.find((name) => {
    const text = stringMember(jwk, name) ?? '';
    return text === '' || !isStrictBase64url(text);
  });
  if (wrong !== undefined) return `has a ${quote(wrong)} that is not base64url`;
  return whyWrongLength(jwk, shape);
}

function whyWrongLength(jwk: Jwk, shape: KeyShape): string | undefined {
  const curve = stringMember(jwk, 'crv');
  const expected = curve !== undefined && Object.hasOwn(CURVE_BYTES, curve) ? CURVE_BYTES[curve] : undefined;
  if (curve === undefined || expected === undefined) return undefined;
  for (const name of shape.encoded) {
    const length = decodeBase64url(stringMember(jwk, name) ?? '').length;
    if (length !== expected)
      return `has a ${quote(name)} of ${length} bytes; ${curve} has ${expected} (RFC 7518 §6.2.1.2)`;
  }
  return undefined;
}

/** The key and nothing but the key: the members its type requires, under the algorithm it is tried with. */
export function bareKey(jwk: Jwk, alg: string): Jwk {
  const bare: { [name: string]: JsonValue } = { kty: stringMember(jwk, 'kty') ?? '' };
  for (const name of keyShape(jwk)?.required ?? []) bare[name] = member(jwk, name) ?? '';
  const kid = stringMember(jwk, 'kid');
  if (kid !== undefined) bare['kid'] = kid;
  bare['alg'] = alg;
  return bare;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function shown(value: JsonValue | JsonObject): string {
  return typeof value === 'string' ? quote(value) : `a ${Array.isArray(value) ? 'list' : typeof value}`;
}
