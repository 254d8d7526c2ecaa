import type { Exchange, RawHeaders } from '../../../src/core/exchange/exchange.ts';

const encode = (text: string | Uint8Array) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

/** The parts of an exchange that a test is about; the rest is made up. */
export interface Parts {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: RawHeaders;
  readonly body?: string | Uint8Array;
  readonly response?: {
    readonly headers?: RawHeaders;
    readonly body?: string | Uint8Array;
    readonly truncated?: boolean;
  } | null;
}

/** An exchange as the recorder makes it. */
export function exchange({
  method = 'POST',
  url = 'https://as.example/token',
  headers = [],
  body = '',
  response = {},
}: Parts): Exchange {
  const bytes = encode(response?.body ?? '');
  return {
    id: 'x1',
    purpose: 'token',
    request: { method, url, headers, body: encode(body) },
    ...(response === null
      ? { failure: { kind: 'refused', message: 'The connection was refused.' } }
      : {
          response: {
            status: 200,
            statusText: 'OK',
            httpVersion: '1.1',
            headers: response.headers ?? [],
            rawBody: bytes,
            body: bytes,
            truncated: response.truncated ?? false,
          },
        }),
    timing: {
      startedAtMs: 1_767_322_645_678,
      connectMs: 3,
      tlsMs: 4,
      firstByteMs: 20,
      bodyMs: 1,
      totalMs: 30,
      reusedSocket: false,
    },
  };
}
