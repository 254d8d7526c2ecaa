/*
 * Where a JOSE header in base64url may begin: `{` and then a quote or white space give `e`, `y` or `w`, and one of
 * twenty-odd characters. Sixteen bytes at a time, as pairs that are looked up in a table: any three characters in a row
 * have two of them in one aligned pair. Reading each byte takes twice as long, and this is most of a scan of a HAR.
 */

const E = 0x65;
const Y = 0x79;
const W = 0x77;

/** The third character. */
const THIRD = tableOf('ABCDIJKLklmnopqr0123');

/*
 * `eyJ` once more in base64 has three forms, by where among groups of three bytes it stands: `ZXlK`; two characters and
 * `V5S` with one of g to v; three characters, the last of them `l`, and `eU` with one of o to r.
 */
const AFTER_S = tableOf('ghijklmnopqrstuv');
const AFTER_U = tableOf('opqr');

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** By the character of each form that is looked for, since both pairs it can be in are marked: the one before it. */
const MIDDLE = new Uint8Array(256);
for (const [before, character] of ['ey', 'ew', 'ZX', 'V5', 'eU'])
  MIDDLE[character?.charCodeAt(0) ?? 0] = before?.charCodeAt(0) ?? 0;
const MIDDLE_U = 0x55;

/** By two neighbouring bytes as this machine reads them: 1 where they may be a part of a beginning. */
const PAIRS = pairTable();

function pairTable(): Uint8Array {
  const table = new Uint8Array(65_536);
  const bytes = new Uint8Array(2);
  const pair = new Uint16Array(bytes.buffer);
  const mark = (first: number, second: number): void => {
    bytes.set([first, second]);
    table[pair[0] ?? 0] = 1;
  };
  for (const second of [Y, W]) {
    mark(E, second);
    for (let third = 0; third < 256; third++) if (THIRD[third] === 1) mark(second, third);
  }
  for (const hidden of ['ZX', 'Xl', 'V5', '5S', 'eU', 'Uo', 'Up', 'Uq', 'Ur'])
    mark(hidden.charCodeAt(0), hidden.charCodeAt(1));
  return table;
}

/** A token in base64: what is known of its beginning, and where the characters go on. */
export interface HiddenStart {
  readonly prefix: string;
  readonly next: number;
  /** Where the first of its characters stands, which may be before the bytes. */
  readonly start: number;
}

/** Searches some bytes for the places where a header may begin. */
export class HeaderStarts {
  readonly #bytes: Uint8Array;
  /** The same bytes by four, from the first aligned one. */
  readonly #words: Int32Array;
  /** And by two. */
  readonly #pairs: Uint16Array;
  /** Bytes before the first aligned one. */
  readonly #lead: number;
  /** What stands at the place that was found last, if it is not plain. */
  hidden: HiddenStart | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#lead = Math.min(bytes.length, (4 - (bytes.byteOffset % 4)) % 4);
    const count = (bytes.length - this.#lead) >> 2;
    this.#words =
      count > 0 ? new Int32Array(bytes.buffer, bytes.byteOffset + this.#lead, count) : new Int32Array(0);
    this.#pairs = new Uint16Array(this.#words.buffer, this.#words.byteOffset, count * 2);
  }

  /** The first place at or after `from`; -1 where there is none. */
  next(from: number): number {
    this.hidden = undefined;
    const bytes = this.#bytes;
    const words = this.#words;
    const lead = this.#lead;
    // From the second character on: `at` is where that would stand.
    const first = Math.max(0, ((from + 1 - lead + 3) >> 2) | 0);
    const near = this.#between(from + 1, Math.min(bytes.length, lead + first * 4), from);
    if (near !== -1) return near;
    const last = words.length - 3;
    let index = first;
    for (; index < last; index += 4) {
      const a = words[index] ?? 0;
      const b = words[index + 1] ?? 0;
      const c = words[index + 2] ?? 0;
      const d = words[index + 3] ?? 0;
      const any =
        (PAIRS[a & 0xffff] ?? 0) |
        (PAIRS[a >>> 16] ?? 0) |
        (PAIRS[b & 0xffff] ?? 0) |
        (PAIRS[b >>> 16] ?? 0) |
        (PAIRS[c & 0xffff] ?? 0) |
        (PAIRS[c >>> 16] ?? 0) |
        (PAIRS[d & 0xffff] ?? 0) |
        (PAIRS[d >>> 16] ?? 0);
      if (any === 0) continue;
      const found = this.#inBlock(index * 2, from);
      if (found !== -1) return found;
    }
    return this.#between(lead + index * 4, bytes.length, from);
  }

  /** Looks at those of eight pairs that are marked. */
  #inBlock(first: number, from: number): number {
    const pairs = this.#pairs;
    for (let index = first; index < first + 8; index++) {
      if (PAIRS[pairs[index] ?? 0] === 0) continue;
      const at = this.#lead + index * 2;
      const found = this.#between(at, at + 2, from);
      if (found !== -1) return found;
    }
    return -1;
  }

  /** Looks for a middle character from `start` to `end` that has its neighbours. */
  #between(start: number, end: number, from: number): number {
    const bytes = this.#bytes;
    for (let at = Math.max(start, from + 1); at < end; at++) {
      const form = MIDDLE[bytes[at] ?? 0] ?? 0;
      if (form === 0 || bytes[at - 1] !== form) continue;
      if (form !== E) {
        if (this.#isHiddenAt(at, form)) return at - 1;
      } else if (bytes[at] === MIDDLE_U) {
        if (at - 2 >= from && this.#isHiddenAt(at, form)) return at - 2;
      } else if (THIRD[bytes[at + 1] ?? 0] === 1) return at - 1;
    }
    return -1;
  }

  #isHiddenAt(at: number, before: number): boolean {
    const bytes = this.#bytes;
    const after = bytes[at + 1] ?? 0;
    if (before === E) {
      if (bytes[at - 2] !== 0x6c || AFTER_U[after] !== 1) return false;
      this.hidden = { prefix: 'e', next: at - 1, start: at - 3 };
    } else if (before === 0x5a) {
      if (after !== 0x6c || bytes[at + 2] !== 0x4b) return false;
      this.hidden = { prefix: '', next: at - 1, start: at - 1 };
    } else {
      if (after !== 0x53 || AFTER_S[bytes[at + 2] ?? 0] !== 1) return false;
      this.hidden = { prefix: 'ey', next: at + 1, start: at - 2 };
    }
    return true;
  }
}

/** The beginnings of a plain header and of the hidden ones that may be cut after one, two or three characters. */
const CUT = /(?:e[yw]?|ZX?l?|V5?S?|le?U?)$/;

/** Where the bytes end with the first characters of a beginning; their length where they do not. */
export function unfinishedStart(bytes: Uint8Array): number {
  const { length } = bytes;
  const tail = String.fromCharCode(...bytes.subarray(Math.max(0, length - 3)));
  return length - (CUT.exec(tail)?.[0].length ?? 0);
}
