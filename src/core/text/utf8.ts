const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LENIENT = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const ENCODER = new TextEncoder();

/** A text, or the byte range of the first thing in it that is no UTF-8. */
export type Utf8Result =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly start: number; readonly end: number };

/** Reads bytes as UTF-8, strictly (RFC 3629); a byte order mark stays in the text. Never throws. */
export function decodeUtf8(bytes: Uint8Array): Utf8Result {
  try {
    return { ok: true, text: STRICT.decode(bytes) };
  } catch {
    return { ok: false, ...firstFault(bytes) };
  }
}

/** Reads bytes as UTF-8 with U+FFFD for what is none: for showing. */
export function decodeUtf8Leniently(bytes: Uint8Array): string {
  return LENIENT.decode(bytes);
}

/** The text's bytes in UTF-8; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** The table of well-formed sequences (RFC 3629 §4): lead byte range, length, range of the second byte. */
const SEQUENCES: readonly (readonly [from: number, to: number, length: number, low: number, high: number])[] =
  [
    [0xc2, 0xdf, 2, 0x80, 0xbf],
    [0xe0, 0xe0, 3, 0xa0, 0xbf],
    [0xe1, 0xec, 3, 0x80, 0xbf],
    [0xed, 0xed, 3, 0x80, 0x9f],
    [0xee, 0xef, 3, 0x80, 0xbf],
    [0xf0, 0xf0, 4, 0x90, 0xbf],
    [0xf1, 0xf3, 4, 0x80, 0xbf],
    [0xf4, 0xf4, 4, 0x80, 0x8f],
  ];

function firstFault(bytes: Uint8Array): { start: number; end: number } {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return { start: at, end: at + 1 };
    at += length;
  }
  return { start: bytes.length, end: bytes.length };
}

/** Bytes of the well-formed character at `at`, 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const row = SEQUENCES.find(([from, to]) => lead >= from && lead <= to);
  if (row === undefined) return 0;
  const [, , length, low, high] = row;
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i++) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}
