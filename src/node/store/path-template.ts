/** A run this long of the characters of tokens, ids and keys (base64url, hex, JWTs, percent-encoding) is taken for one. */
const LOOKS_SECRET = /[\w\-.~%+=]{32,}/;

/** Longest path kept in clear. */
const MAX_LENGTH = 1024;

/**
 * Origin and path of an address as they may stand in clear: no query, no fragment, no user information, and `{…}` for
 * every path segment that looks like a secret. Both are empty where the address does not parse.
 */
export function clearAddress(url: string): { readonly origin: string; readonly path: string } {
  const parsed = URL.parse(url);
  if (!parsed) return { origin: '', path: '' };
  return { origin: parsed.origin, path: pathTemplate(parsed.pathname) };
}

function pathTemplate(path: string): string {
  return path
    .split('/')
    .map((segment) => (LOOKS_SECRET.test(segment) ? '{…}' : segment))
    .join('/')
    .slice(0, MAX_LENGTH);
}
