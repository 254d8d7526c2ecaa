/** RFC 7515 §4.1.1 (registered names), RFC 9864 §4.1.2 (EdDSA), FAPI 2.0 §5.4.1, RFC 9068 §2.1, OIDC Core §10.1: a good choice of algorithm. */
import { type Verdict, claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { JsonObject } from '../../json.ts';
import { findAlgorithm } from '../../jose/algorithms.ts';
import { onHeader, textClaim } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { shown } from '../seen.ts';

const AT = claimAt('header', 'alg');
const FAPI_ALGS = new Set(['PS256', 'ES256', 'EdDSA', 'Ed25519']);

/** The algorithm of a token that is signed; else what to answer. */
function signedWith(header: JsonObject): string | Verdict<never> {
  const alg = textClaim(header, 'alg');
  if (alg === undefined) return unchecked('The header names no algorithm.');
  return alg.toLowerCase() === 'none' ? notApplicable('The token is not signed at all.') : alg;
}

const algUnknownRule = rule(
  'token.alg.unknown',
  onHeader((header) => {
    const alg = signedWith(header);
    if (typeof alg !== 'string') return alg;
    return findAlgorithm(alg) ? pass(AT) : fail({ alg: shown(alg) }, AT);
  }),
);

const algDeprecatedRule = rule(
  'token.alg.deprecated',
  onHeader((header) => {
    const alg = signedWith(header);
    if (typeof alg !== 'string') return alg;
    return alg === 'EdDSA' ? fail({ alg, instead: 'Ed25519 or Ed448' }, AT) : pass(AT);
  }),
);

const algNotFapiRule = rule(
  'token.alg.not_fapi',
  onHeader((header) => {
    const alg = signedWith(header);
    if (typeof alg !== 'string') return alg;
    return FAPI_ALGS.has(alg) ? pass(AT) : fail({ alg: shown(alg) }, AT);
  }),
);

/** Any JWT. */
export const algChoiceRules: readonly Rule<JwtInput>[] = [algUnknownRule, algDeprecatedRule, algNotFapiRule];

function isSymmetric(alg: string): boolean {
  return findAlgorithm(alg)?.family === 'hmac';
}

export const algSymmetricRule = rule(
  'access_token.alg.symmetric',
  onHeader((header) => {
    const alg = signedWith(header);
    if (typeof alg !== 'string') return alg;
    return isSymmetric(alg) ? fail({ alg }, AT) : pass(AT);
  }),
);

export const algSymmetricPublicClientRule = rule(
  'id_token.alg.symmetric_public_client',
  onHeader((header, { expected: { isPublicClient } }) => {
    const alg = signedWith(header);
    if (typeof alg !== 'string') return alg;
    if (!isSymmetric(alg)) return pass(AT);
    if (isPublicClient === undefined) return unchecked('Whether the client has a secret is not known.');
    return isPublicClient ? fail({ alg }, AT) : pass(AT);
  }),
);
