/** Characters that are looked at before a walk: two groups of four, which hold the brace, the quote and four characters of a name. */
export const HEAD = 8;

/** Value of each character in base64url, and 64 for all others. */
const VALUE = new Uint8Array(256).fill(64);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
for (let value = 0; value < 64; value++) VALUE[ALPHABET.charCodeAt(value)] = value;

/** Whether eight characters are base64url and decode to ASCII: words of a program that begin alike seldom do. */
export function beginsLikeHeader(bytes: Uint8Array, start: number): boolean {
  for (let at = start; at < start + HEAD; at += 4) {
    const a = VALUE[bytes[at] ?? 0] ?? 64;
    const b = VALUE[bytes[at + 1] ?? 0] ?? 64;
    const c = VALUE[bytes[at + 2] ?? 0] ?? 64;
    const d = VALUE[bytes[at + 3] ?? 0] ?? 64;
    if (((a | b | c | d) & 64) !== 0) return false;
    // The top bit of each of the three bytes.
    if (((a & 32) | (b & 8) | (c & 2)) !== 0) return false;
  }
  return true;
}
