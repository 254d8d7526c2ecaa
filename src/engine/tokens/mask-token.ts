import type { ParsedJws, ParsedJweJson, ParsedJwsJson, ParsedToken } from '../../core/jose/token.ts';
import { type JsonEvent, type TextRange, walkJson } from '../../core/text/json-walk.ts';
import { isToken } from '../inspect/judge-inside.ts';

const MASK = '•';
const MASK_LENGTH = 24;

/** Header and payload as they are, the signature masked: what is left proves nothing and opens nothing. */
export function maskToken(token: ParsedToken): string {
  switch (token.format) {
    case 'jws':
      return maskJws(token);
    case 'sd_jwt': {
      // Disclosures are claims, which can be read like the payload; the proof of the holder can be used by who has it.
      const { disclosures, keyBinding } = token.selective;
      const proof = keyBinding ? MASK.repeat(MASK_LENGTH) : '';
      return [maskJws(token.jws), ...disclosures.map(({ text }) => text), proof].join('~');
    }
    case 'jws_json':
    case 'jwe_json':
      return maskJson(token);
    case 'jwe':
      return `${token.header.text}${`.${MASK.repeat(MASK_LENGTH / 4)}`.repeat(4)}`;
    default:
      return MASK.repeat(MASK_LENGTH);
  }
}

/** What is no JSON may be a token itself, which whoever has it can use. */
function maskJws({ header, payload }: ParsedJws): string {
  const isReadable = payload.json?.value !== undefined;
  return `${header.text}.${isReadable ? payload.text : MASK.repeat(MASK_LENGTH)}.${MASK.repeat(MASK_LENGTH)}`;
}

/** Members of the JSON serializations that can be read by who has the token, wherever they stand (RFC 7515 §7.2, RFC 7516 §7.2). */
const READABLE = ['protected', 'unprotected', 'header'];

/**
 * The same of a JSON serialization: headers and a payload that is claims as they are, and every other text masked in its
 * own length, so that each part stands where it stands in the token. Masked whole where it is not quite JSON.
 */
function maskJson(token: ParsedJwsJson | ParsedJweJson): string {
  const { text } = token;
  const start = text.length - text.trimStart().length;
  const body = text.trim();
  const payload = token.format === 'jws_json' ? readablePayload(token) : undefined;
  const masked: TextRange[] = [];
  const fault = walkJson(body, (event) => {
    if (event.kind === 'string' && !isReadable(event, body, payload)) masked.push({ ...event.range });
  });
  if (fault) return MASK.repeat(MASK_LENGTH);
  let at = 0;
  const pieces = masked.map(({ start: from, end }) => {
    const piece = `${body.slice(at, from + 1)}${MASK.repeat(end - from - 2)}`;
    at = end - 1;
    return piece;
  });
  return `${text.slice(0, start)}${pieces.join('')}${body.slice(at)}${text.slice(start + body.length)}`;
}

/** The payload that all signatures are over, where it is claims. */
function readablePayload({ signatures: [first] }: ParsedJwsJson): string | undefined {
  return first?.payload.json?.value === undefined ? undefined : first.payload.text;
}

function isReadable({ path, range }: JsonEvent, body: string, payload: string | undefined): boolean {
  const own = path[0] === 'signatures' || path[0] === 'recipients' ? path.slice(2) : path;
  const value: unknown = JSON.parse(body.slice(range.start, range.end));
  if (own.length === 1 && own[0] === 'payload') return path.length === 1 && value === payload;
  const isHeader = READABLE.some((name) => name === own[0]);
  // In JSON serialization the proof of the holder stands in a header that nobody signed (RFC 9901 §8.1).
  return isHeader && own.at(-1) !== 'kb_jwt' && typeof value === 'string' && !isToken(value);
}
