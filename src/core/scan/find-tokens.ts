import { decodeBase64urlLeniently } from '../text/base64url.ts';
import { MAX_TOKEN_LENGTH } from '../jose/parse.ts';
import { decodeUtf8Leniently } from '../text/utf8.ts';
import { HEAD, beginsLikeHeader } from './begins-like-header.ts';
import { HeaderStarts, type HiddenStart, unfinishedStart } from './header-starts.ts';
import { HiddenToken, mayBeHidden } from './hidden-token.ts';
import { type Walk, beginWalk, isTokenByte, unescaped, walkToken } from './token-walk.ts';
import { type LineBefore, columnAt } from './wrapped-lines.ts';

/** What may be a token, and where it stands. Offsets count the bytes of the whole stream, `end` is exclusive; of one in base64 they are those of its characters there. */
export interface FoundToken {
  readonly start: number;
  readonly end: number;
  /** As it is without the escapes of the text around it; empty where it is longer than any token that is taken apart. */
  readonly text: string;
}

/** Long enough for the first name of any header. */
const NAME = 128;
/** A half token of one dot is one only where its header says an algorithm; longer headers are not read for that. */
const MAX_HEADER = 64 * 1024;

/**
 * Finds compact JWS, JWE and SD-JWT in a stream of bytes, whatever the text around: logs, HAR, JSON in JSON, forms,
 * addresses, lines that were wrapped, and base64 of any of it. Chunks may end anywhere. Linear; holds no more than one token
 * (`MAX_TOKEN_LENGTH`) from chunk to chunk. What begins like a header and has parts is found also where it is malformed:
 * judging it is not done here.
 */
export class TokenFinder {
  /** Bytes that may be the beginning of a token, from earlier chunks. */
  #held: Uint8Array = new Uint8Array(0);
  /** How far the walk through the held bytes came. */
  #walk: Walk | undefined;
  /** A token in base64 that goes on, and where it began in the stream. */
  #hidden: { readonly token: HiddenToken; readonly start: number } | undefined;
  /** Where the first held byte stands in the stream, and in its line. */
  #offset = 0;
  #before: LineBefore = { column: 0, lastByte: undefined };
  /** True inside of a token that is too long. */
  #isPassing = false;
  /** Before here no plain token begins: it was walked through. Tokens in base64 may, in what begins like `{"` does. */
  #noPlainBefore = 0;

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
    if (this.#hidden) {
      at = this.#readHidden(bytes, isLast, found);
      if (at === -1) return this.#hold(bytes, this.#hidden.token.heldFrom, found);
    }
    const walked = this.#walk;
    this.#walk = undefined;
    for (let start = walked ? 0 : starts.next(at); start !== -1; start = starts.next(at)) {
      const before = start === 0 ? walked : undefined;
      if (starts.hidden && !before) {
        if (!mayBeHidden(bytes, starts.hidden.prefix, starts.hidden.next)) {
          at = start + 1;
          continue;
        }
        this.#hidden = this.#begin(bytes, starts.hidden);
        at = this.#readHidden(bytes, isLast, found);
        if (at === -1) return this.#hold(bytes, this.#hidden.token.heldFrom, found);
        continue;
      }
      if (!before && start < this.#noPlainBefore) {
        at = start + 1;
        continue;
      }
      const isShort = start + HEAD > bytes.length;
      if (isShort && !isLast) return this.#hold(bytes, start, found);
      if (isShort || !beginsLikeHeader(bytes, start)) {
        at = start + 1;
        continue;
      }
      const column = before ? 0 : columnAt(bytes, start, this.#before);
      const walk = walkToken(bytes, before ?? beginWalk(start, column), isLast);
      if (!walk.isOver && !isLast) {
        if (walk.end - start <= MAX_TOKEN_LENGTH) return this.#hold(bytes, start, found, walk);
        if (walk.dots > 0) {
          found.push(this.#found(start, walk.end, ''));
          at = this.#pass(bytes, walk.end);
          continue;
        }
      }
      const token = take(bytes, start, walk);
      if (token) found.push(this.#found(start, token.end, token.text));
      if (!token) this.#noPlainBefore = walk.firstDot === -1 ? walk.end : walk.firstDot;
      at = token ? token.end : start + 1;
    }
    return this.#hold(bytes, this.#isPassing ? bytes.length : Math.max(at, unfinishedStart(bytes)), found);
  }

  #begin(bytes: Uint8Array, { prefix, next, start }: HiddenStart) {
    const column = columnAt(bytes, next, this.#before);
    return { token: new HiddenToken(prefix, next, next - column), start: this.#offset + start };
  }

  /** Goes on with a token in base64; where its characters end, or -1 where more have to come. */
  #readHidden(bytes: Uint8Array, isLast: boolean, found: FoundToken[]): number {
    const { token, start } = this.#hidden ?? {};
    if (!token || start === undefined) return 0;
    if (!token.read(bytes, isLast)) return -1;
    this.#hidden = undefined;
    const { walk, inner } = token;
    const isTooLong = walk.end > MAX_TOKEN_LENGTH;
    const taken = beginsLikeHeader(inner, 0) ? take(inner, 0, walk) : undefined;
    // What is no token is gone over at least as far as what it begins with.
    const end = token.outerOf(taken?.end ?? Math.max(walk.end, 3), bytes);
    if (isTooLong && walk.dots > 0) found.push({ start, end: this.#offset + end, text: '' });
    else if (taken) found.push({ start, end: this.#offset + end, text: taken.text });
    return end;
  }

  /** Keeps what may be the beginning of a token for the next chunk: a copy, so that the chunk itself can go. */
  #hold(bytes: Uint8Array, from: number, found: FoundToken[], walk?: Walk): FoundToken[] {
    const column = columnAt(bytes, from, this.#before);
    this.#before = { column, lastByte: from > 0 ? bytes[from - 1] : this.#before.lastByte };
    this.#held = new Uint8Array(bytes.subarray(from));
    this.#offset += from;
    this.#noPlainBefore -= from;
    this.#hidden?.token.moveBack(from);
    this.#walk = walk && {
      ...walk,
      end: walk.end - from,
      firstDot: walk.firstDot === -1 ? -1 : walk.firstDot - from,
      lineStart: walk.lineStart - from,
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

  #found(start: number, end: number, text: string): FoundToken {
    return { start: this.#offset + start, end: this.#offset + end, text };
  }
}

/** The token that a walk went through, if it is one; without a text where it is too long. */
function take(
  bytes: Uint8Array,
  start: number,
  walk: Walk,
): { readonly end: number; readonly text: string } | undefined {
  if (walk.dots === 0) return undefined;
  const end = withoutFullStop(bytes, walk);
  if (end - start > MAX_TOKEN_LENGTH) return { end, text: '' };
  const raw = decodeUtf8Leniently(bytes.subarray(start, end));
  const text = walk.isEscaped ? unescaped(raw) : raw;
  return isPlausible(text, walk.dots) ? { end, text } : undefined;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** The full stop of a sentence is not a fourth part, nor one of a key binding that has none. */
function withoutFullStop(bytes: Uint8Array, { end, dots, bindingDots }: Walk): number {
  const isStop = bytes[end - 1] === 0x2e && (bindingDots === -1 ? dots === 3 : bindingDots === 1);
  return isStop ? end - 1 : end;
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
