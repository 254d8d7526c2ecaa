import type { IncomingMessage } from 'node:http';

/** Why a request is not for us, as a status and a sentence; undefined when it is. */
export interface Misdirected {
  readonly status: 400 | 421;
  readonly why: string;
}

/**
 * Refuses requests that name another host. A page elsewhere may point its own host name at 127.0.0.1 (DNS
 * rebinding), and `oidc-provider` builds its metadata from the Host it is given.
 */
export function findMisdirection(
  { headersDistinct, url }: IncomingMessage,
  host: string,
): Misdirected | undefined {
  const hosts = headersDistinct['host'] ?? [];
  if (hosts.length !== 1) return { status: 400, why: 'A request needs one Host header.' };
  // An absolute form names a host of its own, which would win over the header (RFC 9112, section 3.2.2).
  if (url?.startsWith('/') !== true) return { status: 400, why: 'The request target must be a path.' };
  if (hosts[0] !== host) return { status: 421, why: `This is ${host} and answers for no other host.` };
  return undefined;
}
