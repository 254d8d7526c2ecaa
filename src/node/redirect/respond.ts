import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type Page, renderPage } from './render-page.ts';

const COMMON_HEADERS = {
  // RFC 9700 §4.2.4, §4.3.1: the code must not stay in a cache, nor go on in a Referer.
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
} as const;

/** Sends a page with a Content-Security-Policy that allows its own style and script and nothing else. */
export function sendPage(
  response: ServerResponse,
  status: number,
  page: Page,
  headers: { readonly [name: string]: string } = {},
): void {
  const nonce = randomBytes(16).toString('base64');
  const body = Buffer.from(renderPage(page, nonce));
  response.writeHead(status, {
    ...COMMON_HEADERS,
    ...headers,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': body.length,
    'Content-Security-Policy': policy(nonce, page.script !== undefined),
  });
  response.end(body);
}

/** Moves the browser on, by GET whatever it came with (RFC 9110 §15.4.4). */
export function sendRedirect(response: ServerResponse, path: string): void {
  response.writeHead(303, { ...COMMON_HEADERS, Location: path, 'Content-Length': 0 });
  response.end();
}

/** Tells the script of the fragment page where to go. */
export function sendNext(response: ServerResponse, path: string): void {
  response.writeHead(200, { ...COMMON_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(path);
}

export function sendEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, COMMON_HEADERS);
  response.end();
}

function policy(nonce: string, hasScript: boolean): string {
  const script = hasScript ? `; script-src 'nonce-${nonce}'; connect-src 'self'` : '';
  return `default-src 'none'; style-src 'nonce-${nonce}'${script}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
