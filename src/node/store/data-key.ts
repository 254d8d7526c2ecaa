import { KEY_BYTES, decrypt, encrypt } from './aead.ts';

const PURPOSE = 'assay data key';

/** The data key under the keychain's wrapping key, bound to the vault it opens. */
export function wrapDataKey(wrappingKey: Uint8Array, vaultId: string, dataKey: Uint8Array): Buffer {
  return encrypt(wrappingKey, [PURPOSE, vaultId], dataKey);
}

/** The data key, or undefined where the wrapping key is not the one of this vault. */
export function unwrapDataKey(
  wrappingKey: Uint8Array,
  vaultId: string,
  wrapped: Uint8Array,
): Buffer | undefined {
  if (wrappingKey.length !== KEY_BYTES) return undefined;
  return decrypt(wrappingKey, [PURPOSE, vaultId], wrapped);
}
