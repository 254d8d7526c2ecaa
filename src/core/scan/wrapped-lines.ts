/*
 * Lines that were cut because they were too long: at 64 characters (PEM) or 76 (MIME), or anywhere before by the soft line
 * break of quoted-printable. That a line has exactly this many characters may be chance, so the line after it must look like
 * the rest of what was cut, too.
 */

const WIDTHS: readonly number[] = [64, 76];
/** Lines of quoted-printable are at most 76 long, with the `=` at their end; encoders break them as late as they can. */
const SOFT_WIDTH = { least: 72, most: 76 };
/** Farther back no line begins that could be one of these. */
export const MAX_COLUMN = 96;

const BACKSLASH = 0x5c;
const MAX_BACKSLASHES = 16;

/** How long the end of the line is that stands here, plain or escaped: 0 where there is none, undefined where the bytes end before that can be told. */
export function newlineAt(bytes: Uint8Array, at: number): number | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first === 0x0a) return 1;
  if (first === 0x0d) return bytes[at + 1] === undefined ? undefined : bytes[at + 1] === 0x0a ? 2 : 0;
  if (first !== BACKSLASH) return 0;
  const letter = afterBackslashes(bytes, at);
  if (bytes[letter] === undefined) return undefined;
  if (bytes[letter] === 0x6e) return letter + 1 - at;
  if (bytes[letter] !== 0x72) return 0;
  const next = afterBackslashes(bytes, letter + 1);
  if (bytes[next] === undefined) return undefined;
  return next > letter + 1 && bytes[next] === 0x6e ? next + 1 - at : 0;
}

function afterBackslashes(bytes: Uint8Array, at: number): number {
  let end = at;
  while (bytes[end] === BACKSLASH && end - at < MAX_BACKSLASHES) end++;
  return end;
}

export interface LineEnd {
  /** How many characters of the line came before. */
  readonly column: number;
  /** What stands in it may be whole already: then what begins the next line like a token is another one. */
  readonly isWhole: boolean;
  /** No more bytes come. */
  readonly isLast: boolean;
}

/** Where it goes on after the end of a line that begins here; -1 where it does not, undefined where more bytes have to come. */
export function joinedAt(
  bytes: Uint8Array,
  at: number,
  { column, isWhole, isLast }: LineEnd,
): number | undefined {
  const isSoft = bytes[at] === 0x3d;
  const width = newlineAt(bytes, at + Number(isSoft));
  if (width === undefined) return isLast ? -1 : undefined;
  const next = at + Number(isSoft) + width;
  if (isSoft) {
    if (column + 1 < SOFT_WIDTH.least || column + 1 > SOFT_WIDTH.most) return -1;
    return bytes[next] === undefined ? (isLast ? -1 : undefined) : isPart(bytes[next]) ? next : -1;
  }
  if (width === 0 || !WIDTHS.includes(column)) return -1;
  return restOfLine(bytes, next, { column, isWhole, isLast });
}

function restOfLine(
  bytes: Uint8Array,
  next: number,
  { column, isWhole, isLast }: LineEnd,
): number | undefined {
  if (isWhole && bytes[next] === 0x65 && bytes[next + 1] === 0x79) return -1;
  let end = next;
  while (end - next <= column && isPart(bytes[end])) end++;
  if (end - next > column) return -1;
  if (bytes[end] === undefined) return isLast ? (end > next ? next : -1) : undefined;
  return end > next && ENDS.has(bytes[end] ?? 0) ? next : -1;
}

/** What may stand in the middle of a line that was cut: base64 in both alphabets, and the dots and tildes of tokens. */
const PART = new Uint8Array(256);
for (let code = 0; code < 128; code++) if (/[\w+/.~-]/.test(String.fromCharCode(code))) PART[code] = 1;

function isPart(byte: number | undefined): boolean {
  return PART[byte ?? 0] === 1;
}

/** What may follow the last line: a word of a sentence does not end so. */
const ENDS: ReadonlySet<number> = new Set(Array.from('\r\n\\"\'<>,;)]}=', (sign) => sign.charCodeAt(0)));

/** How many bytes of its line come before this place; infinitely many where the line is longer than any that is cut. */
export function columnAt(bytes: Uint8Array, at: number, before: LineBefore): number {
  const first = Math.max(0, at - MAX_COLUMN);
  for (let index = at - 1; index >= first; index--) {
    const byte = bytes[index];
    const isEscapedEnd = byte === 0x6e && (bytes[index - 1] ?? before.lastByte) === BACKSLASH;
    if (byte === 0x0a || isEscapedEnd) return at - 1 - index;
  }
  const column = at + before.column;
  return first > 0 || column > MAX_COLUMN ? Infinity : column;
}

/** What of the bytes before is remembered: how far into its line they ended, and with what. */
export interface LineBefore {
  readonly column: number;
  readonly lastByte: number | undefined;
}
