import type { DecryptionVerdict, Unzipped } from '../../core/jose/decryption.ts';
import { keyBits } from '../../core/jose/keys.ts';
import { member } from '../../core/json.ts';
import type { InflateLimits } from '../ports/decrypt.ts';
import type { OpenedJwe, Trial } from './try-decryption-keys.ts';
import { failed } from './why-not-decrypted.ts';

/** How far a compressed content may grow. */
const INFLATE_LIMITS: InflateLimits = { maxBytes: 4 * 1024 * 1024, maxRatio: 100 };

/** The verdict and, where the content could be unpacked, or did not have to be, what was inside. */
export interface UnpackedJwe {
  readonly verdict: DecryptionVerdict;
  readonly plaintext?: Uint8Array;
}

/** Unpacks what was opened, also where a header that nobody protected says that it is packed: a rule objects (RFC 7516 §4.1.3). */
export async function unpackContent(
  { decrypt, message, attempts }: Trial,
  { plaintext, candidate, candidateCount, header, enc }: OpenedJwe,
  index: number,
): Promise<UnpackedJwe> {
  const { key, management, kid } = candidate;
  const names = { alg: management.alg, enc };
  const thumbprint = decrypt.thumbprint(key);
  const bits = management.kty.includes('RSA') ? keyBits(key.jwk.expose()) : undefined;
  const decrypted = (zip?: Unzipped): DecryptionVerdict => ({
    state: 'decrypted',
    ...names,
    key: {
      label: key.label,
      ...(kid === undefined ? {} : { kid }),
      ...(thumbprint === undefined ? {} : { thumbprint }),
      ...(bits === undefined ? {} : { bits }),
    },
    candidateCount,
    ...(message.recipients.length > 1 ? { recipient: index } : {}),
    ...(zip ? { zip } : {}),
    attempts,
  });
  const zip = member(message.protectedHeader, 'zip') ?? member(header, 'zip');
  if (zip === undefined) return { verdict: decrypted(), plaintext };
  if (zip !== 'DEF') {
    const text = 'The content was decrypted; how it was compressed is not known here, so it cannot be read.';
    return { verdict: { state: 'unchecked', reason: 'unsupported_zip', ...names, message: text } };
  }
  const inflated = await decrypt.inflate(plaintext, INFLATE_LIMITS);
  if (inflated.result === 'inflated') {
    const { bytes } = inflated;
    return {
      verdict: decrypted({ compressedBytes: plaintext.length, bytes: bytes.length }),
      plaintext: bytes,
    };
  }
  return {
    verdict:
      inflated.result === 'malformed'
        ? failed(
            names,
            attempts,
            'zip_malformed',
            'The content was decrypted, and is not DEFLATE as the header says.',
          )
        : failed(
            names,
            attempts,
            'zip_too_large',
            `The content was decrypted; its ${plaintext.length} bytes unpack to more than is taken, so unpacking was stopped.`,
          ),
  };
}
