import type { ParsedJws } from '../../core/jose/token.ts';
import type { Candidate, Jwk, KeyAttempt, TrustedKeys } from '../../core/jose/verification.ts';
import type { Sha2 } from '../../core/checks/inputs.ts';
import type { Fault } from '../../core/faults.ts';
import type { Result } from '../../core/result.ts';

/** Cryptography that only judges: signatures, digests, thumbprints. Never throws for what a token or key contains. */
export interface Verify {
  /** Tries each candidate in order, all of them reported; stops at the first that fits. */
  verifyJws(token: ParsedJws, candidates: readonly Candidate[]): Promise<readonly KeyAttempt[]>;
  /** RFC 7638 SHA-256 thumbprint, base64url; undefined where the key cannot be read. */
  thumbprint(jwk: Jwk): string | undefined;
  readonly sha2: Sha2;
  /** Algorithms this runtime really does, probed by doing (BoringSSL and OpenSSL differ). */
  supportedAlgs(): Promise<ReadonlySet<string>>;
  /** Reads a JWKS, a JWK, a PEM (public key, certificate, or private key of which the public half is taken) as public JWKs. */
  readKeys(text: string): Result<readonly Jwk[], Fault>;
  /**
   * As `readKeys`, with the trust that a person's own keys deserve; any other text is a secret, once for each reading
   * it has, so that the verdict says which one fits. `whose` ends the label: `you gave`. Fault: input.invalid.
   */
  readGivenKeys(text: string, whose: string): Result<readonly TrustedKeys[], Fault>;
  /** A private key as a non-extractable signing key for a client assertion (RFC 7523). */
  importSigningKey(jwk: Jwk, alg: string): Promise<Result<CryptoKey, Fault>>;
  /** The public key of a certificate in `x5c` form (base64 DER), as a JWK; undefined where it cannot be read. */
  certificateKey(x5c: string): Jwk | undefined;
  /** Whether these bytes, as a shared secret, make the signature of an HMAC token; absent where nobody can say. */
  readonly fitsSecret?: (token: ParsedJws, secret: Uint8Array) => boolean;
}
