import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReceivedBy, ReceivedParameters } from '../../core/oauth/authorize/authorization-response.ts';
import { FRAGMENT_HEADER } from './fragment-header.ts';
import type { RedirectLimits } from './limits.ts';
import { type Outcome, outcomeAt, outcomePath } from './outcome.ts';
import { type ShownError, fragmentPage, outcomePage, refusalPage } from './pages.ts';
import { readForm } from './read-form.ts';
import { sendEmpty, sendNext, sendPage, sendRedirect } from './respond.ts';

/** What a request may reach of its listener. */
export interface Site {
  /** The one value that the Host header may have. */
  readonly authority: string;
  readonly path: string;
  readonly limits: RedirectLimits;
  readonly fragmentToken: string;
  readonly shownError: ShownError | undefined;
  deliver(receivedBy: ReceivedBy, parameters: ReceivedParameters): Outcome;
  onForeignHost(): void;
  /** A page was handed over to the browser, to its last byte. */
  onShown(outcome: Outcome): void;
}

/** Answers one request to the listener, whatever it is. */
export function handleRequest(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const hosts = request.headersDistinct['host'] ?? [];
  if (hosts.length !== 1 || hosts[0]?.toLowerCase() !== site.authority) {
    // A name that somebody pointed at this machine (DNS rebinding), or no browser at all.
    site.onForeignHost();
    sendPage(response, hosts.length === 1 ? 421 : 400, refusalPage('host'));
    return;
  }
  const [path, query] = splitTarget(request.url ?? '');
  if (path === site.path) {
    handleCallback(site, request, response, query);
    return;
  }
  const outcome = outcomeAt(path, site.path);
  if (outcome !== undefined && request.method === 'GET') showOutcome(site, response, outcome);
  else if (outcome !== undefined) sendPage(response, 405, refusalPage('method'), { Allow: 'GET' });
  else if (path === '/favicon.ico') sendEmpty(response, 204);
  else sendPage(response, 404, refusalPage('path'));
}

function handleCallback(site: Site, request: IncomingMessage, response: ServerResponse, query: string): void {
  switch (request.method) {
    case 'GET':
      if (query === '') sendPage(response, 200, fragmentPage(site.fragmentToken));
      else sendRedirect(response, outcomePath(site.deliver('query', readParameters(query)), site.path));
      return;
    case 'POST':
      void handlePost(site, request, response);
      return;
    default:
      // HEAD too: whoever looks without going there (a preview, a scanner) must not use up the code.
      sendPage(response, 405, refusalPage('method'), { Allow: 'GET, POST' });
  }
}

async function handlePost(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const proof = request.headersDistinct[FRAGMENT_HEADER]?.join();
  if (proof !== undefined && proof !== site.fragmentToken) {
    sendPage(response, 403, refusalPage('fragment'));
    return;
  }
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    sendPage(response, 415, refusalPage('type'));
    return;
  }
  const form = await readForm(request, site.limits.formBytes);
  if (form === 'broken_off') return;
  if (form === 'too_large') {
    sendPage(response, 413, refusalPage('size'));
    return;
  }
  const receivedBy = proof === undefined ? 'form_post' : 'fragment';
  const next = outcomePath(site.deliver(receivedBy, readParameters(form.text)), site.path);
  // The script goes there itself: a redirect would only take its request along, not the window.
  if (receivedBy === 'fragment') sendNext(response, next);
  else sendRedirect(response, next);
}

function showOutcome(site: Site, response: ServerResponse, outcome: Outcome): void {
  response.once('close', () => site.onShown(outcome));
  sendPage(response, 200, outcomePage(outcome, site.shownError));
}

/** RFC 6749 appendix B: names and values are form-encoded, in a query as in a fragment. */
function readParameters(text: string): ReceivedParameters {
  return [...new URLSearchParams(text)];
}

function splitTarget(target: string): readonly [string, string] {
  const mark = target.indexOf('?');
  return mark === -1 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}
