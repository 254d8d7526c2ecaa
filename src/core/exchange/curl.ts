import { encodeBase64 } from '../text/base64url.ts';
import { readParameters } from '../text/parameters.ts';
import { quoteForShell } from '../text/shell-quote.ts';
import { type BodyText, readBodyText } from './body.ts';
import { type Exchange, type ExchangeRequest, header } from './exchange.ts';
import type { SecretRange } from './secret-range.ts';
import { secretsInHeader, secretsInUrl } from './secret-ranges.ts';

export interface CurlOptions {
  /** Write secrets out; otherwise each is a variable to set: `$ASSAY_ACCESS_TOKEN`. */
  readonly reveal: boolean;
}

/** Headers that curl makes itself, right for what it sends. */
const MADE_BY_CURL: ReadonlySet<string> = new Set([
  'content-length',
  'connection',
  'transfer-encoding',
  'accept-encoding',
]);
/** Headers that curl adds unasked where the request had none. */
const ADDED_BY_CURL: readonly string[] = ['User-Agent', 'Accept'];

/**
 * The request as a curl command for a POSIX shell that sends the same method, URL, headers and body. Secrets are shell
 * variables, one name per distinct secret, unless revealed; a secret in a form is encoded by curl, one in a URL stands
 * there as the variable has it. A body that is no text is piped in as base64. No option skips TLS checks.
 */
export function formatCurl(exchange: Exchange, { reveal }: CurlOptions): string {
  const { request } = exchange;
  const names = new Placeholders(reveal);
  const body = readBodyText(request.body, request.headers);
  const lines = [
    [
      'curl',
      ...methodOption(request),
      ...urlOptions(request.url),
      names.quote(request.url, secretsInUrl(request.url)),
    ].join(' '),
    ...headerOptions(request, names),
    ...bodyOptions(body, names),
  ];
  const command = lines.join(' \\\n  ');
  return body.kind === 'binary'
    ? `printf %s ${encodeBase64(request.body)} | base64 -d | ${command}`
    : command;
}

function methodOption({ method, body }: ExchangeRequest): string[] {
  if (method === 'HEAD') return ['--head'];
  if (method === 'GET' && body.length === 0) return [];
  return ['-X', quoteForShell(method)];
}

/** Brackets and dots are curl's own language in URLs; a URL goes as it is. */
function urlOptions(url: string): string[] {
  return [
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(/\/\.{1,2}(?:[/?#]|$)/.test(url) ? ['--path-as-is'] : []),
    ...(url.startsWith('-') ? ['--url'] : []),
  ];
}

function headerOptions({ headers, url, body }: ExchangeRequest, names: Placeholders): string[] {
  const host = URL.canParse(url) ? new URL(url).host : '';
  const sent = headers.filter(
    ([name, value]) =>
      !MADE_BY_CURL.has(name.toLowerCase()) && !(name.toLowerCase() === 'host' && value === host),
  );
  const added = [...ADDED_BY_CURL, ...(body.length > 0 ? ['Content-Type'] : [])];
  return [
    ...sent.map(([name, value]) => {
      // curl takes "Name;" for a header without a value, and "Name:" for one to leave out.
      if (value === '') return `-H ${quoteForShell(`${name};`)}`;
      const shift = name.length + 2;
      const secrets = secretsInHeader(name, value).map((range) => ({
        ...range,
        start: range.start + shift,
        end: range.end + shift,
      }));
      return `-H ${names.quote(`${name}: ${value}`, secrets)}`;
    }),
    ...added
      .filter((name) => header(headers, name) === undefined)
      .map((name) => `-H ${quoteForShell(`${name}:`)}`),
    ...(header(headers, 'accept-encoding') === undefined ? [] : ['--compressed']),
  ];
}

function bodyOptions(body: BodyText, names: Placeholders): string[] {
  if (body.kind === 'empty') return [];
  if (body.kind === 'binary') return ['--data-binary @-'];
  if (body.kind === 'form' && names.hides(body.secrets)) return formOptions(body, names);
  return [`--data-raw ${names.quote(body.text, body.secrets)}`];
}

/** Parameter by parameter, so that curl encodes the secrets; it joins them with `&` in their order. */
function formOptions({ text, secrets }: BodyText, names: Placeholders): string[] {
  return readParameters(text).map(({ name, nameStart, valueStart, valueEnd }) => {
    const secret = secrets.find(({ start, end }) => start >= valueStart && end <= valueEnd);
    if (secret === undefined) return `--data-raw ${quoteForShell(text.slice(nameStart, valueEnd))}`;
    const value = text.slice(valueStart, valueEnd);
    return `--data-urlencode ${names.quote(`${text.slice(nameStart, valueStart)}${value}`, [{ ...secret, name, start: valueStart - nameStart, end: valueEnd - nameStart }])}`;
  });
}

/** Names for secrets: the same secret has the same name wherever it stands, another secret another. */
class Placeholders {
  readonly #reveal: boolean;
  readonly #nameOf = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(reveal: boolean) {
    this.#reveal = reveal;
  }

  hides(secrets: readonly SecretRange[]): boolean {
    return !this.#reveal && secrets.length > 0;
  }

  /** The text as one shell word, its secrets as variables in double quotes. */
  quote(text: string, secrets: readonly SecretRange[]): string {
    if (!this.hides(secrets)) return quoteForShell(text);
    const parts: string[] = [];
    let at = 0;
    for (const { start, end, name } of secrets) {
      if (start > at) parts.push(quoteForShell(text.slice(at, start)));
      parts.push(`"$${this.#name(name, text.slice(start, end))}"`);
      at = end;
    }
    if (at < text.length) parts.push(quoteForShell(text.slice(at)));
    return parts.join('');
  }

  #name(name: string, secret: string): string {
    const known = this.#nameOf.get(secret);
    if (known !== undefined) return known;
    const base = `ASSAY_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
    let free = base;
    for (let count = 2; this.#taken.has(free); count++) free = `${base}_${count}`;
    this.#taken.add(free);
    this.#nameOf.set(secret, free);
    return free;
  }
}
