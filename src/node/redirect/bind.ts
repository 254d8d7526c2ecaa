import { once } from 'node:events';
import type { Server } from 'node:http';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';

export interface Bound {
  readonly servers: readonly Server[];
  readonly port: number;
}

/** Any free port is free on one family; that it is on the other too may take a second try. */
const TRIES_FOR_ANY_PORT = 10;

/**
 * Listens on the same port of every address that this machine has. Addresses of a family it lacks are passed over, as
 * long as one is left; a port that is taken on any of them is busy. Faults: redirect.port_busy, redirect.failed.
 */
export async function bind(
  addresses: readonly string[],
  port: number,
  makeServer: () => Server,
): Promise<Result<Bound, Fault>> {
  for (let left = port === 0 ? TRIES_FOR_ANY_PORT : 1; ; left--) {
    const tried = await bindOnce(addresses, port, makeServer);
    if ('servers' in tried) return ok(tried);
    if (tried.code !== 'EADDRINUSE' || left <= 1) return failed(explain(tried.code, port));
  }
}

async function bindOnce(
  addresses: readonly string[],
  wanted: number,
  makeServer: () => Server,
): Promise<Bound | { readonly code: string }> {
  const servers: Server[] = [];
  let port = wanted;
  let missing = 'EADDRNOTAVAIL';
  for (const address of addresses) {
    const server = makeServer();
    const code = await listen(server, address, port);
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') {
      missing = code;
    } else if (code === undefined) {
      servers.push(server);
      port = portOf(server);
    } else {
      await Promise.all(servers.map(closeServer));
      return { code };
    }
  }
  return servers.length > 0 ? { servers, port } : { code: missing };
}

async function listen(server: Server, host: string, port: number): Promise<string | undefined> {
  try {
    server.listen({ host, port });
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code ?? 'unknown';
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function closeServer(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

function explain(code: string, port: number): Fault {
  const more = { parameter: 'redirect_uri', section: 'RFC 8252 §7.3' };
  switch (code) {
    case 'EADDRINUSE':
      return fault('redirect.port_busy', `Port ${port} is in use by another program.`, more);
    case 'EACCES':
      return fault('redirect.failed', `This system does not let Assay listen on port ${port}.`, more);
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return fault(
        'redirect.failed',
        'This machine does not have the loopback address of the redirect URI.',
        more,
      );
    default:
      return fault('redirect.failed', `The system refused to listen on port ${port} (${code}).`, more);
  }
}
