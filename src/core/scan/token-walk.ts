/* What a byte may be in a token, and how far a token that begins somewhere reaches. */

const WORD = 1;
const DOT = 2;
const TILDE = 3;
const PERCENT = 4;
const EQUALS = 5;

/** Class of each byte in a compact serialization; 0 for all that cannot stand in one. */
const CLASS = new Uint8Array(256);
for (let code = 0; code < 128; code++) {
  if (/[\w-]/.test(String.fromCharCode(code))) CLASS[code] = WORD;
}
CLASS[0x2e] = DOT;
CLASS[0x7e] = TILDE;
CLASS[0x25] = PERCENT;
CLASS[0x3d] = EQUALS;

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
  /** True where a dot, a tilde or padding was written as `%2E`, `%7E`, `%3D`. */
  readonly isEscaped: boolean;
  /** False where the bytes ended inside of what may be a token. */
  readonly isOver: boolean;
}

const BEGUN: Omit<Walk, 'end'> = { dots: 0, firstDot: -1, bindingDots: -1, isEscaped: false, isOver: false };

/**
 * Follows what may be a token: parts of base64url between dots, then the disclosures of an SD-JWT between tildes
 * (RFC 9901 §4). Linear; a walk that met the end of the bytes goes on where it stands.
 */
export function walkToken(bytes: Uint8Array, start: number, before?: Walk): Walk {
  let { dots, firstDot, bindingDots, isEscaped } = before ?? BEGUN;
  let at = before?.end ?? start;
  for (;;) {
    while (CLASS[bytes[at] ?? 0] === WORD) at++;
    const { kind, width } = signAt(bytes, at);
    const end = { end: at, dots, firstDot, bindingDots, isEscaped };
    if (kind === undefined) return { ...end, isOver: false };
    if (kind === TILDE && dots === 2 && bindingDots < 1) bindingDots = 0;
    else if (kind === DOT && bindingDots === -1 && dots < MAX_DOTS) {
      dots++;
      if (firstDot === -1) firstDot = at;
    } else if (kind === DOT && bindingDots >= 0 && bindingDots < MAX_BINDING_DOTS) bindingDots++;
    else if (kind !== EQUALS) return { ...end, isOver: true };
    isEscaped ||= width === 3 || kind === EQUALS;
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

/** The sign that separates parts, plain or percent-encoded. Padding is one only before a dot: elsewhere it is the text around. */
function signAt(bytes: Uint8Array, at: number): Sign {
  const sign = plainSignAt(bytes, at);
  if (sign.kind !== EQUALS) return sign;
  let next = plainSignAt(bytes, at + sign.width);
  if (next.kind === EQUALS) next = plainSignAt(bytes, at + sign.width + next.width);
  if (next.kind === undefined) return ENDED;
  return next.kind === DOT || nextIsPaddedDot(bytes, at + sign.width) ? sign : { kind: 0, width: 0 };
}

function nextIsPaddedDot(bytes: Uint8Array, at: number): boolean {
  const first = plainSignAt(bytes, at);
  return first.kind === DOT || (first.kind === EQUALS && plainSignAt(bytes, at + first.width).kind === DOT);
}

function plainSignAt(bytes: Uint8Array, at: number): Sign {
  const byte = bytes[at];
  if (byte === undefined) return ENDED;
  const kind = CLASS[byte] ?? 0;
  if (kind !== PERCENT) return { kind, width: 1 };
  const high = bytes[at + 1];
  const low = bytes[at + 2];
  if (high === undefined || low === undefined) return ENDED;
  return { kind: percentClass(high, low | 0x20), width: 3 };
}

/** `%2E`, `%7E` and `%3D`, in either case. */
function percentClass(high: number, low: number): number {
  if (low === 0x65) return high === 0x32 ? DOT : high === 0x37 ? TILDE : 0;
  return high === 0x33 && low === 0x64 ? EQUALS : 0;
}
