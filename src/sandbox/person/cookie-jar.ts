interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** The cookies of one host, as a browser keeps them (RFC 6265): by name and path, dropped when set to expire. */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie>();

  /** Takes in the `Set-Cookie` fields of an answer to a request for this path. */
  store(fields: readonly string[], requestPath: string): void {
    for (const field of fields) {
      const [pair = '', ...attributes] = field.split(';').map((part) => part.trim());
      const equals = pair.indexOf('=');
      if (equals < 1) continue;
      const named = readAttributes(attributes);
      const path = named.get('path') ?? defaultPath(requestPath);
      const cookie = { name: pair.slice(0, equals), value: pair.slice(equals + 1), path };
      const key = `${cookie.name};${path}`;
      if (isExpired(named)) this.#cookies.delete(key);
      else this.#cookies.set(key, cookie);
    }
  }

  /** The `Cookie` header for a request for this path; undefined when there is nothing to send. */
  headerFor(requestPath: string): string | undefined {
    const sent = [...this.#cookies.values()].filter(({ path }) => covers(path, requestPath));
    // Longer paths first (RFC 6265, section 5.4).
    sent.sort((a, b) => b.path.length - a.path.length);
    return sent.length === 0 ? undefined : sent.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

function readAttributes(attributes: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    attributes.map((attribute) => {
      const [name = '', ...value] = attribute.split('=');
      return [name.toLowerCase(), value.join('=')];
    }),
  );
}

function isExpired(attributes: ReadonlyMap<string, string>): boolean {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = attributes.get('expires');
  return expires !== undefined && Date.parse(expires) <= Date.now();
}

function defaultPath(requestPath: string): string {
  const end = requestPath.lastIndexOf('/');
  return end <= 0 ? '/' : requestPath.slice(0, end);
}

function covers(path: string, requestPath: string): boolean {
  if (requestPath === path) return true;
  return requestPath.startsWith(path.endsWith('/') ? path : `${path}/`);
}
