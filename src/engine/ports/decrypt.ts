import type { Fault } from '../../core/faults.ts';
import type { DecryptionCandidate, DecryptionKey, SealedContent } from '../../core/jose/decryption.ts';
import type { Result } from '../../core/result.ts';

/** What one key made of a sealed content. */
export type OpenOutcome =
  | { readonly result: 'opened'; readonly plaintext: Uint8Array }
  /** It does not open the encrypted key. */
  | { readonly result: 'key_does_not_fit' }
  /** It opens the encrypted key, or needs none; the authentication tag is not that of this content. */
  | { readonly result: 'content_does_not_fit' }
  /** The token lacks something, or has it in a form that this algorithm does not take. */
  | { readonly result: 'malformed'; readonly reason: string }
  /** The key lacks something: that is no fault of the token. */
  | { readonly result: 'unusable_key'; readonly reason: string }
  /** This runtime does not do the algorithm, or not with this curve. */
  | { readonly result: 'unsupported'; readonly reason: string };

/** What became of a compressed content. */
export type InflateOutcome =
  | { readonly result: 'inflated'; readonly bytes: Uint8Array }
  | { readonly result: 'malformed' }
  /** It grows beyond what is taken: unpacking was stopped there. */
  | { readonly result: 'too_large' };

/** How far a compressed content may grow. */
export interface InflateLimits {
  readonly maxBytes: number;
  /** Times its compressed size; small contents may grow further. */
  readonly maxRatio: number;
}

/** Opening what was encrypted, with keys that a person gave. Never throws for what a token or key contains. */
export interface Decrypt {
  /** Tries one key on what was sealed for one recipient. */
  open(sealed: SealedContent, candidate: DecryptionCandidate): Promise<OpenOutcome>;
  /** Unpacks DEFLATE (RFC 1951), stopping where it passes a limit. */
  inflate(bytes: Uint8Array, limits: InflateLimits): Promise<InflateOutcome>;
  /**
   * Private and shared keys as a person gives them: a JWK, a JWKS, PEM (PKCS #8, PKCS #1, SEC 1); any other text is a
   * secret, in each reading it has. Fault: input.invalid, which never repeats the text.
   */
  readDecryptionKeys(text: string): Result<readonly DecryptionKey[], Fault>;
  /** RFC 7638 thumbprint of the key's public half; undefined of a shared secret. */
  thumbprint(key: DecryptionKey): string | undefined;
}
