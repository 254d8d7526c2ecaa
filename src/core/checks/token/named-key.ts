/** RFC 7517 §4.2 to §4.4, RFC 7518 §3.2 and §3.3, RFC 8725 §3.1: whether the key that a token names may sign with its algorithm, and is strong enough. */
import { type Verdict, claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { type Algorithm, findAlgorithm, isSameAlgorithm } from '../../jose/algorithms.ts';
import { keyBits, whyNotForSignatures, whyWrongType } from '../../jose/keys.ts';
import type { Jwk } from '../../jose/verification.ts';
import { stringMember } from '../../json.ts';
import type { JwtInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { shown } from '../seen.ts';

const KID = claimAt('header', 'kid');
const ALG = claimAt('header', 'alg');

/** Without its citation: the finding has its own. */
function plain(problem: string): string {
  return problem.replace(/ \((?:RFC [^()]*)\)$/, '');
}

interface Named {
  readonly kid: string;
  readonly keys: readonly Jwk[];
  readonly algorithm: Algorithm;
}

/** The keys of the name that the header gives, and the algorithm; else what to answer. */
function namedKeys({ header, keys }: JwtInput): Named | Verdict<never> {
  const kid = stringMember(header, 'kid');
  if (kid === undefined) return notApplicable('The header names no key.');
  const algorithm = findAlgorithm(stringMember(header, 'alg') ?? '');
  if (!algorithm || algorithm.family === 'none') return notApplicable('The header names no known algorithm.');
  const all = keys?.flatMap((set) => set.keys) ?? [];
  if (all.length === 0) return unchecked('No keys are at hand to look at.');
  const named = all.filter((key) => stringMember(key, 'kid') === kid);
  if (named.length === 0) return notApplicable('No key at hand has this name.');
  return { kid, keys: named, algorithm };
}

function isVerdict(found: Named | Verdict<never>): found is Verdict<never> {
  return 'outcome' in found;
}

/** Several keys may share a name: something is wrong where it is with every one of them. */
function problemOfAll(keys: readonly Jwk[], problemOf: (key: Jwk) => string | undefined): string | undefined {
  const problems = keys.map(problemOf);
  return problems.every((problem) => problem !== undefined) ? problems[0] : undefined;
}

const keyWrongTypeRule = rule('token.key.wrong_type', (input: JwtInput) => {
  const named = namedKeys(input);
  if (isVerdict(named)) return named;
  const problem = problemOfAll(named.keys, (key) => whyWrongType(key, named.algorithm));
  return problem === undefined ? pass(KID) : fail({ kid: shown(named.kid), problem: plain(problem) }, KID);
});

const keyNotForSignaturesRule = rule('token.key.not_for_signatures', (input: JwtInput) => {
  const named = namedKeys(input);
  if (isVerdict(named)) return named;
  const problem = problemOfAll(named.keys, whyNotForSignatures);
  return problem === undefined ? pass(KID) : fail({ kid: shown(named.kid), problem: plain(problem) }, KID);
});

const keyOtherAlgRule = rule('token.key.other_alg', (input: JwtInput) => {
  const named = namedKeys(input);
  if (isVerdict(named)) return named;
  const { alg } = named.algorithm;
  const keyAlg = problemOfAll(named.keys, (key) => {
    const own = stringMember(key, 'alg');
    return own === undefined || isSameAlgorithm(own, alg, stringMember(key, 'crv')) ? undefined : own;
  });
  return keyAlg === undefined ? pass(KID) : fail({ kid: shown(named.kid), alg, keyAlg: shown(keyAlg) }, KID);
});

/** The key that the signature fits, where it was verified; else the one that the header names. */
function signingKey(input: JwtInput): Jwk | undefined {
  const kid = input.signature.state === 'verified' ? input.signature.kid : stringMember(input.header, 'kid');
  const all = input.keys?.flatMap((set) => set.keys) ?? [];
  const named = all.filter((key) => kid !== undefined && stringMember(key, 'kid') === kid);
  return named[0] ?? (all.length === 1 ? all[0] : undefined);
}

const rsaTooSmallRule = rule('token.key.rsa_too_small', (input: JwtInput) => {
  const alg = stringMember(input.header, 'alg') ?? '';
  if (findAlgorithm(alg)?.kty !== 'RSA') return notApplicable('The algorithm is not RSA.');
  const key = signingKey(input);
  const bits = key && stringMember(key, 'kty') === 'RSA' ? keyBits(key) : undefined;
  if (bits === undefined) return unchecked('The key that signed is not at hand.');
  return bits < 2048 ? fail({ bits, alg }, ALG) : pass(ALG);
});

const secretTooShortRule = rule('token.key.secret_too_short', (input: JwtInput) => {
  const algorithm = findAlgorithm(stringMember(input.header, 'alg') ?? '');
  if (algorithm?.family !== 'hmac') return notApplicable('The algorithm needs no shared secret.');
  const key = input.signature.state === 'verified' ? signingKey(input) : undefined;
  const bits = key && stringMember(key, 'kty') === 'oct' ? keyBits(key) : undefined;
  if (bits === undefined) return unchecked('The secret that signed is not at hand.');
  const least = algorithm.minKeyBits ?? 256;
  return bits < least ? fail({ bits, alg: algorithm.alg, least }, ALG) : pass(ALG);
});

/** Any JWT. */
export const namedKeyRules: readonly Rule<JwtInput>[] = [
  keyWrongTypeRule,
  keyNotForSignaturesRule,
  keyOtherAlgRule,
  rsaTooSmallRule,
  secretTooShortRule,
];
