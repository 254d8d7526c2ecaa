import net from 'node:net';
import type { ProxyAddress } from '../../core/text/proxy.ts';

/** The proxy answered and will not connect. `code` has its status: `PROXY_407`. */
export class ProxyRefused extends Error {
  readonly code: string;
  constructor(status: string) {
    super('refused by the proxy');
    this.code = `PROXY_${status}`;
  }
}

/** An answer to CONNECT that is longer has no end. */
const LONGEST_ANSWER = 16 * 1024;

/** Opens a connection to the proxy. `lookup` resolves its name in place of the system. */
export function connectToProxy(
  { host, port }: ProxyAddress,
  lookup: net.LookupFunction | undefined,
): net.Socket {
  return net.connect({ host, port, noDelay: true, keepAlive: true, ...(lookup ? { lookup } : {}) });
}

/**
 * Asks the proxy for a tunnel (RFC 9110 §9.3.6) and calls back once it stands; trouble destroys the socket with its
 * reason. Nothing but the target's host and port is told to the proxy.
 */
export function askForTunnel(socket: net.Socket, hostname: string, port: number, onOpen: () => void): void {
  const target = `${net.isIPv6(hostname) ? `[${hostname}]` : hostname}:${port}`;
  let answer = Buffer.alloc(0);
  const onReadable = (): void => {
    for (let chunk = read(socket); chunk; chunk = read(socket)) answer = Buffer.concat([answer, chunk]);
    const end = answer.indexOf('\r\n\r\n');
    if (end === -1) {
      if (answer.length > LONGEST_ANSWER) socket.destroy(new ProxyRefused('UNREADABLE'));
      return;
    }
    socket.off('readable', onReadable);
    const status = /^HTTP\/1\.\d (\d{3})/.exec(answer.toString('latin1', 0, end))?.[1];
    if (status === undefined || !status.startsWith('2')) {
      socket.destroy(new ProxyRefused(status ?? 'UNREADABLE'));
      return;
    }
    const rest = answer.subarray(end + 4);
    if (rest.length > 0) socket.unshift(rest);
    onOpen();
  };
  socket.on('readable', onReadable);
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\nUser-Agent: Assay\r\n\r\n`);
}

function read(socket: net.Socket): Buffer | null {
  return socket.read() as Buffer | null;
}
