import type { Fault } from '../../core/faults.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { type Result, ok } from '../../core/result.ts';
import { type Decrypting, decryptingWith } from '../../engine/inspect/decrypting.ts';
import { readSource } from '../read-source.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { loadVerifier } from './verifier.ts';

/** No key and no key set is longer. */
export const MAX_KEYS_BYTES = 1024 * 1024;

/** Where keys to verify with are: a key set, or a key or secret. */
export interface KeyOptions {
  readonly jwks?: string | undefined;
  readonly key?: string | undefined;
}

/** The keys of a file with the trust that a person's own file deserves; `key` may be a shared secret. Faults: input.invalid. */
export async function readGivenKeys(
  terminal: Terminal,
  { jwks, key }: KeyOptions,
): Promise<Result<readonly TrustedKeys[], Fault>> {
  const file = jwks ?? key;
  if (file === undefined) return ok([]);
  const text = await readSource(terminal, file, MAX_KEYS_BYTES);
  if (!text.ok) return text;
  const verifier = await loadVerifier();
  if (jwks === undefined) return verifier.readGivenKeys(text.value, 'in the file you gave');
  const keys = verifier.readKeys(text.value);
  if (!keys.ok) return keys;
  const trust =
    keys.value.length > 1
      ? ({ kind: 'given_jwks', label: 'the key file you gave', insecureTransport: false } as const)
      : ({ kind: 'given_key', label: 'the key file you gave' } as const);
  return ok([{ trust, keys: keys.value }]);
}

/** What to decrypt with; undefined where no key was given, and then no cryptography is loaded. Faults: input.invalid. */
export async function readDecrypting(
  terminal: Terminal,
  file: string | undefined,
): Promise<Result<Decrypting | undefined, Fault>> {
  if (file === undefined) return ok(undefined);
  const text = await readSource(terminal, file, MAX_KEYS_BYTES);
  if (!text.ok) return text;
  const { createDecrypt } = await import('../../node/decrypt/create-decrypt.ts');
  const decrypt = createDecrypt();
  const keys = decrypt.readDecryptionKeys(text.value);
  return keys.ok ? ok(decryptingWith(decrypt, keys.value)) : keys;
}
