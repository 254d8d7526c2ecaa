import { SECRET_KEY_MEMBERS } from '../jose/keys.ts';
import { assertNever } from '../result.ts';
import { type JsonEvent, type TextRange, walkJson } from '../text/json-walk.ts';
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
  const keys: { readonly owner: number; readonly range: SecretRange }[] = [];
  const keyOwners = new Set<number>();
  const names = new SecretNames();
  const fault = walkJson(text, (event) => {
    found.push(...secretsOfEvent(text, event, names));
    const name = event.path.at(-1);
    if (typeof name !== 'string' || event.kind === 'object' || event.kind === 'array') return;
    const owner = event.containers.at(-1) ?? 0;
    if (name === 'kty') keyOwners.add(owner);
    if (SECRET_KEY_MEMBERS.has(name))
      keys.push({ owner, range: secret(text, contentOf(event), name, 'whole') });
  });
  found.push(...keys.filter(({ owner }) => keyOwners.has(owner)).map(({ range }) => range));
  return merged(fault === undefined ? found : [...found, ...secretsInText(text)]);
}

function secretsOfEvent(text: string, event: JsonEvent, names: SecretNames): readonly SecretRange[] {
  if (event.kind !== 'string' && event.kind !== 'number') return [];
  const place = contentOf(event);
  if (place.start === place.end) return [];
  const name = names.of(event);
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

/**
 * The innermost secret name that a value stands under; a name that is harmless as often counts for its own text alone.
 * What an object or a list stands under is worked out once, whatever its depth and however much it holds.
 */
class SecretNames {
  /** By the container's start; null where it stands under none. */
  readonly #known = new Map<number, string | null>();

  of(event: JsonEvent): string | undefined {
    const { path, kind } = event;
    const own = path.at(-1);
    if (
      typeof own === 'string' &&
      treatmentOf(own) !== undefined &&
      (kind === 'string' || !isOrdinaryName(own))
    )
      return own;
    return this.#over(event) ?? undefined;
  }

  /** The secret name that holds for everything in the event's container. */
  #over({ path, containers }: JsonEvent): string | null {
    let depth = containers.length - 1;
    while (depth >= 0 && !this.#known.has(containers[depth] ?? -1)) depth--;
    let name = depth < 0 ? null : (this.#known.get(containers[depth] ?? -1) ?? null);
    for (depth++; depth < containers.length; depth++) {
      const part = path[depth - 1];
      if (typeof part === 'string' && treatmentOf(part) !== undefined && !isOrdinaryName(part)) name = part;
      this.#known.set(containers[depth] ?? -1, name);
    }
    return name;
  }
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
  const found: SecretRange[] = [];
  for (let start = 0; start < value.length;) {
    const next = value.indexOf(';', start);
    const end = next === -1 ? value.length : next;
    const cookie = value.slice(start, end);
    const equals = cookie.indexOf('=');
    const content = cookie.slice(equals + 1).trimStart();
    if (equals !== -1 && content !== '')
      found.push(
        secret(
          value,
          { start: end - content.length, end },
          `cookie_${cookie.slice(0, equals).trim()}`,
          'whole',
        ),
      );
    start = end + 1;
  }
  return found;
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
