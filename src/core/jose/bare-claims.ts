import type { JsonObject } from '../json.ts';
import { encodeBase64url } from '../text/base64url.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { parseToken } from './parse.ts';
import type { ParsedJws } from './token.ts';

/**
 * Claims that were encrypted and not signed (RFC 7519 §7.2), as the rules for claims take them: under the header of the
 * encryption, with an empty signature. `text` is the encrypted token: that is what is sent. Undefined where the claims
 * cannot be taken apart.
 */
export function bareClaims(text: string, header: JsonObject, payloadText: string): ParsedJws | undefined {
  const segments = [JSON.stringify(header), payloadText].map((part) => encodeBase64url(encodeUtf8(part)));
  const parsed = parseToken(`${segments.join('.')}.`);
  return parsed.format === 'jws' ? { ...parsed, text } : undefined;
}
