import type { ExchangeFailure, RawHeaders } from './exchange.ts';

/** RFC 9110 §5.6.2. */
const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
/** RFC 9110 §5.5, obs-text included. A line feed here would start a header of its own. */
const FIELD_VALUE = /^[\t\u0020-\u007E\u0080-\u00FF]*$/;
/** They frame the message or steer the connection: written by the one who sends, never taken from a caller. */
const OURS = new Set(['transfer-encoding', 'keep-alive', 'upgrade', 'expect', 'te', 'trailer']);

/** A request before it is sent. */
export interface UnsentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: RawHeaders;
  readonly body?: Uint8Array;
}

/** Why this request cannot be sent as HTTP; undefined where it can. Names what is wrong, never a value. */
export function refuseRequest({ method, url, headers, body }: UnsentRequest): ExchangeFailure | undefined {
  const reason = whyNotUrl(url) ?? whyNotMethod(method) ?? whyNotHeaders(headers, body?.byteLength ?? 0);
  return reason === undefined ? undefined : { kind: 'bad_request', message: reason };
}

function whyNotUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return 'The address is no URL.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return 'Only https and http addresses can be called.';
  if (url.username !== '' || url.password !== '') {
    return 'The address has a user name or password in it. They belong in the Authorization header.';
  }
  return undefined;
}

function whyNotMethod(method: string): string | undefined {
  if (!TOKEN.test(method)) return 'The method has a character that HTTP does not allow.';
  return method === 'CONNECT' ? 'CONNECT is for proxies and cannot be sent.' : undefined;
}

function whyNotHeaders(headers: RawHeaders, bodyBytes: number): string | undefined {
  const once = new Set<string>();
  for (const [name, value] of headers) {
    if (!TOKEN.test(name)) return 'A header name has a character that HTTP does not allow.';
    if (!FIELD_VALUE.test(value))
      return `The value of the header ${name} has a character that HTTP does not allow.`;
    const lower = name.toLowerCase();
    if (OURS.has(lower)) return `The header ${name} frames the message and cannot be set.`;
    if (lower === 'content-length' && value !== String(bodyBytes)) {
      return `The header ${name} is not the length of the body, which has ${bodyBytes} bytes.`;
    }
    if (lower === 'host' || lower === 'content-length') {
      if (once.has(lower)) return `The header ${name} may be sent only once.`;
      once.add(lower);
    }
  }
  return undefined;
}
