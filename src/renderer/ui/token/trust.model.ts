import type { TokenKind } from '../../../core/jose/token.ts';
import type { KeyAttempt, SignatureVerdict, TrustSource } from '../../../core/jose/verification.ts';
import { trustWords } from '../../words/trust.ts';
import type { Tone } from '../badge/badge.tsx';

/** What is said of a signature: a badge, a sentence, and when the keys were fetched. */
export interface TrustLine {
  readonly tone: Tone;
  readonly badge: string;
  /** Words, and what is on the wire in the code face. */
  readonly text: readonly (string | { readonly code: string })[];
  /** The sentence ends with how long ago this was. */
  readonly fetchedAtMs?: number;
  readonly warning?: string;
  readonly attempts: readonly KeyAttempt[];
}

/**
 * Puts a verdict into words. `verified` is said only of keys that came from elsewhere than the token. A DPoP proof has
 * to bring its key (RFC 9449 §4.2): that it fits is neither trust nor a fault.
 */
export function trustLine(verdict: SignatureVerdict, kind: TokenKind = 'unknown'): TrustLine {
  switch (verdict.state) {
    case 'verified':
      return verifiedLine(verdict);
    case 'self_asserted':
      if (kind === 'dpop_proof' && verdict.fits && verdict.header === 'jwk') {
        return {
          tone: 'unchecked',
          badge: trustWords.ownKey,
          text: [trustWords.proofFits],
          attempts: verdict.attempts,
        };
      }
      return {
        tone: 'violation',
        badge: trustWords.selfAsserted,
        text: [verdict.fits ? trustWords.fits(verdict.header) : trustWords.doesNotFit(verdict.header)],
        attempts: verdict.attempts,
      };
    case 'failed':
      return {
        tone: 'violation',
        badge: trustWords.failed,
        text: verdict.trust
          ? [verdict.message, ' ', trustWords.triedAgainst, sourceWords(verdict.trust), '.']
          : [verdict.message],
        attempts: verdict.attempts,
      };
    case 'unchecked':
      return { ...uncheckedAs(verdict.reason), text: [verdict.message], attempts: [] };
  }
}

function uncheckedAs(reason: Extract<SignatureVerdict, { state: 'unchecked' }>['reason']) {
  const isOnlyEncrypted = reason === 'not_signed' || reason === 'shared_key_only';
  if (!isOnlyEncrypted) return { tone: 'unchecked', badge: trustWords.unchecked } as const;
  return { tone: reason === 'not_signed' ? 'risk' : 'unchecked', badge: trustWords.notSigned } as const;
}

function verifiedLine(verdict: Extract<SignatureVerdict, { state: 'verified' }>): TrustLine {
  const { trust, alg, kid, attempts } = verdict;
  const key = kid === undefined ? trustWords.noKid : { code: kid };
  const isInsecure = 'insecureTransport' in trust && trust.insecureTransport;
  const isFormer = trust.kind === 'issuer_jwks' && trust.goneSinceMs !== undefined;
  return {
    tone: isInsecure || isFormer ? 'risk' : 'pass',
    badge: isFormer ? trustWords.verifiedBySnapshot : trustWords.verified,
    text: [trustWords.with(alg), key, ' ', originWords(trust)],
    ...(trust.kind === 'issuer_jwks' ? { fetchedAtMs: trust.fetchedAtMs } : {}),
    ...(isInsecure ? { warning: trustWords.insecure } : isFormer ? { warning: trustWords.former } : {}),
    attempts,
  };
}

function originWords(trust: Exclude<TrustSource, { kind: 'self_asserted' }>): string {
  switch (trust.kind) {
    case 'issuer_jwks':
      return trust.goneSinceMs === undefined ? trustWords.ownJwks : trustWords.ownSnapshot;
    case 'given_jwks':
      return trustWords.givenJwks(trust.label);
    case 'given_key':
      return trustWords.givenKey(trust.label);
    case 'bound_key':
      return trustWords.boundKey(trust.label);
  }
}

function sourceWords(trust: TrustSource): string | { readonly code: string } {
  switch (trust.kind) {
    case 'issuer_jwks':
      return { code: trust.jwksUri };
    case 'self_asserted':
      return { code: trust.header };
    default:
      return trust.label;
  }
}
