import type { RawHeaders } from '../../core/exchange/exchange.ts';

/** A request taken apart from the bytes that were written: headers as on the wire, and the body. */
export function readSentRequest(sent: Uint8Array): {
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
} {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength);
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, end === -1 ? bytes.length : end);
  const lines = head.split('\r\n').slice(1);
  return { headers: lines.map(splitLine), body: sent.slice(end === -1 ? bytes.length : end + 4) };
}

function splitLine(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}

/** undici's raw headers: names and values in turn, as bytes. Field values are latin1 (RFC 9110 §5.5). */
export function readHeaderPairs(raw: unknown): RawHeaders {
  if (!Array.isArray(raw)) return [];
  const texts = raw.map((part: unknown) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : String(part),
  );
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < texts.length; i += 2) pairs.push([texts[i] ?? '', texts[i + 1] ?? '']);
  return pairs;
}

/** `1.1` of `HTTP/1.1 200 OK`; undici does not tell it. */
export function readStatusVersion(statusLine: string): string {
  return /^HTTP\/(\d\.\d)/.exec(statusLine)?.[1] ?? '1.1';
}
