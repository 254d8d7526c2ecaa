import type { ServerResponse } from 'node:http';
import { Markup, html } from './html.ts';
import { STYLE, STYLE_SOURCE } from './style.ts';

/** A page before it is sent. */
export interface Page {
  readonly status?: number;
  readonly title: string;
  readonly body: Markup;
  /** Where a redirect after this page's form may lead besides the sandbox itself: the client's redirect URI. */
  readonly redirectUri?: string | undefined;
}

/** Something a page can be sent with: a Koa context or a plain response. */
export interface PageTarget {
  setHeader(name: string, value: string): void;
  send(status: number, body: string): void;
}

/** Sends a page: not stored, not framed, no script, no request elsewhere. */
export function sendPage(target: PageTarget, page: Page): void {
  target.setHeader('Content-Type', 'text/html; charset=utf-8');
  target.setHeader('Content-Security-Policy', pagePolicy(page.redirectUri));
  target.setHeader('Cache-Control', 'no-store');
  target.setHeader('X-Content-Type-Options', 'nosniff');
  // Not no-referrer: with that a browser says `Origin: null` even when our own form is sent to us.
  target.setHeader('Referrer-Policy', 'same-origin');
  target.send(page.status ?? 200, renderPage(page));
}

/** A plain response as something a page can be sent with. */
export function onResponse(response: ServerResponse): PageTarget {
  return {
    setHeader: (name, value) => response.setHeader(name, value),
    send: (status, body) => response.writeHead(status).end(body),
  };
}

/** A Koa context, as `oidc-provider` hands one to its page functions, as something a page can be sent with. */
export function onContext(ctx: {
  set(name: string, value: string): void;
  status: number;
  body: unknown;
}): PageTarget {
  return {
    setHeader: (name, value) => ctx.set(name, value),
    send: (status, body) => Object.assign(ctx, { status, body }),
  };
}

/**
 * Where a form may lead: here, and by redirect to the client's own redirect URI.
 * Browsers apply `form-action` to the redirects that follow a form, so without it the way back to the loopback
 * listener would be blocked. A source expression cannot name an IPv6 address, so `[::1]` needs the whole scheme.
 */
export function formAction(redirectUri: string | undefined): string {
  const target = URL.parse(redirectUri ?? '');
  if (target === null) return "form-action 'self'";
  const isNameable = target.origin !== 'null' && !target.hostname.startsWith('[');
  return `form-action 'self' ${isNameable ? target.origin : target.protocol}`;
}

function pagePolicy(redirectUri: string | undefined): string {
  return [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    formAction(redirectUri),
  ].join('; ');
}

function renderPage({ title, body }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Assay sandbox</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <header>${COIN} Assay sandbox <span>this computer only</span></header>
        <main>${body}</main>
        <footer>
          A pretend sign-in for trying things out. No real account, nothing leaves this computer.
        </footer>
      </body>
    </html>`.text;
}

/** Apart, because a formatter may not add a blank here: the policy allows exactly this text. */
const STYLE_ELEMENT = new Markup(`<style>${STYLE}</style>`);

const COIN = html`<svg class="coin" viewBox="0 0 18 18" aria-hidden="true">
  <circle cx="9" cy="9" r="8" fill="#d9a53a" stroke="#8a5a00" stroke-width="1.5" />
  <circle cx="9" cy="9" r="4.5" fill="none" stroke="#8a5a00" stroke-width="1" />
</svg>`;
