import { MAX_TOKEN_LENGTH } from '../jose/parse.ts';
import { HEAD, beginsLikeHeader } from './begins-like-header.ts';
import { type Walk, beginWalk, walkToken } from './token-walk.ts';
import { joinedAt } from './wrapped-lines.ts';

const END = 64;
/** Value of each character in either alphabet of base64, and 64 for all others. */
const SEXTET = new Uint8Array(256).fill(END);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
for (const alphabet of [`${LETTERS}+/`, `${LETTERS}-_`])
  for (let value = 0; value < END; value++) SEXTET[alphabet.charCodeAt(value)] = value;

/** Characters that are decoded before it is looked how far the token inside reaches; groups of four. At first only a few: most that begins so is none. */
const BLOCK = 256;
const FIRST_BLOCK = 12;
/** Places that are remembered: what is inside may end some bytes before what was decoded. */
const MARKS = 3;

/** A place between two groups of four characters. */
interface Mark {
  /** How many bytes had been decoded there. */
  readonly inner: number;
  readonly outer: number;
  readonly lineStart: number;
}

/**
 * A token inside of base64: the body of a HAR, Basic credentials, a MIME part. It is decoded from where it begins, as far
 * as it reaches, over chunks, linearly; of the bytes only the last few hundred are held for it.
 */
export class HiddenToken {
  #inner = new Uint8Array(256);
  #length: number;
  #walk: Walk = beginWalk(0, Infinity);
  #marks: readonly Mark[];

  /** The characters from `outer` on follow what is known of the beginning, `prefix`; their line began at `lineStart`. */
  constructor(prefix: string, outer: number, lineStart: number) {
    this.#length = prefix.length;
    for (let index = 0; index < prefix.length; index++) this.#inner[index] = prefix.charCodeAt(index);
    this.#marks = [{ inner: prefix.length, outer, lineStart }];
  }

  /** Everything that was decoded. */
  get inner(): Uint8Array {
    return this.#inner.subarray(0, this.#length);
  }

  /** How far the token reaches in what was decoded. */
  get walk(): Walk {
    return this.#walk;
  }

  /** From where the bytes have to be here when it goes on. */
  get heldFrom(): number {
    return this.#marks[0]?.outer ?? 0;
  }

  /** The first `count` bytes are gone. */
  moveBack(count: number): void {
    this.#marks = this.#marks.map(({ inner, outer, lineStart }) => ({
      inner,
      outer: outer - count,
      lineStart: lineStart - count,
    }));
  }

  /** Decodes on; true when the token is over, false where more bytes have to come. */
  read(bytes: Uint8Array, isLast: boolean): boolean {
    for (;;) {
      const state = this.#decodeBlock(bytes, isLast);
      if (this.#length >= HEAD && !beginsLikeHeader(this.#inner, 0)) return true;
      this.#walk = walkToken(this.inner, this.#walk, state === 'ended');
      if (this.#walk.isOver || state === 'ended' || this.#length > MAX_TOKEN_LENGTH) return true;
      if (state === 'waiting') return false;
    }
  }

  /** Where in the bytes the characters end that so many decoded bytes are made of. */
  outerOf(inner: number, bytes: Uint8Array): number {
    const mark = this.#marks.findLast((known) => known.inner <= inner) ?? this.#marks[0];
    let { outer: at = 0, lineStart = 0 } = mark ?? {};
    for (let left = Math.ceil(((inner - (mark?.inner ?? 0)) * 4) / 3); left > 0; left--) {
      const letter = letterAt(bytes, at, lineStart, true);
      if (!letter || letter.value === END) break;
      at = letter.end;
      lineStart = letter.lineStart;
    }
    return at;
  }

  /** From the last mark: what came after it was no whole block. */
  #decodeBlock(bytes: Uint8Array, isLast: boolean): 'more' | 'waiting' | 'ended' {
    const last = this.#marks.at(-1);
    let { outer: at = 0, lineStart = 0 } = last ?? {};
    this.#length = last?.inner ?? 0;
    const block = this.#length < HEAD ? FIRST_BLOCK : BLOCK;
    let bits = 0;
    for (let count = 0; count < block; count++) {
      let value = SEXTET[bytes[at] ?? 0] ?? END;
      if (value < END) at++;
      else {
        const letter = letterAt(bytes, at, lineStart, isLast);
        if (!letter) return 'waiting';
        if (letter.value === END) return 'ended';
        ({ value, end: at, lineStart } = letter);
      }
      bits = (bits << 6) | value;
      const part = count % 4;
      if (part > 0) this.#push((bits >> ((3 - part) * 2)) & 0xff);
    }
    this.#marks = [...this.#marks.slice(1 - MARKS), { inner: this.#length, outer: at, lineStart }];
    return 'more';
  }

  #push(byte: number): void {
    if (this.#length === this.#inner.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#inner);
      this.#inner = larger;
    }
    this.#inner[this.#length] = byte;
    this.#length++;
  }
}

const SCRATCH = new Uint8Array(FIRST_BLOCK);

/** False where the first characters are here and decode to what begins no header: most that looks like `eyJ` in base64. */
export function mayBeHidden(bytes: Uint8Array, prefix: string, next: number): boolean {
  let length = 0;
  for (; length < prefix.length; length++) SCRATCH[length] = prefix.charCodeAt(length);
  for (let at = next; at < next + FIRST_BLOCK; at += 4) {
    const bits =
      (SEXTET[bytes[at] ?? 0] ?? END) |
      (SEXTET[bytes[at + 1] ?? 0] ?? END) |
      (SEXTET[bytes[at + 2] ?? 0] ?? END) |
      (SEXTET[bytes[at + 3] ?? 0] ?? END);
    // The end of the bytes, an escape, the end of a line: it is looked at closely.
    if ((bits & END) !== 0) return true;
    for (let part = 1; part < 4; part++) {
      const pair = ((SEXTET[bytes[at + part - 1] ?? 0] ?? 0) << 6) | (SEXTET[bytes[at + part] ?? 0] ?? 0);
      SCRATCH[length++] = (pair >> (6 - part * 2)) & 0xff;
    }
  }
  return beginsLikeHeader(SCRATCH, 0);
}

interface Letter {
  /** Its six bits; 64 where the base64 ends. */
  readonly value: number;
  readonly end: number;
  readonly lineStart: number;
}

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const SLASH = 0x2f;

/** The next character of base64, plain, escaped or in the next line; undefined where the bytes end before it can be told. */
function letterAt(bytes: Uint8Array, at: number, lineStart: number, isLast: boolean): Letter | undefined {
  const over: Letter = { value: END, end: at, lineStart };
  const byte = bytes[at];
  if (byte === undefined) return isLast ? over : undefined;
  const value = SEXTET[byte] ?? END;
  if (value < END) return { value, end: at + 1, lineStart };
  if (byte === 0x0a || byte === 0x0d || byte === BACKSLASH) {
    const next = joinedAt(bytes, at, { column: at - lineStart, isWhole: false, isLast });
    if (next === undefined) return undefined;
    const first = SEXTET[bytes[next] ?? 0] ?? END;
    if (next !== -1 && first < END) return { value: first, end: next + 1, lineStart: next };
  }
  if (byte !== BACKSLASH && byte !== PERCENT) return over;
  return escapedLetterAt(bytes, at, { isLast, over });
}

/** `\/`, `\u002b`, `%2B` and the like: nothing else of base64 is ever escaped. */
function escapedLetterAt(
  bytes: Uint8Array,
  at: number,
  { isLast, over }: { readonly isLast: boolean; readonly over: Letter },
): Letter | undefined {
  const text = String.fromCharCode(...bytes.subarray(at, at + LONGEST));
  const found = ESCAPED.exec(text);
  if (!found) return text.length < LONGEST && !isLast ? undefined : over;
  const [whole, digits] = found;
  const sign = digits === undefined ? SLASH : Number.parseInt(digits, 16);
  return { value: SEXTET[sign] ?? END, end: at + whole.length, lineStart: over.lineStart };
}

const LONGEST = 24;
const ESCAPED = /^(?:\\{1,16}\/|(?:\\{1,16}u00|%(?:25){0,7})(2b|2f))/i;
