import type { Profile } from '../../contract/models/profile.ts';
import type { DecryptionKey } from '../../core/jose/decryption.ts';
import { Secret } from '../../core/secret.ts';
import { encodeBase64url } from '../../core/text/base64url.ts';
import type { EngineContext } from '../context.ts';
import type { Verify } from '../ports/verify.ts';

/**
 * Keys that a profile’s client decrypts with: its private key, and those that are made of its secret (OIDC Core §10.2).
 * They stay in the engine; what they open is shown because a person chose the profile for a text that they pasted.
 */
export async function profileDecryptionKeys(
  { ports }: EngineContext,
  profile: Profile,
): Promise<readonly DecryptionKey[]> {
  const { store, decrypt, verify } = ports;
  const privateKey = await store.getSecret(profile.id, 'private_key');
  const secret = await store.getSecret(profile.id, 'client_secret');
  const read = privateKey ? decrypt.readDecryptionKeys(privateKey.value.expose()) : undefined;
  return [
    ...(read?.ok ? read.value.map((key) => ({ ...key, label: 'the profile’s private key' })) : []),
    ...(secret ? keysOfSecret(verify, secret.value.expose()) : []),
  ];
}

/** Sizes that AES key wrap and direct encryption take, each with the hash it is cut from. */
const SIZES = [
  [128, 256],
  [192, 256],
  [256, 256],
  [384, 384],
  [512, 512],
] as const;

function keysOfSecret({ sha2 }: Verify, secret: string): readonly DecryptionKey[] {
  return SIZES.map(([bits, hashBits]) => ({
    label: 'a key made of the client secret',
    jwk: new Secret({ kty: 'oct', k: encodeBase64url(sha2(hashBits, secret).subarray(0, bits / 8)) }),
    isReading: true,
  }));
}
