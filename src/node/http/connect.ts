import net from 'node:net';
import tls from 'node:tls';
import type { buildConnector } from 'undici';
import type { TlsPeer } from '../../core/exchange/exchange.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import { readTlsPeer } from './tls-peer.ts';
import type { Trust } from './trust.ts';

/** A connection and what making it took. Milliseconds; a part is absent where it did not happen. */
export interface Connection {
  readonly socket: net.Socket;
  stage: ConnectionStage;
  dnsMs?: number;
  connectMs?: number;
  tlsMs?: number;
  tls?: TlsPeer;
  /** How many requests were written to it. */
  requests: number;
  /** Who is told of the bytes: the request that is under way. */
  listener?: WireListener;
}

/** What a connection is waiting for. */
export type ConnectionStage = 'dns' | 'tcp' | 'tls' | 'open';

/** Told of each piece of plain text that passes on a connection. */
export interface WireListener {
  onConnecting(connection: Connection): void;
  onSent(connection: Connection, bytes: Uint8Array): void;
  onReceived(bytes: Uint8Array): void;
}

/** Joins requests to connections: undici tells a request's handler neither the socket nor the bytes. */
export interface Wire {
  readonly open: Set<net.Socket>;
  /** The request being handed to undici right now: a connection made meanwhile is made for it. */
  dispatching?: WireListener;
  /** The request that undici will write next, in this very turn. */
  starting?: WireListener;
}

export interface ConnectorOptions {
  readonly wire: Wire;
  readonly trust: Trust;
  readonly clock: Clock;
  readonly lookup: net.LookupFunction | undefined;
  readonly timeoutMs: number;
}

type Target = buildConnector.Options;

/** The server's certificate was refused. `code` is OpenSSL's or Node's name for the reason. */
export class CertificateRefused extends Error {
  readonly code: string;
  constructor(code: string) {
    super('certificate refused');
    this.code = code;
  }
}

/** Opens connections for undici, taking the time of each stage and the TLS peer, and listening in on the bytes. */
export function createConnector(options: ConnectorOptions): buildConnector.connector {
  const { wire, clock, timeoutMs } = options;
  return (target, callback) => {
    const startedAtMs = clock.monotonicMs();
    const socket = target.protocol === 'https:' ? openTls(target, options) : openTcp(target, options);
    const connection: Connection = {
      socket,
      stage: net.isIP(target.hostname) === 0 ? 'dns' : 'tcp',
      requests: 0,
    };
    wire.open.add(socket);
    socket.once('close', () => wire.open.delete(socket));
    wire.dispatching?.onConnecting(connection);
    listenIn(connection, wire);
    takeTimes(connection, clock, startedAtMs);
    announce(connection, target.protocol === 'https:', timeoutMs, callback);
  };
}

function openTcp({ hostname, port }: Target, { lookup }: ConnectorOptions): net.Socket {
  return net.connect({
    host: hostname,
    port: Number(port || 80),
    noDelay: true,
    keepAlive: true,
    ...(lookup ? { lookup } : {}),
  });
}

function openTls({ hostname, port }: Target, { lookup, trust }: ConnectorOptions): tls.TLSSocket {
  return tls.connect({
    host: hostname,
    port: Number(port || 443),
    // A server name may not be an address (RFC 6066 §3). A Host header of the caller's does not change whom we ask for.
    ...(net.isIP(hostname) === 0 ? { servername: hostname } : {}),
    secureContext: trust.secureContext(),
    ALPNProtocols: ['http/1.1'],
    // No session is ever resumed: a resumed one has no certificate to show.
    // The certificate is judged all the same, and refused in `announce` before a byte of ours is written.
    // Node would refuse it too, but throws away the certificate that explains why.
    rejectUnauthorized: false,
    ...(lookup ? { lookup } : {}),
  });
}

function takeTimes(connection: Connection, clock: Clock, startedAtMs: number): void {
  const { socket } = connection;
  let lastMs = startedAtMs;
  const lap = (): number => {
    const now = clock.monotonicMs();
    const ms = now - lastMs;
    lastMs = now;
    return ms;
  };
  socket.once('lookup', (error) => {
    connection.dnsMs = lap();
    if (!error) connection.stage = 'tcp';
  });
  socket.once('connect', () => {
    connection.connectMs = lap();
    connection.stage = socket instanceof tls.TLSSocket ? 'tls' : 'open';
  });
  if (!(socket instanceof tls.TLSSocket)) return;
  socket.once('secureConnect', () => {
    connection.tlsMs = lap();
    connection.stage = 'open';
    const peer = readTlsPeer(socket);
    if (peer) connection.tls = peer;
  });
}

/** Tells undici once: the socket, when it may be written to, or why there is none. */
function announce(
  connection: Connection,
  isTls: boolean,
  timeoutMs: number,
  callback: buildConnector.Callback,
): void {
  const { socket } = connection;
  let isSettled = false;
  const settle = (error: Error | undefined): void => {
    if (isSettled) return;
    isSettled = true;
    socket.setTimeout(0);
    if (error) callback(error, null);
    else callback(null, socket);
  };
  socket.setTimeout(timeoutMs, () =>
    socket.destroy(Object.assign(new Error('connect timeout'), { code: 'ETIMEDOUT' })),
  );
  // Stays for the life of the socket: an error event that nobody hears would end the program.
  socket.on('error', (error) => settle(error));
  socket.once('close', () =>
    settle(Object.assign(new Error('closed while connecting'), { code: 'ECONNRESET' })),
  );
  socket.once(isTls ? 'secureConnect' : 'connect', () => {
    const refused = whyRefused(socket);
    if (refused) socket.destroy(refused);
    else settle(undefined);
  });
}

function whyRefused(socket: net.Socket): CertificateRefused | undefined {
  if (!(socket instanceof tls.TLSSocket) || socket.authorized) return undefined;
  const reason: unknown = socket.authorizationError;
  return new CertificateRefused(
    reason instanceof Error || typeof reason !== 'string' ? 'CERT_REJECTED' : reason,
  );
}

/**
 * Copies what undici writes to and reads from the socket to the request that is under way. Its diagnostics channel
 * gives the head without Content-Length and never the status line, whose version is nowhere else.
 */
function listenIn(connection: Connection, wire: Wire): void {
  const { socket } = connection;
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  const read = socket.read.bind(socket);
  socket.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    if (wire.starting) {
      connection.listener = wire.starting;
      connection.requests += 1;
      delete wire.starting;
    }
    // The head comes as text, which undici writes as latin1.
    connection.listener?.onSent(connection, typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
    return write(chunk, ...rest);
  };
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    if (chunk instanceof Uint8Array) connection.listener?.onReceived(chunk);
    return chunk;
  };
}
