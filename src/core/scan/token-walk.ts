import { joinedAt, newlineAt } from './wrapped-lines.ts';

/* What a byte may be in a token, and how far a token that begins somewhere reaches. */

const WORD = 1;
const DOT = 2;
const TILDE = 3;
const PERCENT = 4;
const EQUALS = 5;
const ESCAPE = 6;
const BREAK = 7;

/** Class of each byte in a compact serialization; 0 for all that cannot stand in one. */
const CLASS = new Uint8Array(256);
for (let code = 0; code < 128; code++) {
  if (/[\w-]/.test(String.fromCharCode(code))) CLASS[code] = WORD;
}
for (const [sign, kind] of [
  ['.', DOT],
  ['~', TILDE],
  ['%', PERCENT],
  ['=', EQUALS],
  ['\\', ESCAPE],
  ['\r', BREAK],
  ['\n', BREAK],
] as const)
  CLASS[sign.charCodeAt(0)] = kind;

/** A JWE has five parts. What has more is not followed further. */
const MAX_DOTS = 4;
/** Dots of the key binding JWT at the end of an SD-JWT. */
const MAX_BINDING_DOTS = 2;

/** How far a token reaches, or where the bytes ended. */
export interface Walk {
  /** Where it ends, exclusive; where the walk stands, if it is not over. */
  readonly end: number;
  /** Dots before the first tilde. */
  readonly dots: number;
  /** Where the first dot stands; -1 without one. */
  readonly firstDot: number;
  /** Dots after the last tilde; -1 where there is no tilde. */
  readonly bindingDots: number;
  /** True where a sign of it was written as `%2E`, `\u002e` or the like, or where it goes on in another line. */
  readonly isEscaped: boolean;
  /** Where the line begins that the walk is in; before the bytes where it is negative. */
  readonly lineStart: number;
  /** False where the bytes ended inside of what may be a token. */
  readonly isOver: boolean;
}

/** A walk that is about to begin in a line that began so many bytes before. */
export function beginWalk(start: number, column: number): Walk {
  return {
    end: start,
    dots: 0,
    firstDot: -1,
    bindingDots: -1,
    isEscaped: false,
    lineStart: start - column,
    isOver: false,
  };
}

/**
 * Follows what may be a token: parts of base64url between dots, then the disclosures of an SD-JWT between tildes
 * (RFC 9901 §4), over the ends of lines that are wrapped. Linear; a walk that met the end of the bytes goes on where it
 * stands.
 */
export function walkToken(bytes: Uint8Array, before: Walk, isLast: boolean): Walk {
  let { end: at, dots, firstDot, bindingDots, isEscaped, lineStart } = before;
  for (;;) {
    while (CLASS[bytes[at] ?? 0] === WORD) at++;
    const { kind, width } = signAt(bytes, at);
    const end = { end: at, dots, firstDot, bindingDots, isEscaped, lineStart };
    if (kind === undefined) return { ...end, isOver: false };
    if (kind === BREAK) {
      const next = joinedAt(bytes, at, { column: at - lineStart, isWhole: dots >= 2, isLast });
      if (next === undefined) return { ...end, isOver: false };
      if (next === -1) return { ...end, isOver: true };
      isEscaped = true;
      lineStart = at = next;
      continue;
    }
    if (kind === TILDE && dots === 2 && bindingDots < 1) bindingDots = 0;
    else if (kind === DOT && bindingDots === -1 && dots < MAX_DOTS) {
      dots++;
      if (firstDot === -1) firstDot = at;
    } else if (kind === DOT && bindingDots >= 0 && bindingDots < MAX_BINDING_DOTS) bindingDots++;
    else if (kind !== EQUALS && kind !== WORD) return { ...end, isOver: true };
    isEscaped ||= width > 1 || kind === EQUALS;
    at += width;
  }
}

/** True where the byte may stand inside of a token: for passing over the rest of one that is too long. */
export function isTokenByte(byte: number): boolean {
  const kind = CLASS[byte] ?? 0;
  return kind === WORD || kind === DOT || kind === TILDE;
}

interface Sign {
  /** Undefined where the bytes end before it can be told; 0 for what ends a token. */
  readonly kind: number | undefined;
  readonly width: number;
}

const ENDED: Sign = { kind: undefined, width: 0 };
const NONE: Sign = { kind: 0, width: 0 };
const LINE_END: Sign = { kind: BREAK, width: 0 };

/** The sign that separates parts, plain or written otherwise. Padding is one only before a dot: elsewhere it is the text around. */
function signAt(bytes: Uint8Array, at: number): Sign {
  const sign = plainSignAt(bytes, at);
  if (sign.kind !== EQUALS) return sign;
  const newline = newlineAt(bytes, at + sign.width);
  if (newline === undefined) return ENDED;
  // A soft line break of quoted-printable (RFC 2045 §6.7).
  if (newline > 0) return LINE_END;
  let next = plainSignAt(bytes, at + sign.width);
  if (next.kind === EQUALS) next = plainSignAt(bytes, at + sign.width + next.width);
  if (next.kind === undefined) return ENDED;
  return next.kind === DOT || nextIsPaddedDot(bytes, at + sign.width) ? sign : NONE;
}

function nextIsPaddedDot(bytes: Uint8Array, at: number): boolean {
  const first = plainSignAt(bytes, at);
  return first.kind === DOT || (first.kind === EQUALS && plainSignAt(bytes, at + first.width).kind === DOT);
}

function plainSignAt(bytes: Uint8Array, at: number): Sign {
  const byte = bytes[at];
  if (byte === undefined) return ENDED;
  const kind = CLASS[byte] ?? 0;
  if (kind === PERCENT) return percentSignAt(bytes, at);
  if (kind === ESCAPE) return escapedSignAt(bytes, at);
  return { kind, width: kind === BREAK ? 0 : 1 };
}

/** `%2E`, and `%252E` where it was encoded twice. */
function percentSignAt(bytes: Uint8Array, at: number): Sign {
  let end = at + 1;
  while (bytes[end] === 0x32 && bytes[end + 1] === 0x35 && end - at < MAX_ESCAPES) end += 2;
  return hexSignAt(bytes, at, end);
}

/** `\u002e`, with as many backslashes as texts are within texts; or an escaped end of the line. */
function escapedSignAt(bytes: Uint8Array, at: number): Sign {
  let end = at;
  while (bytes[end] === 0x5c && end - at < MAX_ESCAPES) end++;
  const letter = bytes[end];
  if (letter === undefined) return ENDED;
  if (letter === 0x6e || letter === 0x72) return LINE_END;
  if (letter !== 0x75) return NONE;
  for (const zero of [end + 1, end + 2]) {
    if (bytes[zero] === undefined) return ENDED;
    if (bytes[zero] !== 0x30) return NONE;
  }
  return hexSignAt(bytes, at, end + 3);
}

/** Backslashes before one sign, or signs of `%25`: more are no text within texts. */
const MAX_ESCAPES = 16;

/** What two hexadecimal digits stand for, at the end of an escape that begins at `start`. */
function hexSignAt(bytes: Uint8Array, start: number, at: number): Sign {
  const high = bytes[at];
  const low = bytes[at + 1];
  if (high === undefined || low === undefined) return ENDED;
  return { kind: HEX[String.fromCharCode(high, low).toLowerCase()] ?? 0, width: at + 2 - start };
}

/** The signs of a token that are written so: dot, tilde and padding; the hyphen and the low line of base64url. */
const HEX: { readonly [digits: string]: number } = {
  __proto__: null as never,
  '2e': DOT,
  '7e': TILDE,
  '3d': EQUALS,
  '2d': WORD,
  '5f': WORD,
};

const ESCAPES = /(?:%(?:25){0,7}|\\{1,16}u00)(2e|7e|3d|2d|5f)/gi;
const LINE_ENDS = /=?(?:\r?\n|\\{1,16}r\\{1,16}n|\\{1,16}n)/g;

/** A token as it is without the escapes of the text around it, in one line. */
export function unescaped(raw: string): string {
  return raw
    .replaceAll(LINE_ENDS, '')
    .replaceAll(ESCAPES, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
