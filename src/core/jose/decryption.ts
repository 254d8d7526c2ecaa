import type { JsonObject } from '../json.ts';
import type { Secret } from '../secret.ts';
import type { ContentEncryption, KeyManagement } from './jwe-algorithms.ts';
import type { Jwk } from './verification.ts';

/** A private or shared key that a person gave to decrypt with. Used, and then forgotten. */
export interface DecryptionKey {
  /** Whose it is and how it was read: `the key you gave`, `the secret you gave, read as base64url`. */
  readonly label: string;
  readonly jwk: Secret<Jwk>;
  /** True where it is one of several readings of the same text. */
  readonly isReading?: true;
}

/** One key and one algorithm that may be tried together on one recipient. */
export interface DecryptionCandidate {
  readonly key: DecryptionKey;
  readonly management: KeyManagement;
  readonly kid?: string;
}

/** What a JWE holds for one recipient, as bytes: what a key is tried on. */
export interface SealedContent {
  /** The joined header: `epk`, `apu`, `p2s` and the like are read from here. */
  readonly header: JsonObject;
  readonly encryption: ContentEncryption;
  readonly encryptedKey: Uint8Array;
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
  /** What is authenticated beside the content (RFC 7516 §5.2, step 15), ASCII. */
  readonly additionalData: string;
}

/** What became of one key. */
export interface DecryptionAttempt {
  readonly label: string;
  readonly kid?: string;
  /** RFC 7638 SHA-256 thumbprint; of shared secrets there is none. */
  readonly thumbprint?: string;
  readonly alg: string;
  /** Which recipient it was tried on, from 0; absent where the token has one. */
  readonly recipient?: number;
  readonly result: 'decrypts' | 'does_not_fit' | 'unusable';
  /** Why it was unusable, or what did not fit, in one plain sentence. */
  readonly reason?: string;
}

/** How a compressed content was unpacked. */
export interface Unzipped {
  readonly compressedBytes: number;
  readonly bytes: number;
}

/** The key that opened a token. */
export interface OpeningKey {
  readonly label: string;
  readonly kid?: string;
  readonly thumbprint?: string;
  /** Of an RSA key. */
  readonly bits?: number;
}

/** What was established about an encrypted token. */
export type DecryptionVerdict =
  | {
      readonly state: 'decrypted';
      readonly alg: string;
      readonly enc: string;
      /** The key that fits. */
      readonly key: OpeningKey;
      /** Keys that could have been meant; the readings of one secret count once. */
      readonly candidateCount: number;
      readonly recipient?: number;
      readonly zip?: Unzipped;
      readonly attempts: readonly DecryptionAttempt[];
    }
  | {
      readonly state: 'failed';
      readonly reason:
        | 'malformed'
        /** None of the keys at hand may be tried on it. */
        | 'no_matching_key'
        /** Keys were tried, and none opens it: for all that can be told, the key is another or the token was changed. */
        | 'wrong_key'
        /** The key opens the encrypted key, and the content is not what was encrypted. */
        | 'tag_mismatch'
        | 'too_many_iterations'
        | 'zip_malformed'
        | 'zip_too_large';
      readonly alg?: string;
      readonly enc?: string;
      readonly attempts: readonly DecryptionAttempt[];
      readonly message: string;
    }
  | {
      readonly state: 'unchecked';
      readonly reason: 'no_keys' | 'unsupported_alg' | 'unsupported_zip' | 'too_deep';
      readonly alg?: string;
      readonly enc?: string;
      readonly message: string;
    };
