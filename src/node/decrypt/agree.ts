import { createHash, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import type { SealedContent } from '../../core/jose/decryption.ts';
import { AGREEMENT_CURVES, type KeyManagement } from '../../core/jose/jwe-algorithms.ts';
import { bareKey } from '../../core/jose/keys.ts';
import type { Jwk } from '../../core/jose/verification.ts';
import { isJsonObject, member, stringMember } from '../../core/json.ts';
import { isStrictBase64url } from '../../core/text/base64url.ts';

/** The key that both sides agree on, or what keeps them from it. */
export type Agreed =
  | { readonly key: Uint8Array }
  | { readonly malformed: string }
  | { readonly unusable: string };

/** ECDH-ES (RFC 7518 §4.6, RFC 8037 §3.2): the shared secret of the token's `epk` and our private key, through Concat KDF. */
export function agreeOnKey(sealed: SealedContent, jwk: Jwk, management: KeyManagement): Agreed {
  const { header, encryption } = sealed;
  const epk = member(header, 'epk');
  if (!isJsonObject(epk))
    return { malformed: 'The header has no "epk", the sender’s one-time key (RFC 7518 §4.6.1.1).' };
  const curve = stringMember(jwk, 'crv') ?? '';
  const why = whyNotOnCurve(epk, curve);
  if (why !== undefined) return { malformed: why };
  const parties = [partyInfo(header['apu']), partyInfo(header['apv'])];
  const [apu, apv] = parties;
  if (!apu || !apv) return { malformed: 'The "apu" or "apv" is not base64url (RFC 7518 §4.6.1.2).' };
  const privateKey = attempt(() => createPrivateKey({ key: { ...jwk }, format: 'jwk' }));
  if (!privateKey) return { unusable: `the private key on ${curve} cannot be read` };
  // Refuses points that are not on the curve (RFC 8725 §3.4).
  const publicKey = attempt(() =>
    createPublicKey({ key: { ...bareKey(epk, management.alg) }, format: 'jwk' }),
  );
  if (!publicKey) return { malformed: `The "epk" is no point on ${curve}.` };
  const shared = attempt(() => diffieHellman({ privateKey, publicKey }));
  if (!shared) return { malformed: `The "epk" leads to no shared secret on ${curve}.` };
  const isWrapped = management.wrapBits !== undefined;
  const bits = management.wrapBits ?? encryption.keyBits;
  return { key: concatKdf(shared, isWrapped ? management.alg : encryption.enc, apu, apv, bits) };
}

function whyNotOnCurve(epk: Jwk, curve: string): string | undefined {
  if (stringMember(epk, 'crv') !== curve)
    return 'The "epk" is on another curve than the key (RFC 7518 §4.6.1.1).';
  const names = curve.startsWith('P-') ? ['x', 'y'] : ['x'];
  const isWhole = names.every((name) => {
    const text = stringMember(epk, name);
    return (
      text !== undefined &&
      isStrictBase64url(text) &&
      Math.floor((text.length * 3) / 4) === AGREEMENT_CURVES[curve]
    );
  });
  return isWhole ? undefined : `The "epk" has coordinates that ${curve} does not have.`;
}

/** Absent is empty (RFC 7518 §4.6.2). */
function partyInfo(value: unknown): Buffer | undefined {
  if (value === undefined) return Buffer.alloc(0);
  return typeof value === 'string' && isStrictBase64url(value) ? Buffer.from(value, 'base64url') : undefined;
}

/** RFC 7518 §4.6.2: SHA-256 over a counter, the secret, and who the key is for. */
function concatKdf(secret: Buffer, id: string, apu: Buffer, apv: Buffer, bits: number): Uint8Array {
  const info = Buffer.concat([
    lengthAnd(Buffer.from(id, 'ascii')),
    lengthAnd(apu),
    lengthAnd(apv),
    uint32(bits),
  ]);
  const rounds = Math.ceil(bits / 256);
  const hashes = Array.from({ length: rounds }, (_, index) =>
    createHash('sha256')
      .update(uint32(index + 1))
      .update(secret)
      .update(info)
      .digest(),
  );
  return new Uint8Array(Buffer.concat(hashes).subarray(0, bits / 8));
}

function lengthAnd(bytes: Buffer): Buffer {
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
