import { SECRET_KEY_MEMBERS } from '../jose/keys.ts';
import { assertNever } from '../result.ts';
import { type JsonEvent, pointerOf, type TextRange, walkJson } from '../text/json-walk.ts';
import { readParameters, urlParts } from '../text/parameters.ts';
import {
  headerTreatmentOf,
  isOrdinaryName,
  type Treatment,
  treatmentOf,
  treatmentOfParameter,
} from './redaction-table.ts';
import { secretsInText } from './secrets-in-text.ts';
import { hiddenFrom, joseRanges, type SecretRange } from './secret-range.ts';

/** The secrets in a header's value. */
export function secretsInHeader(name: string, value: string): readonly SecretRange[] {
  const treatment = headerTreatmentOf(name);
  switch (treatment) {
    case 'credentials':
      return secretsInCredentials(value);
    case 'cookie':
      return secretsInCookies(value);
    case 'set-cookie':
      return secretsInCookies(value.split(';')[0] ?? '');
    case 'url':
      return secretsInUrl(value);
    case 'token':
    case 'whole':
      return [secret(value, { start: 0, end: value.length }, name, treatment)];
    case undefined:
      return /^(?:www|proxy)-authenticate$/i.test(name) ? joseRanges(value) : namedInText(value);
    default:
      return assertNever(treatment, 'header treatment');
  }
}

/** The secrets in a URL: its password, and parameters of its query and fragment. */
export function secretsInUrl(url: string): readonly SecretRange[] {
  const { query, fragment } = urlParts(url);
  const pathEnd = Math.min(query?.start ?? url.length, fragment?.start ?? url.length);
  const password = /^[^/?#]*\/\/[^/?#@:]*:([^/?#]*)@/d.exec(url)?.indices?.[1];
  return merged([
    ...(password && password[1] > password[0]
      ? [secret(url, { start: password[0], end: password[1] }, 'password', 'whole')]
      : []),
    ...joseRanges(url.slice(0, pathEnd)),
    ...[query, fragment].flatMap((range) => (range === undefined ? [] : secretsInForm(url, range))),
  ]);
}

/** The secrets in form-encoded parameters, between two offsets of a text. */
export function secretsInForm(
  text: string,
  range: TextRange = { start: 0, end: text.length },
): readonly SecretRange[] {
  return readParameters(text, range.start, range.end).flatMap((parameter) => {
    const { name, value, nameStart, valueStart, valueEnd } = parameter;
    // `?eyJ…` alone: a token in the place of a name.
    if (value === '') return joseRanges(text.slice(nameStart, valueStart)).map((it) => moved(it, nameStart));
    const treatment = treatmentOfValue(name, value);
    return treatment === undefined
      ? []
      : [secret(text, { start: valueStart, end: valueEnd }, name, treatment)];
  });
}

/** The secrets in the decoded value of a parameter. */
export function secretsInValue(name: string, value: string): readonly SecretRange[] {
  const treatment = treatmentOfValue(name, value);
  return treatment === undefined ? [] : [secret(value, { start: 0, end: value.length }, name, treatment)];
}

/** A secret inside of an encoded value (a URL to return to, say) has no place of its own to be hidden at: all of it goes. */
function treatmentOfValue(name: string, value: string): Treatment | undefined {
  if (value === '') return undefined;
  return (
    treatmentOfParameter(name) ?? (secretsInText(value).some(({ isNamed }) => isNamed) ? 'token' : undefined)
  );
}

/**
 * The secrets in a JSON text: members of secret names at any depth and all they hold, private members of JWKs, and
 * tokens under any name. Text that is no JSON, or was cut off, is read as free text too.
 */
export function secretsInJson(text: string): readonly SecretRange[] {
  const found: SecretRange[] = [];
  const keys: { readonly owner: string; readonly range: SecretRange }[] = [];
  const keyOwners = new Set<string>();
  const fault = walkJson(text, (event) => {
    found.push(...secretsOfEvent(text, event));
    const name = event.path.at(-1);
    if (typeof name !== 'string' || event.kind === 'object' || event.kind === 'array') return;
    if (name === 'kty') keyOwners.add(pointerOf(event.path.slice(0, -1)));
    if (SECRET_KEY_MEMBERS.has(name))
      keys.push({
        owner: pointerOf(event.path.slice(0, -1)),
        range: secret(text, contentOf(event), name, 'whole'),
      });
  });
  found.push(...keys.filter(({ owner }) => keyOwners.has(owner)).map(({ range }) => range));
  return merged(fault === undefined ? found : [...found, ...secretsInText(text)]);
}

function secretsOfEvent(text: string, event: JsonEvent): readonly SecretRange[] {
  if (event.kind !== 'string' && event.kind !== 'number') return [];
  const place = contentOf(event);
  if (place.start === place.end) return [];
  const name = secretNameOf(event);
  if (name !== undefined) return [secret(text, place, name, treatmentOf(name) ?? 'whole')];
  if (event.kind === 'number') return [];
  // A text that says `…?code=…`, or a token under a name of its own.
  const content = text.slice(place.start, place.end);
  return namedInText(content).map((each) => moved(each, place.start));
}

/** Secrets in a text that their name or form told; of a JWT the parts that are readable stay. */
export function namedInText(text: string): readonly SecretRange[] {
  return merged([
    ...secretsInText(text).filter(({ isJose, isNamed }) => isNamed && !isJose),
    ...joseRanges(text),
  ]);
}

/** The innermost secret name that a value stands under; a name that is harmless as often counts for its own text alone. */
function secretNameOf({ path, kind }: JsonEvent): string | undefined {
  const own = path.length - 1;
  const found = path.findLast((part, index) => {
    if (typeof part !== 'string' || treatmentOf(part) === undefined) return false;
    return !isOrdinaryName(part) || (index === own && kind === 'string');
  });
  return found === undefined ? undefined : String(found);
}

/** A string without its quotes. */
function contentOf({ kind, range }: JsonEvent): TextRange {
  return kind === 'string' ? { start: range.start + 1, end: range.end - 1 } : range;
}

/** The scheme stays, what follows it goes; a value without a scheme goes whole (RFC 9110 §11.4). */
function secretsInCredentials(value: string): readonly SecretRange[] {
  const [lead = '', scheme] = /^\s*(?:([^\s]+)\s+)?/.exec(value) ?? [];
  if (lead.length >= value.length) return [];
  const isToken = scheme === undefined || /^(?:bearer|dpop)$/i.test(scheme);
  const name = isToken ? 'access_token' : `${scheme}_credentials`;
  return [secret(value, { start: lead.length, end: value.length }, name, isToken ? 'token' : 'whole')];
}

/** Names of cookies stay, their values go. */
function secretsInCookies(value: string): readonly SecretRange[] {
  return [...value.matchAll(/([^=;\s]*)\s*=\s*([^;]*)/g)].flatMap((match) => {
    const [whole, name = '', content = ''] = match;
    const end = match.index + whole.length;
    return content === ''
      ? []
      : [secret(value, { start: end - content.length, end }, `cookie_${name}`, 'whole')];
  });
}

function secret(text: string, { start, end }: TextRange, name: string, treatment: Treatment): SecretRange {
  const from = treatment === 'token' ? start + hiddenFrom(text.slice(start, end)) : start;
  return { start, end, hiddenFrom: from, name: name.toLowerCase(), isNamed: true, isJose: false };
}

function moved(range: SecretRange, by: number): SecretRange {
  return { ...range, start: range.start + by, end: range.end + by, hiddenFrom: range.hiddenFrom + by };
}

/** Overlapping ranges as one, in order. */
export function merged(ranges: readonly SecretRange[]): readonly SecretRange[] {
  const result: SecretRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || range.start >= last.end) result.push(range);
    else if (range.hiddenFrom < last.hiddenFrom || range.end > last.end) {
      result[result.length - 1] = {
        ...last,
        end: Math.max(last.end, range.end),
        hiddenFrom: Math.min(last.hiddenFrom, range.hiddenFrom),
      };
    }
  }
  return result;
}
