import type { Exchange } from '../exchange/exchange.ts';
import { header } from '../exchange/exchange.ts';
import type { JsonPart } from '../jose/token.ts';
import { readJsonBytes } from '../text/json.ts';

/** A response body read leniently: whatever it calls itself, JSON is read as JSON, and what it called itself is kept. */
export interface ReadBody {
  readonly status: number;
  /** The media type without parameters, lower case; absent where no Content-Type was sent. */
  readonly mediaType?: string;
  readonly bodyBytes: number;
  readonly truncated: boolean;
  readonly json?: JsonPart;
  /** What the body looks like where it is no JSON object. */
  readonly looksLike: 'json_object' | 'json' | 'html' | 'jwt' | 'empty' | 'text' | 'binary';
}

/** Reads the body of an exchange's response; undefined where no response came. */
export function readBody(exchange: Exchange): ReadBody | undefined {
  const { response } = exchange;
  if (!response) return undefined;
  const contentType = header(response.headers, 'content-type');
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase();
  const json = readJsonBytes(response.body);
  return {
    status: response.status,
    ...(mediaType ? { mediaType } : {}),
    bodyBytes: response.body.length,
    truncated: response.truncated,
    ...(json?.value === undefined ? {} : { json }),
    looksLike: looksLike(response.body, json),
  };
}

function looksLike(bytes: Uint8Array, json: JsonPart | undefined): ReadBody['looksLike'] {
  if (bytes.length === 0) return 'empty';
  if (json?.object) return 'json_object';
  if (json?.value !== undefined) return 'json';
  if (!json) return 'binary';
  const start = json.text.trimStart().slice(0, 64).toLowerCase();
  if (start.startsWith('<')) return 'html';
  if (/^ey[\w-]+\.[\w-]+\.[\w-]*$/.test(json.text.trim().slice(0, 4096))) return 'jwt';
  return 'text';
}
