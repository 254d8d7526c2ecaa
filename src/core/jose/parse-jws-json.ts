import { isJsonObject, type JsonObject, type JsonValue, member } from '../json.ts';
import { readJson } from '../text/json.ts';
import type { TextRange } from '../text/json-walk.ts';
import { looksLikeJweJson, messageOfJson } from './jwe.ts';
import { MAX_SIGNATURES, MemberReader } from './member-reader.ts';
import type { Decoding } from './segment.ts';
import type {
  ParsedBroken,
  ParsedJweJson,
  ParsedJws,
  ParsedJwsJson,
  ParseProblem,
  SelectiveParts,
} from './token.ts';

const MAX_DISCLOSURES = 4096;

/**
 * Reads a text that begins with a brace as a JWS in JSON serialization (RFC 7515 §7.2), flattened or general; broken
 * where it would be one and is no JSON; undefined where it is something else. Linear; never throws.
 */
export function parseJsonSerialization(
  text: string,
  range: TextRange,
  around: readonly ParseProblem[],
  decoding: Decoding,
): ParsedJwsJson | ParsedJweJson | ParsedBroken | undefined {
  const body = text.slice(range.start, range.end);
  const { part, problems } = readJson(body);
  const found = problems.map((problem): ParseProblem => ({
    ...problem,
    part: 'token',
    start: problem.start + range.start,
    end: problem.end + range.start,
  }));
  if (part.value === undefined) {
    const wouldBe = /"(?:payload|protected)"\s*:/.test(body) && /"signatures?"\s*:/.test(body);
    return wouldBe ? { format: 'broken', text, problems: [...around, ...found] } : undefined;
  }
  if (part.object && looksLikeJweJson(part.object)) {
    return { format: 'jwe_json', text, message: messageOfJson(part.object), problems: [...around, ...found] };
  }
  const syntax = syntaxOf(part.object);
  if (part.object === undefined || syntax === undefined) return undefined;
  const reader = new MemberReader(text, range, decoding);
  const signatures = signaturesOf(part.object, syntax, reader);
  const selective = selectiveParts(syntax, signatures[0], reader);
  return {
    format: 'jws_json',
    text,
    syntax,
    signatures,
    ...(selective ? { selective } : {}),
    problems: [
      ...around,
      ...found,
      ...reader.problems,
      ...new Set(signatures.flatMap((jws) => jws.problems)),
    ],
  };
}

/** Whether a JSON object is a JWS or a JWE in JSON serialization (RFC 7515 §7.2, RFC 7516 §7.2). */
export function isJoseInJson(object: JsonObject): boolean {
  return syntaxOf(object) !== undefined || typeof member(object, 'ciphertext') === 'string';
}

/** `signatures` makes it general; `signature` beside a header or a payload makes it flattened. */
function syntaxOf(object: JsonObject | undefined): ParsedJwsJson['syntax'] | undefined {
  const signatures = member(object, 'signatures');
  if (
    Array.isArray(signatures) &&
    signatures.some((one) => isJsonObject(one) && Object.hasOwn(one, 'signature'))
  )
    return 'general';
  const isFlattened =
    typeof member(object, 'signature') === 'string' &&
    ['protected', 'header', 'payload'].some((name) => member(object, name) !== undefined);
  return isFlattened ? 'flattened' : undefined;
}

function signaturesOf(
  object: JsonObject,
  syntax: ParsedJwsJson['syntax'],
  reader: MemberReader,
): readonly ParsedJws[] {
  const payload = reader.segment(object, [], 'payload', 'payload');
  if (syntax === 'flattened') return [reader.jws(object, [], payload)];
  const list = member(object, 'signatures');
  const all: readonly JsonValue[] = Array.isArray(list) ? list : [];
  if (all.length > MAX_SIGNATURES)
    reader.tooMany('signature', `${all.length} signatures; ${MAX_SIGNATURES} are read`);
  return all.slice(0, MAX_SIGNATURES).flatMap((one, index) => {
    if (isJsonObject(one)) return [reader.jws(one, ['signatures', index], payload)];
    reader.wrong(['signatures', index], 'signature', 'a signature that is no object');
    return [];
  });
}

/** Disclosures and key binding of an SD-JWT stand in the first unprotected header (RFC 9901 §8.1). */
function selectiveParts(
  syntax: ParsedJwsJson['syntax'],
  first: ParsedJws | undefined,
  reader: MemberReader,
): SelectiveParts | undefined {
  const list = member(first?.unprotected?.object, 'disclosures');
  if (!first || !Array.isArray(list)) return undefined;
  const path = syntax === 'general' ? ['signatures', 0, 'header'] : ['header'];
  const disclosures = list
    .slice(0, MAX_DISCLOSURES)
    .map((value, index) => reader.disclosure(value, [...path, 'disclosures', index]));
  const keyBinding = reader.keyBinding(member(first.unprotected?.object, 'kb_jwt'), [...path, 'kb_jwt']);
  const jwt = `${first.header.text}.${first.payload.text}.${first.signature.text}`;
  return {
    disclosures,
    ...(keyBinding ? { keyBinding } : {}),
    presented: `${[jwt, ...disclosures.map(({ text }) => text)].join('~')}~`,
  };
}
