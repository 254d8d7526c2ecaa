import { once } from 'node:events';
import net from 'node:net';
import { onTestFinished } from 'vitest';
import type {
  CallbackAnswer,
  ListenOptions,
  ReceivedCallback,
  RedirectListener,
} from '../../src/engine/ports/redirect.ts';
import { createRedirect } from '../../src/node/redirect/create-redirect.ts';
import type { RedirectLimits } from '../../src/node/redirect/limits.ts';
import { createClock } from '../../src/node/clock.ts';

export interface Waiting {
  readonly listener: RedirectListener;
  readonly port: number;
  readonly received: ReceivedCallback[];
  readonly origin: string;
}

export interface WaitingWish extends Partial<ListenOptions> {
  readonly limits?: Partial<RedirectLimits>;
}

/** The state that `judge` takes for the right one. */
export const STATE = 'expected-state';

/** Judges as the engine does: by state, then error, then code. */
export function judge({ parameters }: ReceivedCallback): CallbackAnswer {
  const first = (name: string): string | undefined => parameters.find(([key]) => key === name)?.[1];
  if (first('state') !== STATE) return 'other_state';
  if (first('error') !== undefined) return 'error_shown';
  return first('code') === undefined ? 'unusable' : 'accepted';
}

/** A listener that waits for a callback with the state `expected-state`. */
export async function startWaiting(wish: WaitingWish = {}): Promise<Waiting> {
  const { limits, ...options } = wish;
  const received: ReceivedCallback[] = [];
  const redirect = createRedirect({ clock: createClock(), ...(limits ? { limits } : {}) });
  const result = await redirect.listen({
    host: '127.0.0.1',
    port: 0,
    path: '/callback',
    onCallback: (callback) => {
      received.push(callback);
      return judge(callback);
    },
    ...options,
  });
  if (!result.ok) throw new Error(result.fault.message);
  const listener = result.value;
  onTestFinished(() => listener.close());
  const { origin, port } = new URL(listener.redirectUri);
  return { listener, port: Number(port), received, origin };
}

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** One request as a browser sends it, redirects not followed. */
export async function visit(url: string, init: RequestInit = {}): Promise<Page> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** One request, and where it moves the browser on to. */
export async function land(
  origin: string,
  url: string,
  init: RequestInit = {},
): Promise<Page & { readonly path: string }> {
  const { status, headers } = await visit(url, init);
  const path = headers.get('location') ?? '';
  if (status !== 303) throw new Error(`expected to be moved on, got ${status}`);
  return { ...(await visit(origin + path)), path };
}

export function query(parameters: Readonly<Record<string, string>>): string {
  return `?${new URLSearchParams(parameters).toString()}`;
}

/** Writes bytes to the port and gives back all that comes until the connection ends. */
export async function sendRaw(port: number, text: string, host = '127.0.0.1'): Promise<string> {
  const socket = net.connect(port, host);
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return received;
}
