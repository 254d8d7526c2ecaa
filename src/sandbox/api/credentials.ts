import type { IncomingMessage } from 'node:http';

/** What a request for the API carried to show that it may. */
export type Presented =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly scheme: Scheme; readonly token: string }
  | { readonly kind: 'malformed'; readonly scheme: Scheme; readonly why: string };

export type Scheme = 'Bearer' | 'DPoP';

/** `b64token` of RFC 6750, section 2.1. */
const B64TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/;

const SCHEMES: Readonly<Record<string, Scheme>> = { bearer: 'Bearer', dpop: 'DPoP' };

/** Reads the access token of a request. Only the header counts: RFC 6750, section 2.3, advises against the query. */
export function readCredentials(request: IncomingMessage, url: URL): Presented {
  const given = request.headersDistinct['authorization'] ?? [];
  if (url.searchParams.has('access_token')) {
    return malformed('Bearer', 'this API takes access tokens in the Authorization header only');
  }
  if (given.length > 1) return malformed('Bearer', 'more than one Authorization header');
  const [word = '', ...rest] = (given[0] ?? '').split(' ');
  const scheme = SCHEMES[word.toLowerCase()];
  if (scheme === undefined) return { kind: 'none' };
  const token = rest.join(' ').trim();
  if (!B64TOKEN.test(token)) return malformed(scheme, 'the Authorization header holds no well-formed token');
  return { kind: 'token', scheme, token };
}

function malformed(scheme: Scheme, why: string): Presented {
  return { kind: 'malformed', scheme, why };
}
