import { readParameters, urlParts } from '../text/parameters.ts';
import { decodeUtf8Leniently } from '../text/utf8.ts';
import { type ExchangeRequest, headerValues } from './exchange.ts';
import { treatmentOf } from './redaction-table.ts';
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
    ...parameters.filter(({ name }) => treatmentOf(name) !== undefined).map(({ value }) => value),
    ...headerValues(request.headers, 'authorization').flatMap(credentials),
  ];
  return [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST);
}

/** Where a text repeats one of the secrets, as it is or as JSON writes it. */
export function echoesIn(text: string, secrets: readonly string[]): readonly SecretRange[] {
  const forms = secrets.flatMap((secret) => [...new Set([secret, JSON.stringify(secret).slice(1, -1)])]);
  return forms.flatMap((form) => placesOf(text, form));
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
