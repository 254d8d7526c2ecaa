import { readParameters, urlParts } from '../text/parameters.ts';
import { decodeUtf8Leniently } from '../text/utf8.ts';
import { type ExchangeRequest, headerValues } from './exchange.ts';
import { treatmentOfParameter } from './redaction-table.ts';
import type { SecretRange } from './secret-range.ts';

/** Shorter ones could be part of any word. */
const SHORTEST = 6;

/**
 * The secrets that a request carried, decoded: code, verifier, token and client secret of its form or query, and its
 * credentials. A server may repeat them in its answer under any name, or in the middle of a sentence.
 */
export function secretsSent(request: ExchangeRequest): readonly string[] {
  const { query } = urlParts(request.url);
  const parameters = [
    ...readParameters(decodeUtf8Leniently(request.body)),
    ...(query ? readParameters(request.url, query.start, query.end) : []),
  ];
  const secrets = [
    ...parameters.filter(({ name }) => treatmentOfParameter(name) !== undefined).map(({ value }) => value),
    ...headerValues(request.headers, 'authorization').flatMap(credentials),
  ];
  return [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST);
}

/** Where a text repeats one of the secrets, in any of its spellings. */
export function echoesIn(text: string, secrets: readonly string[]): readonly SecretRange[] {
  return secrets.flatMap(spellingsOf).flatMap((form) => placesOf(text, form));
}

/** A text as it is, and as JSON (some writers escape slashes), addresses, forms and HTML write it. */
export function spellingsOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = html.replaceAll('"', '&quot;');
  const percent = encodeText(text);
  return [
    ...new Set([
      text,
      json,
      json.replaceAll('/', '\\/'),
      percent,
      percent.replaceAll('%20', '+'),
      percent.replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
      html,
      ...['&#39;', '&#x27;', '&#039;', '&apos;'].map((sign) => quoted.replaceAll("'", sign)),
    ]),
  ];
}

/** Half a surrogate pair has no encoding. */
function encodeText(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}

function placesOf(text: string, form: string): readonly SecretRange[] {
  const found: SecretRange[] = [];
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length)) {
    const end = at + form.length;
    found.push({ start: at, end, hiddenFrom: at, name: 'secret', isNamed: true, isJose: false });
  }
  return found;
}

/** What follows the scheme and, of Basic, the password in it (form-encoded, RFC 6749 §2.3.1). */
function credentials(value: string): readonly string[] {
  const [, scheme = '', rest = ''] = /^\s*(\S+)\s+(.*)$/.exec(value) ?? [];
  const pair = scheme.toLowerCase() === 'basic' ? decodeBase64(rest.trim()) : undefined;
  const password = pair?.slice(pair.indexOf(':') + 1);
  const decoded = readParameters(`password=${password ?? ''}`)[0]?.value;
  return [rest, password, decoded].filter((text) => text !== undefined);
}

function decodeBase64(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}
