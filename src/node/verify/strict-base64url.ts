import { isStrictBase64url } from '../../core/text/base64url.ts';

/**
 * Gate and decoding in one: the bytes of strict base64url, undefined for any other text. Node's decoder passes over what
 * is no base64, so that too few bytes come out of such a text; it takes base64's two other signs, which are looked for;
 * and the last characters, where bits are left over, go through the gate itself. No character is looked at in JavaScript.
 */
export function decodeStrictly(text: string): Uint8Array | undefined {
  const { length } = text;
  const over = length % 4;
  if (over === 1) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== (length * 3) >> 2) return undefined;
  if (text.includes('+') || text.includes('/')) return undefined;
  return over === 0 || isStrictBase64url(text.slice(length - over)) ? bytes : undefined;
}
