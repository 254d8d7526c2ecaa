const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ALPHABET_BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Value of each ASCII character in the base64url alphabet, -1 for all others. */
const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

/** One deviation from strict base64url. `start` and `end` are UTF-16 offsets in the text that was checked. */
export interface Base64urlProblem {
  readonly code: 'not_base64url' | 'non_canonical_base64url' | 'padding' | 'white_space';
  readonly start: number;
  readonly end: number;
  readonly detail: string;
}

/** So that a megabyte of rubbish yields a readable list; the last entry says how many were left out. */
const MAX_PROBLEMS = 16;

/** True where the text is strict base64url, the empty text included. The quick form of `checkBase64url`. */
export function isStrictBase64url(text: string): boolean {
  return text.length % 4 !== 1 && !/[^\w-]/.test(text) && unusedBits(text) === 0;
}

/**
 * Everything that keeps a text from being strict base64url, with offsets; empty where it is strict.
 * Strict: the URL-safe alphabet only, no padding, no white space (RFC 7515 §2), a length that bytes can have,
 * and zero in the bits that the last character does not use (RFC 4648 §3.5).
 */
export function checkBase64url(text: string): readonly Base64urlProblem[] {
  if (isStrictBase64url(text)) return [];
  const padding = paddingStart(text);
  const found = foreignCharacters(text, padding);
  if (padding < text.length) {
    found.push({
      code: 'padding',
      start: padding,
      end: text.length,
      detail: 'base64url in JOSE has no "=" at its end (RFC 7515 §2)',
    });
  }
  if (found.some((problem) => problem.code !== 'padding')) return found;
  return [...found, ...lastCharacterProblems(text.slice(0, padding))];
}

/**
 * Bytes of a strict base64url text. Only for text that `isStrictBase64url` or `checkBase64url` let through:
 * of any other text the bytes mean nothing. Never throws.
 */
export function decodeBase64url(text: string): Uint8Array {
  const length = text.length;
  const bytes = new Uint8Array((length * 3) >> 2);
  const whole = length - (length % 4);
  let at = 0;
  // Unrolled by hand, without a call: a megabyte of payload goes through here.
  for (let i = 0; i < whole; i += 4) {
    const high = ((VALUES[text.charCodeAt(i)] ?? 0) << 6) | (VALUES[text.charCodeAt(i + 1)] ?? 0);
    const low = ((VALUES[text.charCodeAt(i + 2)] ?? 0) << 6) | (VALUES[text.charCodeAt(i + 3)] ?? 0);
    bytes[at++] = high >> 4;
    bytes[at++] = (high << 4) | (low >> 8);
    bytes[at++] = low;
  }
  if (whole < length) {
    const word = (valueAt(text, whole) << 12) | (valueAt(text, whole + 1) << 6) | valueAt(text, whole + 2);
    bytes[at++] = word >> 10;
    bytes[at] = word >> 2;
  }
  return bytes;
}

/**
 * Bytes of a text that the gate refused, as far as they can be guessed: white space, padding and foreign characters
 * are skipped, base64's `+` and `/` are taken for `-` and `_`. For showing, never for verifying.
 */
export function decodeBase64urlLeniently(text: string): Uint8Array {
  const kept = text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll(/[^\w-]/g, '');
  return decodeBase64url(kept.length % 4 === 1 ? kept.slice(0, -1) : kept);
}

/** The bytes in base64url without padding (RFC 7515 §2). */
export function encodeBase64url(bytes: Uint8Array): string {
  return encode(bytes, ALPHABET);
}

/** The bytes in base64 with padding (RFC 4648 §4), as HAR and HTTP Basic want it. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encode(bytes, ALPHABET_BASE64);
  return text + '='.repeat((4 - (text.length % 4)) % 4);
}

function encode(bytes: Uint8Array, alphabet: string): string {
  const chunks: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    let chunk = alphabet.charAt(word >> 18) + alphabet.charAt((word >> 12) & 63);
    if (left > 1) chunk += alphabet.charAt((word >> 6) & 63);
    if (left > 2) chunk += alphabet.charAt(word & 63);
    chunks.push(chunk);
  }
  return chunks.join('');
}

/** 0 for what is out of the text or the alphabet, so that the decoder needs no branches. */
function valueAt(text: string, index: number): number {
  return index < text.length ? Math.max(VALUES[text.charCodeAt(index)] ?? 0, 0) : 0;
}

/** The bits of the last character that belong to no byte. */
function unusedBits(text: string): number {
  const rest = text.length % 4;
  const mask = rest === 2 ? 0b1111 : rest === 3 ? 0b11 : 0;
  return valueAt(text, text.length - 1) & mask;
}

function paddingStart(text: string): number {
  let start = text.length;
  while (start > 0 && text.charAt(start - 1) === '=') start--;
  return start;
}

function foreignCharacters(text: string, end: number): Base64urlProblem[] {
  const found: Base64urlProblem[] = [];
  let count = 0;
  for (const match of text.slice(0, end).matchAll(/\s+|[^\w-]/g)) {
    count++;
    if (found.length === MAX_PROBLEMS) continue;
    const code = /\s/.test(match[0]) ? 'white_space' : 'not_base64url';
    found.push({
      code,
      start: match.index,
      end: match.index + match[0].length,
      detail: describeForeign(match[0]),
    });
  }
  const last = found.at(-1);
  if (last !== undefined && count > found.length) {
    found[found.length - 1] = { ...last, detail: `${last.detail}; and ${count - found.length} more places` };
  }
  return found;
}

function describeForeign(found: string): string {
  if (/\s/.test(found)) return 'white space does not belong into base64url (RFC 7515 §2)';
  if (found === '+' || found === '/') return `"${found}" belongs to base64, not to base64url (RFC 4648 §5)`;
  if (found === '=') return '"=" may only stand at the end, and in JOSE not even there (RFC 7515 §2)';
  if (found === '~') return '"~" separates the disclosures of an SD-JWT; it is not in the base64url alphabet';
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code} is not in the base64url alphabet (RFC 4648 §5)`;
}

function lastCharacterProblems(text: string): Base64urlProblem[] {
  const end = text.length;
  if (end % 4 === 1) {
    return [
      {
        code: 'not_base64url',
        start: end - 1,
        end,
        detail: `${end} characters: no number of bytes has this length in base64url`,
      },
    ];
  }
  if (unusedBits(text) === 0) return [];
  const detail = `"${text.charAt(end - 1)}" ends with bits that belong to no byte and are not zero (RFC 4648 §3.5)`;
  return [{ code: 'non_canonical_base64url', start: end - 1, end, detail }];
}
