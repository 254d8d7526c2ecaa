import { type JsonObject, member, stringMember } from '../json.ts';
import type { TextRange } from '../text/json-walk.ts';
import {
  type Decoding,
  gateSegment,
  type PartName,
  type ReadJsonSegment,
  readJsonSegment,
  readPlainSegment,
  segmentAt,
} from './segment.ts';
import type { JsonPart, ParsedJws, ParseProblem, Segment } from './token.ts';

/** The three parts of a JWS where they stand, not yet read. */
export interface JwsParts {
  readonly header: Segment;
  readonly payload: Segment;
  readonly signature: Segment;
  readonly unprotected?: JsonPart;
  /** Reads the payload, where several signatures are over the same and it is not to be read for each. */
  readonly readPayload?: (read: () => ReadJsonSegment, isPlain: boolean) => ReadJsonSegment;
}

/** Reads a JWS in compact serialization (RFC 7515 §7.1) from three ranges of a text. */
export function parseJws(
  text: string,
  [header, payload, signature]: readonly TextRange[],
  around: readonly ParseProblem[],
  decoding: Decoding,
): ParsedJws {
  const at = (range: TextRange | undefined) => segmentAt(text, range ?? { start: 0, end: 0 });
  return readJws(
    text,
    { header: at(header), payload: at(payload), signature: at(signature) },
    around,
    decoding,
  );
}

/** Reads the parts of a JWS, whatever serialization they came in. */
export function readJws(
  text: string,
  parts: JwsParts,
  around: readonly ParseProblem[],
  decoding: Decoding,
): ParsedJws {
  const { unprotected } = parts;
  const header = readJsonSegment(parts.header, 'header', decoding);
  const isPlain = member(header.segment.json?.object, 'b64') === false;
  const isDetached = parts.payload.text === '' && parts.signature.text !== '';
  const read = () =>
    isPlain || isDetached
      ? readPlainSegment(parts.payload)
      : readJsonSegment(parts.payload, 'payload', decoding);
  const payload = parts.readPayload?.(read, isPlain || isDetached) ?? read();
  const signature = gateSegment(parts.signature, 'signature', decoding);
  const isUnsecured = stringMember(header.segment.json?.object, 'alg') === 'none';
  // All header parameters may stand in the unprotected header (RFC 7515 §7.2.1).
  const mayLackHeader = unprotected !== undefined && parts.header.text === '';
  const problems = around.concat(
    mayLackHeader ? [] : emptyOr('header', parts.header, header.problems),
    isDetached ? [] : emptyOr('payload', parts.payload, payload.problems),
    // An unsecured JWS has the empty signature (RFC 7518 §3.6): that it is one is for a check to say.
    isUnsecured ? signature.problems : emptyOr('signature', parts.signature, signature.problems),
  );
  const jws: ParsedJws = {
    format: 'jws',
    text,
    header: header.segment,
    payload: payload.segment,
    signature: signature.segment,
    problems,
  };
  if (unprotected === undefined && !isDetached) return jws;
  return { ...jws, ...(unprotected ? { unprotected } : {}), ...(isDetached ? { isDetached } : {}) };
}

/** An empty segment has that one problem; that it is no JSON besides says nothing more. */
export function emptyOr(
  part: PartName,
  { start, end, text }: Segment,
  problems: readonly ParseProblem[],
): readonly ParseProblem[] {
  return text === '' ? [{ code: 'empty_segment', part, start, end }] : problems;
}

/**
 * The header parameters of a JWS: those that were signed and, of a JSON serialization, those that were not (RFC 7515
 * §4). Where a name stands in both, which is forbidden, the signed one counts. Undefined where there is neither.
 */
export function joseHeader({ header, unprotected }: ParsedJws): JsonObject | undefined {
  const signed = header.json?.object;
  if (unprotected?.object === undefined) return signed;
  if (signed === undefined && header.text !== '') return undefined;
  const all: { [name: string]: JsonObject[string] } = Object.create(null);
  return Object.assign(all, unprotected.object, signed);
}
