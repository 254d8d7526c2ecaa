/** RFC 7517 §4.5, §5.1 and §9.2, RFC 7518 §3.3, OIDC Core §10.1: a readable set of public keys that can be told apart. */
import { type Verdict, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { JsonObject } from '../../json.ts';
import { hasSecretMembers, keyBits } from '../../jose/keys.ts';
import { isJsonObject, member, stringMember } from '../../json.ts';
import type { MetadataInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { kindOf, shown, shownList } from '../seen.ts';

const AT = { kind: 'metadata', name: 'jwks_uri' } as const;
const MIN_RSA_BITS = 2048;

/** A published key with the name it is told by. */
export interface NamedKey {
  readonly key: JsonObject;
  /** Its kid, or its place in the list. */
  readonly name: string;
}

/** The keys of the set; else what to answer. */
export function keysOf({ jwks }: Pick<MetadataInput, 'jwks'>): readonly NamedKey[] | Verdict<never> {
  if (!jwks) return unchecked('No key set was received.');
  const keys = member(jwks, 'keys');
  if (!Array.isArray(keys)) return notApplicable('The key set cannot be read.');
  return keys.filter(isJsonObject).map((key, index) => ({ key, name: keyName(key, index) }));
}

function keyName(key: JsonObject, index: number): string {
  const kid = stringMember(key, 'kid');
  return kid === undefined || kid === '' ? `key ${index + 1}` : shown(kid);
}

/** Whether there were no keys to look at. */
export function isVerdict(keys: readonly NamedKey[] | Verdict<never>): keys is Verdict<never> {
  return 'outcome' in keys;
}

export const jwksMalformedRule = rule('jwks.document.malformed', ({ jwks }: MetadataInput) => {
  if (!jwks) return unchecked('No key set was received.');
  const keys = member(jwks, 'keys');
  if (!Array.isArray(keys)) return fail({ found: kindOf(keys) }, AT);
  return keys.every(isJsonObject)
    ? pass(AT)
    : fail({ found: 'a list with something else than keys in it' }, AT);
});

export const privateKeyPublishedRule = rule('jwks.key.private_published', (input: MetadataInput) => {
  const keys = keysOf(input);
  if (isVerdict(keys)) return keys;
  const secret = keys.filter(({ key }) => hasSecretMembers(key));
  return secret.length > 0 ? fail({ keys: shownList(secret.map(({ name }) => name)) }, AT) : pass(AT);
});

export const rsaTooSmallRule = rule('jwks.key.rsa_too_small', (input: MetadataInput) => {
  const keys = keysOf(input);
  if (isVerdict(keys)) return keys;
  const small = keys.flatMap(({ key, name }) => {
    const bits = stringMember(key, 'kty') === 'RSA' ? keyBits(key) : undefined;
    return bits !== undefined && bits < MIN_RSA_BITS ? [{ name, bits }] : [];
  });
  if (small.length === 0) return pass(AT);
  return fail({ keys: shownList(small.map(({ name }) => name)), bits: small.map(({ bits }) => bits) }, AT);
});

/** Keys of different types may share a kid as equivalent alternatives (RFC 7517 §4.5). */
export const kidDuplicateRule = rule('jwks.kid.duplicate', (input: MetadataInput) => {
  const keys = keysOf(input);
  if (isVerdict(keys)) return keys;
  const named = keys.filter(({ key }) => stringMember(key, 'kid') !== undefined);
  const groups = Map.groupBy(named, ({ key }) =>
    JSON.stringify([member(key, 'kid'), member(key, 'kty') ?? null]),
  );
  const kids = [...groups.values()].filter((group) => group.length > 1).map((group) => group[0]?.name ?? '');
  return kids.length > 0 ? fail({ kids: shownList(kids) }, AT) : pass(AT);
});

export const kidMissingInSetRule = rule('jwks.kid.missing', (input: MetadataInput) => {
  const keys = keysOf(input);
  if (isVerdict(keys)) return keys;
  const without = keys.filter(({ key }) => stringMember(key, 'kid') === undefined).length;
  return keys.length > 1 && without > 0 ? fail({ without, keyCount: keys.length }, AT) : pass(AT);
});
