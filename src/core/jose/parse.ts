import { readJson } from '../text/json.ts';
import type { TextRange } from '../text/json-walk.ts';
import { decodeBase64urlLeniently, isStrictBase64url } from '../text/base64url.ts';
import { decodeUtf8Leniently } from '../text/utf8.ts';
import { readOpaque } from './opaque.ts';
import { emptyOr, parseJws } from './parse-jws.ts';
import { parseJsonSerialization } from './parse-jws-json.ts';
import { parseSdJwt } from './parse-sd-jwt.ts';
import { type Decoding, type PartName, readJsonSegment, readSegment, segmentAt } from './segment.ts';
import type { ParsedBroken, ParsedJwe, ParsedToken, ParseProblem } from './token.ts';

/** Longer texts are not taken apart: no header limit would let such a token through, and typing must not block. */
export const MAX_TOKEN_LENGTH = 2 * 1024 * 1024;

export interface ParseOptions extends Decoding {
  /** UTF-16 units; `MAX_TOKEN_LENGTH` where absent. */
  readonly maxLength?: number;
}

const JWE_PARTS: readonly PartName[] = ['encrypted_key', 'iv', 'ciphertext', 'tag'];

/**
 * Takes any text apart as a token, without trust: JWS or JWE in compact serialization, JWS in JSON serialization, SD-JWT,
 * opaque, or broken.
 * Never throws, for any text; linear in its length. Problems carry offsets in `text`; white space around the token is
 * one of them and then left aside. RFC 7515 §7, RFC 7516 §7.1, RFC 9901 §4.
 */
export function parseToken(text: string, options: ParseOptions = {}): ParsedToken {
  const maxLength = options.maxLength ?? MAX_TOKEN_LENGTH;
  if (text.length > maxLength) {
    const detail = `${text.length} characters; at most ${maxLength} are taken apart`;
    return broken(text, [{ code: 'too_large', part: 'token', start: 0, end: text.length, detail }]);
  }
  const range = trimmedRange(text);
  const problems = surroundingSpace(text, range);
  if (range.start === range.end) {
    return broken(text, [{ code: 'empty', part: 'token', start: 0, end: text.length }]);
  }
  if (text.charAt(range.start) === '{') {
    return (
      parseJsonSerialization(text, range, problems, options) ??
      readOpaque(text, text.slice(range.start, range.end), problems)
    );
  }
  const tilde = text.indexOf('~', range.start);
  if (tilde !== -1 && tilde < range.end) {
    const jwt = splitAtDots(text, { start: range.start, end: tilde });
    if (jwt.length === 3 && looksLikeJose(text, jwt)) {
      return parseSdJwt(text, { jwt, after: { start: tilde + 1, end: range.end } }, problems, options);
    }
  }
  const segments = splitAtDots(text, range);
  if (segments.length === 1 ? !isHalfJwt(text, range) : !looksLikeJose(text, segments)) {
    return readOpaque(text, text.slice(range.start, range.end), problems);
  }
  if (segments.length === 3) return parseJws(text, segments, problems, options);
  if (segments.length === 5) return parseJwe(text, segments, problems, options);
  return broken(text, [...problems, wrongCount(range, segments.length)]);
}

function parseJwe(
  text: string,
  segments: readonly TextRange[],
  around: readonly ParseProblem[],
  decoding: Decoding,
): ParsedJwe {
  const header = readJsonSegment(segmentAt(text, at(segments, 0)), 'header', decoding);
  const parts = JWE_PARTS.map((part, index) => ({
    part,
    ...readSegment(text, at(segments, index + 1), part, decoding),
  }));
  const problems = [
    ...around,
    ...emptyOr('header', header.segment, header.problems),
    // The encrypted key is empty under direct encryption and direct key agreement (RFC 7516 §5.1).
    ...parts.flatMap(({ part, segment, problems: found }) =>
      part === 'encrypted_key' ? found : emptyOr(part, segment, found),
    ),
  ];
  return {
    format: 'jwe',
    text,
    header: header.segment,
    parts: parts.map(({ segment }) => segment),
    problems,
  };
}

function broken(text: string, problems: readonly ParseProblem[]): ParsedBroken {
  return { format: 'broken', text, problems };
}

function wrongCount(range: TextRange, count: number): ParseProblem {
  const counted =
    count > MAX_SEGMENTS ? `more than ${MAX_SEGMENTS} parts` : count === 1 ? '1 part' : `${count} parts`;
  return { code: 'wrong_segment_count', part: 'token', ...range, detail: `${counted}; a JWS has 3, a JWE 5` };
}

function trimmedRange(text: string): TextRange {
  const start = text.length - text.trimStart().length;
  return { start, end: Math.max(start, text.trimEnd().length) };
}

function surroundingSpace(text: string, range: TextRange): ParseProblem[] {
  if (range.start === 0 && range.end === text.length) return [];
  const around = [
    { start: 0, end: range.start },
    { start: range.end, end: text.length },
  ];
  return around
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => ({
      code: 'white_space',
      part: 'token',
      start,
      end,
      detail: 'around the token',
    }));
}

/** Enough to tell every wrong count from 3 and 5; megabytes of dots need no list. */
const MAX_SEGMENTS = 16;

function splitAtDots(text: string, range: TextRange): TextRange[] {
  const segments: TextRange[] = [];
  let start = range.start;
  while (segments.length <= MAX_SEGMENTS) {
    const dot = text.indexOf('.', start);
    const end = dot === -1 || dot >= range.end ? range.end : dot;
    segments.push({ start, end });
    if (end === range.end) break;
    start = end + 1;
  }
  return segments;
}

function at(segments: readonly TextRange[], index: number): TextRange {
  return segments[index] ?? { start: 0, end: 0 };
}

/** Dots alone, or a header or payload that decodes to the start of a JSON object. */
function looksLikeJose(text: string, segments: readonly TextRange[]): boolean {
  const beginsAt = (index: number): boolean => {
    const { start, end } = at(segments, index);
    return beginsLikeObject(text.slice(start, end));
  };
  if (beginsAt(0) || (segments.length === 3 && beginsAt(1))) return true;
  return segments.every(({ start, end }) => start === end);
}

/** `{` and a quote or white space, in base64url; anything else is decoded to be sure. */
const OBJECT_START = /^e(?:y[A-DI-L]|w[k-r0-3])/;

function beginsLikeObject(segment: string): boolean {
  if (OBJECT_START.test(segment)) return true;
  const head = decodeUtf8Leniently(decodeBase64urlLeniently(segment.slice(0, 64)));
  return /^[\uFEFF\s]*\{\s*(?:["}]|$)/.test(head);
}

/** A header alone: begins like a JSON object and is not a whole one without `alg` (some opaque tokens are such). */
function isHalfJwt(text: string, { start, end }: TextRange): boolean {
  const segment = text.slice(start, end);
  if (!beginsLikeObject(segment)) return false;
  if (!isStrictBase64url(segment)) return true;
  const { object } = readJson(decodeUtf8Leniently(decodeBase64urlLeniently(segment))).part;
  return object === undefined || Object.hasOwn(object, 'alg');
}
