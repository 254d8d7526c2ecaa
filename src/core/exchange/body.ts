import { decodeUtf8 } from '../text/utf8.ts';
import { header, type RawHeaders } from './exchange.ts';
import { joseRanges, type SecretRange } from './secret-range.ts';
import { merged, secretsInForm, secretsInJson } from './secret-ranges.ts';
import { secretsInText } from './secrets-in-text.ts';

export type BodyKind = 'empty' | 'json' | 'form' | 'html' | 'text' | 'binary';

/** A body as text; empty where it has none that can be shown. */
export interface BodyText {
  readonly kind: BodyKind;
  readonly text: string;
  readonly secrets: readonly SecretRange[];
}

/** The media type of a message without its parameters, in lower case. */
export function mediaTypeOf(headers: RawHeaders): string | undefined {
  const type = header(headers, 'content-type')?.split(/[;,]/)[0]?.trim().toLowerCase();
  return type === '' ? undefined : type;
}

/** Reads a body by what it is, more than by what it calls itself: servers get that wrong. UTF-8 or nothing. */
export function readBodyText(bytes: Uint8Array, headers: RawHeaders): BodyText {
  if (bytes.length === 0) return { kind: 'empty', text: '', secrets: [] };
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok || decoded.text.includes('\0')) return { kind: 'binary', text: '', secrets: [] };
  const { text } = decoded;
  const kind = kindOf(text, mediaTypeOf(headers) ?? '');
  return { kind, text, secrets: secretsOf(text, kind) };
}

function kindOf(text: string, mediaType: string): BodyKind {
  if (/^[\uFEFF\s]*[{[]/.test(text) || /[/+]json$/.test(mediaType)) return 'json';
  if (/^\s*</.test(text) || mediaType === 'text/html') return 'html';
  if (mediaType === 'application/x-www-form-urlencoded' || /^[\w.%+-]+=[^\s<>]*$/.test(text)) return 'form';
  return 'text';
}

function secretsOf(text: string, kind: BodyKind): readonly SecretRange[] {
  if (kind === 'json') return secretsInJson(text);
  if (kind === 'form') return secretsInForm(text);
  // A body that is a JWT (RFC 9701, signed userinfo) is there to be read, but for its signature.
  const [jose] = joseRanges(text);
  const trimmed = text.trim();
  if (jose !== undefined && jose.end - jose.start === trimmed.length) return [jose];
  return merged(secretsInText(text));
}
