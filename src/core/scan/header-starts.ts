/*
 * Where a JOSE header in base64url may begin: `{` and then a quote or white space give `e`, `y` or `w`, and one of
 * twenty-odd characters. Sixteen bytes at a time, as pairs that are looked up in a table: any three characters in a row
 * have two of them in one aligned pair. Reading each byte takes twice as long, and this is most of a scan of a HAR.
 */

const E = 0x65;
const Y = 0x79;
const W = 0x77;

/** The third character. */
const THIRD = new Uint8Array(256);
for (const character of 'ABCDIJKLklmnopqr0123') THIRD[character.charCodeAt(0)] = 1;

/** By two neighbouring bytes as this machine reads them: 1 where they may be two of the three characters. */
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
  return table;
}

/** Searches some bytes for the places where a header may begin. */
export class HeaderStarts {
  readonly #bytes: Uint8Array;
  /** The same bytes by four, from the first aligned one. */
  readonly #words: Int32Array;
  /** Bytes before the first aligned one. */
  readonly #lead: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#lead = Math.min(bytes.length, (4 - (bytes.byteOffset % 4)) % 4);
    const count = (bytes.length - this.#lead) >> 2;
    this.#words =
      count > 0 ? new Int32Array(bytes.buffer, bytes.byteOffset + this.#lead, count) : new Int32Array(0);
  }

  /** The first place at or after `from`; -1 where there is none. */
  next(from: number): number {
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
      const at = lead + index * 4;
      const found = this.#between(at, at + 16, from);
      if (found !== -1) return found;
    }
    return this.#between(lead + index * 4, bytes.length, from);
  }

  /** Looks for a second character from `start` to `end` that has its neighbours. */
  #between(start: number, end: number, from: number): number {
    const bytes = this.#bytes;
    for (let at = start; at < end; at++) {
      const byte = bytes[at];
      if ((byte === Y || byte === W) && bytes[at - 1] === E && THIRD[bytes[at + 1] ?? 0] === 1 && at > from)
        return at - 1;
    }
    return -1;
  }
}

/** Where the bytes end with the first one or two characters of a header; their length where they do not. */
export function unfinishedStart(bytes: Uint8Array): number {
  const { length } = bytes;
  const last = bytes[length - 1];
  if (last === E) return length - 1;
  return (last === Y || last === W) && bytes[length - 2] === E ? length - 2 : length;
}
