/**
 * What a reader of HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/) would stumble over: a member that the format
 * requires and that is missing or of another type, a time that is no time, a page that is named and not there.
 */
export function harProblems(text: string): readonly string[] {
  const har = JSON.parse(text) as unknown;
  const log = member(har, 'log');
  const pages = listOf(log, 'pages');
  const entries = listOf(log, 'entries');
  return [
    ...shape('log', log, { version: 'string', creator: 'object', pages: 'array', entries: 'array' }),
    ...shape('creator', member(log, 'creator'), { name: 'string', version: 'string' }),
    ...pages.flatMap((page, index) => [
      ...shape(`pages[${index}]`, page, {
        startedDateTime: 'time',
        id: 'string',
        title: 'string',
        pageTimings: 'object',
      }),
    ]),
    ...entries.flatMap((entry, index) => entryProblems(`entries[${index}]`, entry, pages)),
    ...duplicates(pages.map((page) => String(member(page, 'id')))),
  ];
}

type Kind = 'string' | 'number' | 'object' | 'array' | 'time' | 'ms';

function entryProblems(place: string, entry: unknown, pages: readonly unknown[]): readonly string[] {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const pageref = member(entry, 'pageref');
  return [
    ...shape(place, entry, {
      startedDateTime: 'time',
      time: 'number',
      request: 'object',
      response: 'object',
      cache: 'object',
      timings: 'object',
    }),
    ...shape(`${place}.request`, request, {
      method: 'string',
      url: 'string',
      httpVersion: 'string',
      cookies: 'array',
      headers: 'array',
      queryString: 'array',
      headersSize: 'number',
      bodySize: 'number',
    }),
    ...shape(`${place}.response`, response, {
      status: 'number',
      statusText: 'string',
      httpVersion: 'string',
      cookies: 'array',
      headers: 'array',
      content: 'object',
      redirectURL: 'string',
      headersSize: 'number',
      bodySize: 'number',
    }),
    ...shape(`${place}.response.content`, member(response, 'content'), {
      size: 'number',
      mimeType: 'string',
    }),
    ...shape(`${place}.timings`, member(entry, 'timings'), {
      blocked: 'ms',
      dns: 'ms',
      connect: 'ms',
      ssl: 'ms',
      send: 'ms',
      wait: 'ms',
      receive: 'ms',
    }),
    ...['cookies', 'headers', 'queryString'].flatMap((name) =>
      listOf(request, name).flatMap((pair, index) =>
        shape(`${place}.request.${name}[${index}]`, pair, { name: 'string', value: 'string' }),
      ),
    ),
    ...(pageref === undefined || pages.some((page) => member(page, 'id') === pageref)
      ? []
      : [`${place}.pageref names no page`]),
  ];
}

function shape(place: string, value: unknown, wanted: { readonly [name: string]: Kind }): readonly string[] {
  return Object.entries(wanted).flatMap(([name, kind]) =>
    fits(member(value, name), kind) ? [] : [`${place}.${name} is no ${kind}`],
  );
}

function fits(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'time':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'ms':
      return typeof value === 'number' && (value === -1 || value >= 0);
    default:
      return typeof value === kind;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = member(value, name);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

function duplicates(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two pages are called ${id}`);
}
