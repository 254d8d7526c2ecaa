import { isStrictBase64url } from '../../core/text/base64url.ts';

/** Below this length the round trip costs less than looking at each character. */
const SHORT = 512;

/**
 * Gate and decoding in one: the bytes of strict base64url, undefined for any other text. Node's decoder is lenient, so
 * a short text is encoded again and compared, which lets exactly the canonical form through; a long one is looked at.
 */
export function decodeStrictly(text: string): Uint8Array | undefined {
  if (text.length > SHORT && !isStrictBase64url(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  if (text.length <= SHORT && bytes.toString('base64url') !== text) return undefined;
  return bytes;
}
