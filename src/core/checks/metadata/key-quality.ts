/** RFC 7517 §4 to §4.4, RFC 7518 §3.1 and §3.4, RFC 8017 §3.1, OIDC Discovery §3: published keys that are whole, and say what they are for. */
import { type Verdict, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { findAlgorithm } from '../../jose/algorithms.ts';
import { keyShape, whyNotForSignatures, whyUnreadable, whyWrongType } from '../../jose/keys.ts';
import type { JsonObject } from '../../json.ts';
import { member, stringMember } from '../../json.ts';
import { decodeBase64url, isStrictBase64url } from '../../text/base64url.ts';
import type { MetadataInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { shownList } from '../seen.ts';
import { isVerdict, keysOf, type NamedKey } from './jwks.ts';

const AT = { kind: 'metadata', name: 'jwks_uri' } as const;

const documentEmptyRule = rule('jwks.document.empty', ({ jwks }: MetadataInput) => {
  if (!jwks) return unchecked('No key set was received.');
  const keys = member(jwks, 'keys');
  if (!Array.isArray(keys)) return notApplicable('The key set cannot be read.');
  const forSigning = keysOf({ jwks });
  const isGood =
    !isVerdict(forSigning) && forSigning.some(({ key }) => whyNotForSignatures(key) === undefined);
  return isGood ? pass(AT) : fail({ keyCount: keys.length }, AT);
});

/** What is wrong with each key, where something is; at most ten are told. */
function problemRule(
  code: 'jwks.key.malformed' | 'jwks.key.curve_mismatch' | 'jwks.key.alg_mismatch',
  problemOf: (key: JsonObject) => string | undefined,
): Rule<MetadataInput> {
  return rule(code, (input: MetadataInput) => {
    const keys = keysOf(input);
    if (isVerdict(keys)) return keys;
    const broken = keys.flatMap(({ key, name }) => {
      const problem = problemOf(key)?.replace(/ \((?:RFC [^()]*)\)$/, '');
      return problem === undefined ? [] : [{ name, problem }];
    });
    if (broken.length === 0) return pass(AT);
    const told = broken.slice(0, 10);
    return fail({ keys: told.map(({ name }) => name), problems: told.map(({ problem }) => problem) }, AT);
  });
}

/** Keys to encrypt with and of types to come are none of ours to judge. */
function malformed(key: JsonObject): string | undefined {
  if (stringMember(key, 'kty') === undefined) return 'has no "kty"';
  return keyShape(key) === undefined ? undefined : whyUnreadable(key);
}

function signingAlgorithm(key: JsonObject) {
  const alg = stringMember(key, 'alg');
  return alg === undefined ? undefined : findAlgorithm(alg);
}

function curveMismatch(key: JsonObject): string | undefined {
  const algorithm = signingAlgorithm(key);
  if (!algorithm || algorithm.kty !== stringMember(key, 'kty')) return undefined;
  return whyWrongType(key, algorithm);
}

function algMismatch(key: JsonObject): string | undefined {
  const algorithm = signingAlgorithm(key);
  const kty = stringMember(key, 'kty');
  return algorithm && kty !== undefined && algorithm.kty !== kty ? whyWrongType(key, algorithm) : undefined;
}

/** A rule that names the keys of which something is true. */
function keysRule(
  code:
    | 'jwks.key.use_conflict'
    | 'jwks.key.ops_repeated'
    | 'jwks.key.use_missing'
    | 'jwks.key.rsa_exponent_weak',
  choose: (keys: readonly NamedKey[]) => readonly NamedKey[],
): Rule<MetadataInput> {
  return rule(code, (input: MetadataInput): Verdict<{ readonly keys: readonly string[] }> => {
    const keys = keysOf(input);
    if (isVerdict(keys)) return keys;
    const names = choose(keys).map(({ name }) => name);
    return names.length > 0 ? fail({ keys: shownList(names) }, AT) : pass(AT);
  });
}

const SIGNING = new Set(['sign', 'verify']);

function contradicts({ key }: NamedKey): boolean {
  const use = member(key, 'use');
  const operations = member(key, 'key_ops');
  if (use === undefined || !Array.isArray(operations) || operations.length === 0) return false;
  const [signs, others] = [operations.some(isSigning), operations.some((one) => !isSigning(one))];
  return use === 'sig' ? others || !signs : use === 'enc' ? signs : false;
}

function isSigning(operation: unknown): boolean {
  return typeof operation === 'string' && SIGNING.has(operation);
}

function repeats({ key }: NamedKey): boolean {
  const operations = member(key, 'key_ops');
  return Array.isArray(operations) && new Set(operations).size < operations.length;
}

/** Encryption keys are told by use, key_ops or an algorithm that only encrypts. */
function isForEncryption({ key }: NamedKey): boolean {
  const alg = stringMember(key, 'alg') ?? '';
  return member(key, 'use') === 'enc' || /^(?:RSA-OAEP|RSA1_5|ECDH-ES)/.test(alg);
}

/** Exponents are short; an even one ends in a zero bit. */
function hasWeakExponent({ key }: NamedKey): boolean {
  const e = stringMember(key, 'kty') === 'RSA' ? stringMember(key, 'e') : undefined;
  if (e === undefined || e === '' || !isStrictBase64url(e)) return false;
  const bytes = decodeBase64url(e);
  const last = bytes.at(-1) ?? 0;
  const isOne = last === 1 && bytes.subarray(0, -1).every((byte) => byte === 0);
  return isOne || last % 2 === 0;
}

/** The key set. */
export const keyQualityRules: readonly Rule<MetadataInput>[] = [
  documentEmptyRule,
  problemRule('jwks.key.malformed', malformed),
  problemRule('jwks.key.alg_mismatch', algMismatch),
  problemRule('jwks.key.curve_mismatch', curveMismatch),
  keysRule('jwks.key.use_conflict', (keys) => keys.filter(contradicts)),
  keysRule('jwks.key.ops_repeated', (keys) => keys.filter(repeats)),
  keysRule('jwks.key.use_missing', (keys) =>
    keys.some(isForEncryption) ? keys.filter((named) => member(named.key, 'use') === undefined) : [],
  ),
  keysRule('jwks.key.rsa_exponent_weak', (keys) => keys.filter(hasWeakExponent)),
];
