import { member } from '../json.ts';
import { encodeBase64url } from '../text/base64url.ts';
import { readJson } from '../text/json.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { joseHeader } from './parse-jws.ts';
import type { ParsedJws, ParsedToken } from './token.ts';

/**
 * The token with a payload that was sent apart from it put in its place (RFC 7515 appendix F; RFC 7797 §5 where `b64` is
 * false), so that its signature can be tried; unchanged where its payload is not detached. `payload` is text, in UTF-8.
 */
export function withDetachedPayload(token: ParsedToken, payload: string): ParsedToken {
  if (token.format === 'jws') return fill(token, payload);
  if (token.format !== 'jws_json') return token;
  return { ...token, signatures: token.signatures.map((jws) => fill(jws, payload)) };
}

function fill(jws: ParsedJws, payload: string): ParsedJws {
  if (!jws.isDetached) return jws;
  const bytes = encodeUtf8(payload);
  const { part } = readJson(payload);
  const text = member(joseHeader(jws), 'b64') === false ? payload : encodeBase64url(bytes);
  const json = part.value === undefined ? {} : { json: part };
  return { ...jws, payload: { start: jws.payload.start, end: jws.payload.end, text, bytes, ...json } };
}
