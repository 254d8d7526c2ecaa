import { isLoopbackHost } from '../text/loopback.ts';

/** The URL, or undefined where the text is none. */
export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Whether what is sent there never leaves this machine (RFC 8252 §8.3 allows plain http to loopback). */
export function isLoopback(url: URL): boolean {
  return isLoopbackHost(url.hostname);
}

/** Whether someone between could read and change what is sent there: neither https nor loopback. */
export function isInsecure(url: URL): boolean {
  return url.protocol !== 'https:' && !isLoopback(url);
}

/**
 * An address without query, fragment and user, as two that mean the same are written the same way (RFC 3986 §6.2.2 and
 * §6.2.3); undefined where the text is none. RFC 9449 §4.3 has `htu` compared so.
 */
export function bareAddress(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url) return undefined;
  const path = url.pathname.replaceAll(/%[0-9a-f]{2}/gi, (octet) => {
    const character = String.fromCodePoint(Number.parseInt(octet.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : octet.toUpperCase();
  });
  return `${url.protocol}//${url.host}${path}`;
}
