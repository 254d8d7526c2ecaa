/** RFC 7515 §5.2, RFC 7519 §7.2, RFC 8725 §3.8: what became of the signature, and on whose word. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { stringMember } from '../../json.ts';
import type { TokenKind } from '../../jose/token.ts';
import type { TrustSource } from '../../jose/verification.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';
import { isLoopback, parseUrl } from '../url.ts';

function bytesOfSignature({ token }: JwtInput) {
  return { kind: 'bytes', start: token.signature.start, end: token.signature.end } as const;
}

function sourceWords(trust: TrustSource | undefined): string | null {
  if (!trust) return null;
  if (trust.kind === 'self_asserted') return 'the token itself';
  return shown(trust.kind === 'issuer_jwks' ? trust.issuer : trust.label);
}

export const signatureInvalidRule = rule('token.signature.invalid', (input: JwtInput) => {
  const { signature } = input;
  if (signature.state === 'verified') return pass(bytesOfSignature(input));
  if (signature.state === 'unchecked') return notApplicable('The signature was not checked.');
  if (signature.state === 'self_asserted') return notApplicable('No key of the issuer was tried.');
  if (signature.reason !== 'bad_signature' && signature.reason !== 'malformed')
    return unchecked(signature.message);
  const evidence = {
    alg: signature.alg === undefined ? null : shown(signature.alg),
    tried: signature.attempts.filter((attempt) => attempt.result === 'does_not_fit').length,
    source: sourceWords(signature.trust),
    hasNonce: stringMember(input.header, 'nonce') !== undefined,
  };
  return fail(evidence, bytesOfSignature(input));
});

export const signatureNoKeyRule = rule('token.signature.no_key', ({ signature, header, keys }: JwtInput) => {
  if (signature.state === 'unchecked') return notApplicable('The signature was not checked.');
  if (signature.state !== 'failed') return pass();
  if (signature.reason === 'bad_signature') return pass();
  if (signature.reason !== 'no_matching_key') return notApplicable('No key was looked for.');
  const kid = stringMember(header, 'kid');
  const evidence = {
    kid: kid === undefined ? null : shown(kid),
    source: sourceWords(signature.trust ?? keys?.[0]?.trust),
    keyCount: (keys ?? []).reduce((sum, set) => sum + set.keys.length, 0),
  };
  return fail(evidence, claimAt('header', 'kid'));
});

/** Kinds that are signed with a key of their own by design, which rules of their own judge. */
const BRINGS_ITS_KEY: ReadonlySet<TokenKind> = new Set(['dpop_proof', 'entity_statement']);

export const signatureSelfAssertedRule = rule(
  'token.signature.self_asserted',
  ({ signature, kind }: JwtInput) => {
    if (BRINGS_ITS_KEY.has(kind))
      return notApplicable('This kind of token is signed with a key that it brings.');
    if (signature.state === 'unchecked') return notApplicable('The signature was not checked.');
    if (signature.state !== 'self_asserted') return pass();
    const { header, fits } = signature;
    return fail(
      { header, fits },
      claimAt(header === 'cnf' || header === 'jwks' ? 'payload' : 'header', header),
    );
  },
);

export const signatureInsecureKeysRule = rule('token.signature.insecure_keys', ({ signature }: JwtInput) => {
  if (signature.state !== 'verified') return notApplicable('The signature was not verified.');
  const { trust } = signature;
  if (!('insecureTransport' in trust) || !trust.insecureTransport) return pass();
  const url = trust.kind === 'issuer_jwks' ? parseUrl(trust.jwksUri) : undefined;
  if (url && isLoopback(url)) return pass();
  return fail({ source: sourceWords(trust) ?? '' });
});

export const signatureUncheckedRule = rule('token.signature.unchecked', ({ signature }: JwtInput) =>
  signature.state === 'unchecked' ? fail({ reason: signature.reason, message: signature.message }) : pass(),
);
