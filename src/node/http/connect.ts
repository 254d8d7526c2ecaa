import net from 'node:net';
import tls from 'node:tls';
import type { buildConnector } from 'undici';
import type { TlsPeer } from '../../core/exchange/exchange.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { ProxyAddress } from '../../core/text/proxy.ts';
import { isLoopbackHost } from '../../core/text/loopback.ts';
import { readTlsPeer } from './tls-peer.ts';
import type { Trust } from './trust.ts';
import { askForTunnel, connectToProxy } from './tunnel.ts';

/** A connection and what making it took. Milliseconds; a part is absent where it did not happen. */
export interface Connection {
  /** The one that is being opened, and in the end the one that requests go over. */
  socket: net.Socket;
  /** Reached through a proxy: trouble before the tunnel stands is the proxy's. */
  readonly isProxied: boolean;
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
export type ConnectionStage = 'dns' | 'tcp' | 'proxy' | 'tls' | 'open';

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
  readonly proxy: ProxyAddress | undefined;
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
    const proxy = proxyFor(target.hostname, options.proxy);
    const isTls = target.protocol === 'https:';
    const lap = createLap(clock);
    const socket = proxy
      ? connectToProxy(proxy, options.lookup)
      : isTls
        ? openTls(target, options)
        : openTcp(target, options);
    const connection: Connection = {
      socket,
      isProxied: proxy !== undefined,
      stage: net.isIP(proxy?.host ?? target.hostname) === 0 ? 'dns' : 'tcp',
      requests: 0,
    };
    keepUntilClosed(socket, wire);
    wire.dispatching?.onConnecting(connection);
    const settle = createSettle(connection, timeoutMs, callback);
    if (!proxy || !isTls) {
      takeTimes(connection, lap, isTls);
      announce(connection, isTls, wire, settle);
      return;
    }
    takeTimes(connection, lap, false, () => {
      connection.stage = 'proxy';
      askForTunnel(socket, target.hostname, Number(target.port || 443), () => {
        connection.connectMs = (connection.connectMs ?? 0) + lap();
        connection.stage = 'tls';
        connection.socket = openTls(target, options, socket);
        keepUntilClosed(connection.socket, wire);
        takeTlsTime(connection, lap);
        announce(connection, true, wire, settle);
      });
    });
    hearTrouble(socket, settle);
  };
}

/** The proxy for a host: none for this machine's own. */
export function proxyFor(hostname: string, proxy: ProxyAddress | undefined): ProxyAddress | undefined {
  return isOwnMachine(hostname) ? undefined : proxy;
}

/** True of the names and addresses of this machine, which no proxy could reach. */
export function isOwnMachine(hostname: string): boolean {
  return isLoopbackHost(hostname) || hostname === '::1';
}

function keepUntilClosed(socket: net.Socket, wire: Wire): void {
  wire.open.add(socket);
  socket.once('close', () => wire.open.delete(socket));
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

function openTls(
  { hostname, port }: Target,
  { lookup, trust }: ConnectorOptions,
  tunnel?: net.Socket,
): tls.TLSSocket {
  return tls.connect({
    host: hostname,
    port: Number(port || 443),
    ...(tunnel ? { socket: tunnel } : {}),
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

type Lap = () => number;

/** Milliseconds since the last lap, or since now. */
function createLap(clock: Clock): Lap {
  let lastMs = clock.monotonicMs();
  return () => {
    const now = clock.monotonicMs();
    const ms = now - lastMs;
    lastMs = now;
    return ms;
  };
}

function takeTimes(connection: Connection, lap: Lap, isTls: boolean, onConnect?: () => void): void {
  const { socket } = connection;
  socket.once('lookup', (error) => {
    connection.dnsMs = lap();
    if (!error) connection.stage = 'tcp';
  });
  socket.once('connect', () => {
    connection.connectMs = lap();
    connection.stage = isTls ? 'tls' : 'open';
    onConnect?.();
  });
  if (isTls) takeTlsTime(connection, lap);
}

function takeTlsTime(connection: Connection, lap: Lap): void {
  const { socket } = connection;
  if (!(socket instanceof tls.TLSSocket)) return;
  socket.once('secureConnect', () => {
    connection.tlsMs = lap();
    connection.stage = 'open';
    const peer = readTlsPeer(socket);
    if (peer) connection.tls = peer;
  });
}

type Settle = (error: Error | undefined) => void;

/** Tells undici once: the socket, when it may be written to, or why there is none. */
function createSettle(connection: Connection, timeoutMs: number, callback: buildConnector.Callback): Settle {
  const first = connection.socket;
  let isSettled = false;
  first.setTimeout(timeoutMs, () =>
    first.destroy(Object.assign(new Error('connect timeout'), { code: 'ETIMEDOUT' })),
  );
  return (error) => {
    if (isSettled) return;
    isSettled = true;
    first.setTimeout(0);
    if (error) callback(error, null);
    else callback(null, connection.socket);
  };
}

/** Stays for the life of the socket: an error event that nobody hears would end the program. */
function hearTrouble(socket: net.Socket, settle: Settle): void {
  socket.on('error', (error) => settle(error));
  socket.once('close', () =>
    settle(Object.assign(new Error('closed while connecting'), { code: 'ECONNRESET' })),
  );
}

function announce(connection: Connection, isTls: boolean, wire: Wire, settle: Settle): void {
  const { socket } = connection;
  listenIn(connection, wire);
  hearTrouble(socket, settle);
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
