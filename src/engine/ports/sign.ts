import type { Fault } from '../../core/faults.ts';
import type { Jwk } from '../../core/jose/verification.ts';
import type { Result } from '../../core/result.ts';

/** How the text of a key is to be taken: as a key (JWK, JWKS of one, PEM), or as a shared secret itself. */
export type KeyForm = 'key' | 'secret' | 'secret_base64url';

/** A key that signs. What is secret of it does not leave the port. */
export interface SigningKey {
  /** `RSA, 2048 bits`, `EC, P-256`, `a secret of 32 bytes`. */
  readonly label: string;
  readonly kid?: string;
  /** Algorithms that it can sign with, the one it names for itself first. */
  readonly algs: readonly string[];
  /** Its public half; absent for a shared secret. */
  readonly publicJwk?: Jwk;
  /** Signs ASCII text. Faults: input.invalid where the key or the runtime cannot. */
  readonly sign: (alg: string, text: string) => Result<Uint8Array, Fault>;
}

/** Cryptography that makes signatures: for tokens that a person builds, with keys that they gave. Keeps nothing. */
export interface Sign {
  /** Reads a private key or a shared secret. Faults: input.invalid, whose words never repeat the text. */
  readKey(text: string, form: KeyForm): Result<SigningKey, Fault>;
  /** A fresh key for an algorithm. Faults: input.invalid where the runtime has no such algorithm. */
  makeKey(alg: string): Promise<Result<SigningKey, Fault>>;
}
