import { decodeBase64urlLeniently } from '../text/base64url.ts';
import { MAX_TOKEN_LENGTH } from '../jose/parse.ts';
import { decodeUtf8Leniently } from '../text/utf8.ts';
import { HeaderStarts, unfinishedStart } from './header-starts.ts';
import { type Walk, isTokenByte, walkToken } from './token-walk.ts';

/** What may be a token, and where it stands. Offsets count the bytes of the whole stream, `end` is exclusive. */
export interface FoundToken {
  readonly start: number;
  readonly end: number;
  /** As it is without the escapes of the text around it; empty where it is longer than any token that is taken apart. */
  readonly text: string;
}

/** Characters that are looked at before a walk: two groups of four, which hold the brace and five characters of a name. */
const HEAD = 8;
/** Long enough for the first name of any header. */
const NAME = 128;
/** A half token of one dot is one only where its header says an algorithm; longer headers are not read for that. */
const MAX_HEADER = 64 * 1024;

/**
 * Finds compact JWS, JWE and SD-JWT in a stream of bytes, whatever the text around: logs, HAR, JSON in JSON, forms,
 * addresses. Chunks may end anywhere. Linear; holds no more than one token (`MAX_TOKEN_LENGTH`) from chunk to chunk.
 * What begins like a header and has parts is found also where it is malformed: judging it is not done here.
 */
export class TokenFinder {
  /** Bytes that may be the beginning of a token, from earlier chunks. */
  #held: Uint8Array = new Uint8Array(0);
  /** How far the walk through the held bytes came. */
  #walk: Walk | undefined;
  /** Where the first held byte stands in the stream. */
  #offset = 0;
  /** True inside of a token that is too long. */
  #isPassing = false;

  /** The tokens that are whole with this chunk. The chunk is not kept. */
  push(chunk: Uint8Array): FoundToken[] {
    const bytes = this.#held.length === 0 ? chunk : joined(this.#held, chunk);
    return this.#read(bytes, false);
  }

  /** The token that the stream ended with, if it did. */
  end(): FoundToken[] {
    return this.#read(this.#held, true);
  }

  #read(bytes: Uint8Array, isLast: boolean): FoundToken[] {
    const found: FoundToken[] = [];
    const starts = new HeaderStarts(bytes);
    let at = this.#isPassing ? this.#pass(bytes, 0) : 0;
    const walked = this.#walk;
    this.#walk = undefined;
    for (let start = walked ? 0 : starts.next(at); start !== -1; start = starts.next(at)) {
      const before = start === 0 ? walked : undefined;
      const isShort = start + HEAD > bytes.length;
      if (isShort && !isLast) return this.#hold(bytes, start, found);
      if (isShort || !beginsLikeHeader(bytes, start)) {
        at = start + 1;
        continue;
      }
      const walk = walkToken(bytes, start, before);
      if (!walk.isOver && !isLast) {
        if (walk.end - start <= MAX_TOKEN_LENGTH) return this.#hold(bytes, start, found, walk);
        if (walk.dots > 0) found.push(this.#found(start, walk.end, ''));
        at = this.#pass(bytes, walk.end);
        continue;
      }
      const token = this.#take(bytes, start, walk);
      if (token) found.push(token);
      at = token ? token.end - this.#offset : walk.firstDot === -1 ? walk.end : walk.firstDot;
    }
    return this.#hold(bytes, this.#isPassing ? bytes.length : unfinishedStart(bytes), found);
  }

  /** Keeps what may be the beginning of a token for the next chunk: a copy, so that the chunk itself can go. */
  #hold(bytes: Uint8Array, from: number, found: FoundToken[], walk?: Walk): FoundToken[] {
    this.#held = new Uint8Array(bytes.subarray(from));
    this.#offset += from;
    this.#walk = walk && {
      ...walk,
      end: walk.end - from,
      firstDot: walk.firstDot === -1 ? -1 : walk.firstDot - from,
    };
    return found;
  }

  /** Goes over the rest of a token that is too long; to the end of the bytes where it goes on after them. */
  #pass(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && isTokenByte(bytes[at] ?? 0)) at++;
    this.#isPassing = at === bytes.length;
    return at;
  }

  #take(bytes: Uint8Array, start: number, walk: Walk): FoundToken | undefined {
    if (walk.dots === 0) return undefined;
    const end = withoutFullStop(bytes, walk);
    if (end - start > MAX_TOKEN_LENGTH) return this.#found(start, end, '');
    const raw = decodeUtf8Leniently(bytes.subarray(start, end));
    const text = walk.isEscaped ? unescaped(raw) : raw;
    return isPlausible(text, walk.dots) ? this.#found(start, end, text) : undefined;
  }

  #found(start: number, end: number, text: string): FoundToken {
    return { start: this.#offset + start, end: this.#offset + end, text };
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** Value of each character in base64url, and 64 for all others. */
const VALUE = new Uint8Array(256).fill(64);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
for (let value = 0; value < 64; value++) VALUE[ALPHABET.charCodeAt(value)] = value;

/** Whether eight characters are base64url and decode to ASCII: words of a program that begin alike seldom do. */
function beginsLikeHeader(bytes: Uint8Array, start: number): boolean {
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

/** The full stop of a sentence is not a fourth part, nor one of a key binding that has none. */
function withoutFullStop(bytes: Uint8Array, { end, dots, bindingDots }: Walk): number {
  const isStop = bytes[end - 1] === 0x2e && (bindingDots === -1 ? dots === 3 : bindingDots === 1);
  return isStop ? end - 1 : end;
}

function unescaped(text: string): string {
  return text.replaceAll(/%(?:2e|7e|3d)/gi, (sign) => decodeURIComponent(sign));
}

/** A first name and its colon. */
const FIRST_NAME = /^\{\s*"[^"\\]{1,64}"\s*:/;

/** Whether it could be a token that came out wrong, if it is none: a header that begins as one, or two parts that do. */
function isPlausible(text: string, dots: number): boolean {
  const firstDot = text.indexOf('.');
  const header = text.slice(0, Math.min(firstDot, MAX_HEADER));
  if (dots === 1) return /"(?:alg|enc)"\s*:/.test(decoded(header));
  return (
    FIRST_NAME.test(decoded(header.slice(0, NAME))) || /^e[yw]/.test(text.slice(firstDot + 1, firstDot + 3))
  );
}

function decoded(text: string): string {
  return decodeUtf8Leniently(decodeBase64urlLeniently(text));
}
