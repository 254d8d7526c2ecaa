import type { JsonObject } from '../json.ts';

/** Whose key was used and how it came to us (design, section 1). */
export type TrustSource =
  | {
      readonly kind: 'issuer_jwks';
      readonly issuer: string;
      readonly jwksUri: string;
      readonly fetchedAtMs: number;
      /** True where the keys came over http, or past a TLS exception: whoever sits between could have changed them. */
      readonly insecureTransport: boolean;
      /** When a set came in which the key was no more: it was trusted as of `fetchedAtMs`, and is not published now. */
      readonly goneSinceMs?: number;
    }
  | {
      readonly kind: 'given_jwks';
      readonly label: string;
      readonly fetchedAtMs?: number;
      readonly insecureTransport: boolean;
    }
  | { readonly kind: 'given_key'; readonly label: string }
  /** The holder's key that the issuer put into `cnf` (RFC 7800), where the issuer's own signature was verified. */
  | { readonly kind: 'bound_key'; readonly label: string }
  /** The token's own word. Never shown as verified. */
  | { readonly kind: 'self_asserted'; readonly header: OwnKeyPlace };

/** Where a token brings or names a key itself: in its header, or in its claims (`cnf` of RFC 7800, `jwks` of OpenID Federation). */
export type OwnKeyPlace = 'jwk' | 'jku' | 'x5c' | 'x5u' | 'cnf' | 'jwks';

/** What became of one candidate key. */
export interface KeyAttempt {
  readonly kid?: string;
  /** RFC 7638 SHA-256 thumbprint, base64url. */
  readonly thumbprint?: string;
  readonly alg: string;
  readonly result: 'fits' | 'does_not_fit' | 'unusable';
  /** Why it was unusable, in one plain sentence. */
  readonly reason?: string;
}

/**
 * What was established about a signature.
 * `verified` is said only of a key from a trust source other than the token itself.
 */
export type SignatureVerdict =
  | {
      readonly state: 'verified';
      readonly alg: string;
      readonly kid?: string;
      readonly thumbprint: string;
      readonly trust: Exclude<TrustSource, { kind: 'self_asserted' }>;
      readonly attempts: readonly KeyAttempt[];
    }
  | {
      readonly state: 'self_asserted';
      readonly alg: string;
      readonly header: OwnKeyPlace;
      /** Whether the signature fits the key the token brought. */
      readonly fits: boolean;
      readonly attempts: readonly KeyAttempt[];
    }
  | {
      readonly state: 'failed';
      readonly reason:
        | 'bad_signature'
        | 'no_matching_key'
        | 'alg_not_allowed'
        | 'alg_none'
        | 'hmac_with_public_key'
        /** The signature fits, and the header demands what nobody here understands (RFC 7515 §4.1.11). */
        | 'not_understood'
        | 'malformed';
      readonly alg?: string;
      readonly trust?: TrustSource;
      readonly attempts: readonly KeyAttempt[];
      readonly message: string;
    }
  | {
      readonly state: 'unchecked';
      readonly reason:
        | 'no_keys'
        | 'keys_unreachable'
        | 'unsupported_alg'
        | 'encrypted'
        /** It was decrypted, and what is inside is not signed; anyone can encrypt, since the key for that is public. */
        | 'not_signed'
        /** Likewise; but who encrypted it holds the key that it was decrypted with. */
        | 'shared_key_only'
        | 'opaque'
        /** The payload is not in the token, and nobody gave it (RFC 7515 appendix F). */
        | 'detached'
        | 'not_asked';
      readonly message: string;
    };

/** A public key (or secret) as a JWK, as it was received. */
export type Jwk = JsonObject;

/** A set of keys with the trust source that vouches for them. */
export interface TrustedKeys {
  readonly trust: Exclude<TrustSource, { kind: 'self_asserted' }>;
  readonly keys: readonly Jwk[];
}

/** One key and one algorithm that may be tried together on a signature. */
export interface Candidate {
  /** The members that make the key, `kid` and `alg`; nothing private but an `oct` key's `k`. */
  readonly jwk: Jwk;
  readonly alg: string;
  readonly kid?: string;
  /** Bits of an RSA modulus or a shared secret: `jose` refuses RSA below 2048, a signature can still be judged. */
  readonly keyBits?: number;
}
