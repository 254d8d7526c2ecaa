import type { CheckClock, ExpectedToken } from '../../core/checks/inputs.ts';
import type { Policy } from '../../core/findings/finding.ts';
import type { DecryptionKey } from '../../core/jose/decryption.ts';
import type { Jwk, TrustedKeys } from '../../core/jose/verification.ts';
import { Secret } from '../../core/secret.ts';

/** What the tokens of a scan are judged by. Plain data: it goes to other threads. */
export interface ScanPlan {
  readonly keys: readonly TrustedKeys[];
  readonly allowedAlgs?: readonly string[];
  readonly expected: ExpectedToken;
  readonly clock: CheckClock;
  /** Why an issuer's keys could not be had: then what needs them is unchecked. */
  readonly unreachable?: string;
  /** The set of rules that findings are judged by; the default where it is absent. */
  readonly policy?: Policy;
  /** The secret of the profile's client: whether an HMAC signature is by it is looked for. */
  readonly clientSecret?: string;
  /** What encrypted tokens are opened with; absent where no key was given. */
  readonly decryptionKeys?: readonly PlainDecryptionKey[];
}

/** A key in a form that crosses to another thread, which a `Secret` does not. */
export type PlainDecryptionKey = Omit<DecryptionKey, 'jwk'> & { readonly jwk: Jwk };

/** Decryption keys as they cross to the threads that judge; nothing where there are none. */
export function plainDecryptionKeys(keys: readonly DecryptionKey[]): Pick<ScanPlan, 'decryptionKeys'> {
  if (keys.length === 0) return {};
  return { decryptionKeys: keys.map((key) => ({ ...key, jwk: key.jwk.expose() })) };
}

/** The same on the other side. */
export function decryptionKeysOf({ decryptionKeys = [] }: ScanPlan): readonly DecryptionKey[] {
  return decryptionKeys.map((key) => ({ ...key, jwk: new Secret(key.jwk) }));
}
