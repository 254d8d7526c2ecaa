import type { DecryptionCandidate, SealedContent } from '../../core/jose/decryption.ts';
import { toPublicJwk } from '../../core/jose/keys.ts';
import { stringMember } from '../../core/json.ts';
import type { Decrypt, OpenOutcome } from '../../engine/ports/decrypt.ts';
import { thumbprint } from '../verify/thumbprint.ts';
import { inflate } from './inflate.ts';
import { openContent } from './open-content.ts';
import { createProbe, partsOf, type RuntimeHas } from './probe-parts.ts';
import { readDecryptionKeys } from './read-decryption-keys.ts';
import { unwrapKey } from './unwrap-key.ts';

/** Decryption on this runtime: Node's crypto alone, since `jose` says only that it failed and not at what. */
export function createDecrypt(has: RuntimeHas = createProbe()): Decrypt {
  return {
    open: (sealed, candidate) => open(has, sealed, candidate),
    inflate,
    readDecryptionKeys,
    thumbprint: ({ jwk }) => thumbprint(toPublicJwk(jwk.expose())),
  };
}

async function open(
  has: RuntimeHas,
  sealed: SealedContent,
  { key, management }: DecryptionCandidate,
): Promise<OpenOutcome> {
  const { encryption, iv, tag } = sealed;
  // A tag that is cut short is easier to guess, and Node would take it.
  if (iv.length !== encryption.ivBytes || tag.length !== encryption.tagBytes) {
    const wanted = `${encryption.ivBytes * 8} bits and a tag of ${encryption.tagBytes * 8}`;
    const reason = `${encryption.enc} has an initialization vector of ${wanted} (${encryption.section}).`;
    return { result: 'malformed', reason };
  }
  const jwk = key.jwk.expose();
  const curve = management.family === 'ecdh-es' ? stringMember(jwk, 'crv') : undefined;
  const lacking = partsOf(management, encryption, curve).find((part) => !has(part));
  if (lacking !== undefined)
    return {
      result: 'unsupported',
      reason: `This runtime has no ${lacking}, which ${management.alg} with ${encryption.enc} needs.`,
    };
  try {
    const unwrapped = await unwrapKey(sealed, jwk, management);
    if (unwrapped === 'does_not_fit') return { result: 'key_does_not_fit' };
    if ('malformed' in unwrapped) return { result: 'malformed', reason: unwrapped.malformed };
    if ('unusable' in unwrapped) return { result: 'unusable_key', reason: unwrapped.unusable };
    if (unwrapped.key.length * 8 !== encryption.keyBits) return { result: 'key_does_not_fit' };
    const plaintext = openContent(sealed, unwrapped.key);
    return plaintext ? { result: 'opened', plaintext } : { result: 'content_does_not_fit' };
  } catch {
    return {
      result: 'malformed',
      reason: `The runtime failed at ${management.alg} with this key and token.`,
    };
  }
}
