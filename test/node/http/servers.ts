import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import net, { type LookupFunction } from 'node:net';
import tls from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Exchange } from '../../../src/core/exchange/exchange.ts';
import type { Http, HttpLimits, HttpRequest } from '../../../src/engine/ports/http.ts';
import { type HttpOptions, createHttp } from '../../../src/node/http/create-http.ts';

export interface Running {
  readonly port: number;
  readonly url: string;
  /** Everything each connection has sent, in the order of the connections. */
  readonly received: Buffer[];
  /** Emits `data` with each piece received, and `connection` and `close` with each connection's number. */
  readonly events: EventEmitter;
}

/** A server that is not one: whatever the test writes to the socket is the answer. `onData` runs at each piece received. */
export function rawServer(onData: (socket: net.Socket, soFar: string) => void): Promise<Running> {
  return run(net.createServer(), 'connection', 'http', onData);
}

/** The same inside TLS. */
export function rawTlsServer(
  options: tls.TlsOptions,
  onData: (socket: net.Socket, soFar: string) => void,
): Promise<Running> {
  return run(tls.createServer(options), 'secureConnection', 'https', onData);
}

async function run(
  server: net.Server,
  event: string,
  scheme: string,
  onData: (socket: net.Socket, soFar: string) => void,
): Promise<Running> {
  const received: Buffer[] = [];
  const sockets = new Set<net.Socket>();
  const events = new EventEmitter();
  server.on('connection', (socket: net.Socket) => sockets.add(socket));
  server.on('tlsClientError', () => events.emit('refused'));
  server.on(event, (socket: net.Socket) => {
    const index = received.push(Buffer.alloc(0)) - 1;
    socket.on('error', () => undefined);
    socket.on('close', () => events.emit('close', index));
    socket.on('data', (chunk: Buffer) => {
      const soFar = Buffer.concat([received[index] ?? Buffer.alloc(0), chunk]);
      received[index] = soFar;
      events.emit('data', soFar);
      onData(socket, soFar.toString('latin1'));
    });
    events.emit('connection', index);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as net.AddressInfo;
  return { port, url: `${scheme}://127.0.0.1:${port}`, received, events };
}

/** A well-behaved server. */
export async function goodServer(
  handler: http.RequestListener,
): Promise<{ readonly port: number; readonly url: string }> {
  const server = http.createServer(handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as net.AddressInfo;
  return { port, url: `http://127.0.0.1:${port}` };
}

/** Answers every request with these bytes, and closes or keeps the connection. */
export function answering(text: string | Buffer, then: 'keep' | 'end' | 'reset' = 'keep'): Promise<Running> {
  return rawServer((socket, soFar) => {
    if (!soFar.endsWith('\r\n\r\n')) return;
    socket.write(text, () => {
      if (then === 'end') socket.end();
      if (then === 'reset') socket.resetAndDestroy();
    });
  });
}

/** A port where nothing listens. */
export async function deadPort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export function openHttp(options: HttpOptions = {}): Http {
  const created = createHttp(options);
  onTestFinished(() => created.close());
  return created;
}

export const LIMITS: HttpLimits = { timeoutMs: 10_000, maxBodyBytes: 1024 * 1024 };

export function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { id: 'x1', purpose: 'api', method: 'GET', url, headers: [], ...more };
}

/** Sends one GET with an Http of its own. */
export function fetchOnce(
  url: string,
  limits: Partial<HttpLimits> = {},
  options: HttpOptions = {},
): Promise<Exchange> {
  return openHttp(options).send(get(url), { ...LIMITS, ...limits });
}

/** Stands in for the system's name resolution, and like it never answers in the same turn. */
export function resolveTo(...addresses: readonly string[]): LookupFunction {
  return (_name, _options, callback) =>
    setImmediate(() =>
      callback(
        null,
        addresses.map((address) => ({ address, family: net.isIP(address) })),
      ),
    );
}

export function bodyText({ response }: Exchange): string | undefined {
  return response && Buffer.from(response.body).toString('utf8');
}
