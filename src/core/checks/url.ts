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
