import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request to somewhere on this computer. */
export interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: URLSearchParams | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What came back, whole. */
export interface Incoming {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Sends one request and reads the answer; redirects are not followed. Rejects when the connection fails. */
export type Send = (url: URL, outgoing: Outgoing) => Promise<Incoming>;

/**
 * A way to send, and a way to close the connections it keeps.
 * With an agent of its own: the global one may be told by the environment to go through a proxy.
 */
export function createSender(): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  return { send: (url, outgoing) => sendOver(agent, url, outgoing), close: () => agent.destroy() };
}

async function sendOver(
  agent: Agent,
  url: URL,
  { method, headers, form, signal }: Outgoing,
): Promise<Incoming> {
  const { promise, resolve, reject } = Promise.withResolvers<Incoming>();
  const formHeaders = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = request(url, {
    method,
    agent,
    headers: { ...headers, ...formHeaders },
    ...(signal === undefined ? {} : { signal }),
  });
  sent.on('error', reject);
  sent.on('response', (response) => {
    const { statusCode = 0, headers: received } = response;
    text(response).then((body) => resolve({ status: statusCode, headers: received, body }), reject);
  });
  sent.end(form?.toString());
  return promise;
}
