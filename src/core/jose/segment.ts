import { readJson } from '../text/json.ts';
import type { TextRange } from '../text/json-walk.ts';
import {
  checkBase64url,
  decodeBase64url,
  decodeBase64urlLeniently,
  isStrictBase64url,
} from '../text/base64url.ts';
import { decodeUtf8, encodeUtf8 } from '../text/utf8.ts';
import type { DecodeBase64url, DecodeBase64urlStrictly, JsonPart, ParseProblem, Segment } from './token.ts';

export type PartName = ParseProblem['part'];

/** How base64url becomes bytes; without either, core's own decoder does it. */
export interface Decoding {
  readonly decode?: DecodeBase64url;
  readonly decodeStrictly?: DecodeBase64urlStrictly;
}

/** A segment with what kept it from being strict. */
export interface ReadSegment {
  readonly segment: Segment;
  readonly problems: readonly ParseProblem[];
}

export type JsonSegment = Segment & { readonly json?: JsonPart };

/** Reads one segment through the strict gate. */
export function readSegment(text: string, range: TextRange, part: PartName, decoding: Decoding): ReadSegment {
  return gateSegment(segmentAt(text, range), part, decoding);
}

/** The text at a range, not yet read. */
export function segmentAt(text: string, range: TextRange): Segment {
  const { start, end } = range;
  return { start, end, text: text.slice(start, end) };
}

/** As `readSegment`, for a text that may stand otherwise where it stands: with JSON escapes, say. */
export function gateSegment(segment: Segment, part: PartName, decoding: Decoding): ReadSegment {
  const bytes = decodeThroughGate(segment.text, decoding);
  if (bytes !== undefined) {
    const { start, end, text } = segment;
    return { segment: { start, end, text, bytes }, problems: [] };
  }
  const problems = checkBase64url(segment.text).map((problem) => ({
    ...problem,
    part,
    start: Math.min(segment.start + problem.start, segment.end),
    end: Math.min(segment.start + problem.end, segment.end),
  }));
  return { segment, problems };
}

/** A segment that was read as JSON, with what kept it from being strict. */
export interface ReadJsonSegment {
  readonly segment: JsonSegment;
  readonly problems: readonly ParseProblem[];
}

/** Reads a segment that ought to hold a JSON object: the gate, UTF-8, JSON, in that order; every problem is listed. */
export function readJsonSegment(
  unread: Segment,
  part: PartName,
  decoding: Decoding,
  wants: 'object' | 'array' = 'object',
): ReadJsonSegment {
  const { segment, problems } = gateSegment(unread, part, decoding);
  return withJson(segment, part, problems, segment.bytes ?? decodeBase64urlLeniently(segment.text), wants);
}

/** A payload that was not encoded (RFC 7797): its bytes are the text itself. */
export function readPlainSegment(unread: Segment): ReadJsonSegment {
  const bytes = encodeUtf8(unread.text);
  const { part } = readJson(unread.text);
  const json = part.value === undefined ? {} : { json: part };
  return { segment: { ...unread, bytes, ...json }, problems: [] };
}

/**
 * Where a range of a segment's JSON text stands in the token, as exactly as base64url allows (one character more on
 * either side at most); the whole segment where the gate refused it.
 */
export function segmentRange(segment: JsonSegment, range: TextRange): TextRange {
  const whole = { start: segment.start, end: segment.end };
  if (segment.json === undefined) return whole;
  return rangeInSegment(segment, segment.json.text, range);
}

function rangeInSegment(segment: Segment, json: string, range: TextRange): TextRange {
  if (segment.bytes === undefined) return { start: segment.start, end: segment.end };
  if (segment.text === json) return { start: segment.start + range.start, end: segment.start + range.end };
  // As many bytes as characters: each is one byte, and nothing need be counted.
  if (segment.bytes.length === json.length) return byteRange(segment, range.start, range.end);
  const before = encodeUtf8(json.slice(0, range.start)).length;
  const inside = encodeUtf8(json.slice(range.start, range.end)).length;
  return byteRange(segment, before, before + inside);
}

function byteRange(segment: Segment, start: number, end: number): TextRange {
  return {
    start: Math.min(segment.start + Math.floor((start * 4) / 3), segment.end),
    end: Math.min(segment.start + Math.ceil((end * 4) / 3), segment.end),
  };
}

function withJson(
  segment: Segment,
  part: PartName,
  gateProblems: readonly ParseProblem[],
  bytes: Uint8Array,
  wants: 'object' | 'array',
): ReadJsonSegment {
  const { start, end, text } = segment;
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) {
    const at = segment.bytes ? byteRange(segment, decoded.start, decoded.end) : { start, end };
    const detail = `byte ${decoded.start} (hex ${(bytes[decoded.start] ?? 0).toString(16).padStart(2, '0')})`;
    return { segment, problems: [...gateProblems, { code: 'not_utf8', part, ...at, detail }] };
  }
  const { part: json, problems: found } = readJson(decoded.text);
  const read = segment.bytes ? { start, end, text, bytes: segment.bytes, json } : { start, end, text, json };
  const isOther = wants === 'object' && json.value !== undefined && json.object === undefined;
  if (found.length === 0 && !isOther) return { segment: read, problems: gateProblems };
  const problems: ParseProblem[] = [...gateProblems];
  for (const problem of found) {
    problems.push({ ...problem, part, ...rangeInSegment(segment, decoded.text, problem) });
  }
  if (isOther) problems.push({ code: 'not_an_object', part, start, end });
  return { segment: read, problems };
}

function decodeThroughGate(text: string, { decode, decodeStrictly }: Decoding): Uint8Array | undefined {
  if (decodeStrictly !== undefined) return decodeStrictly(text);
  return isStrictBase64url(text) ? (decode ?? decodeBase64url)(text) : undefined;
}
