import { isStrictBase64url } from '../../core/text/base64url.ts';

/**
 * Gate and decoding in one: the bytes of strict base64url, undefined for any other text. Node's decoder passes over what
 * is no base64, so that too few bytes come out of such a text; it takes base64's two other signs, which are looked for;
 * and the last characters, where bits are left over, go through the gate itself. No character is looked at in JavaScript.
 */
export function decodeStrictly(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return isWhole(text, bytes.length) ? bytes : undefined;
}

/** As `decodeStrictly`, where only whether is asked: it decodes into one place, again and again. */
export function createStrictGate(): (text: string) => boolean {
  let place = Buffer.allocUnsafeSlow(16 * 1024);
  return (text) => {
    if (text.length > place.length) place = Buffer.allocUnsafeSlow(text.length * 2);
    return isWhole(text, place.write(text, 'base64url'));
  };
}

/** Whether so many bytes that were decoded of a text are all that it can hold, and nothing else is in it. */
function isWhole(text: string, decoded: number): boolean {
  const { length } = text;
  const over = length % 4;
  if (over === 1 || decoded !== (length * 3) >> 2) return false;
  if (text.includes('+') || text.includes('/')) return false;
  return over === 0 || isStrictBase64url(text.slice(length - over));
}
