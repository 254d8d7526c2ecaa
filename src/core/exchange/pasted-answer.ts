import { encodeUtf8 } from '../text/utf8.ts';
import type { Exchange } from './exchange.ts';

/** The body of an answer that a person pasted, as the readers of answers take it: as if it had come as JSON, with 200. */
export function pastedAnswer(text: string, purpose: 'token' | 'introspection'): Exchange {
  const body = encodeUtf8(text);
  return {
    id: 'pasted',
    purpose,
    request: { method: 'POST', url: '', headers: [], body: new Uint8Array() },
    response: {
      status: 200,
      statusText: '',
      httpVersion: '',
      headers: [['content-type', 'application/json']],
      rawBody: body,
      body,
      truncated: false,
    },
    timing: { startedAtMs: 0, totalMs: 0, reusedSocket: false },
  };
}
