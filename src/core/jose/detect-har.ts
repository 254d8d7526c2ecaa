import { isJsonObject, type JsonObject, type JsonValue, member, stringMember } from '../json.ts';
import { readParameters, urlParts } from '../text/parameters.ts';
import { type DetectedToken, distinct, headerTokens, MAX_TOKENS, parameterTokens } from './detected-token.ts';
import { tokensInText } from './detect-text.ts';

type Found = Pick<DetectedToken, 'text' | 'role'>;

/**
 * The tokens in a HAR file (HTTP Archive 1.2), in the order of its entries: in `Authorization` and `DPoP` headers, in
 * addresses, in what was posted and answered. Undefined where the object is no HAR file.
 */
export function tokensOfHar(object: JsonObject): readonly Found[] | undefined {
  const log = member(object, 'log');
  const entries = isJsonObject(log) ? member(log, 'entries') : undefined;
  return Array.isArray(entries) ? entries.filter(isJsonObject).flatMap(tokensOfEntry) : undefined;
}

function tokensOfEntry(entry: JsonObject): readonly Found[] {
  const request = child(entry, 'request');
  const response = child(entry, 'response');
  return [
    ...ofUrl(stringMember(request, 'url')),
    ...ofHeaders(request),
    ...ofBody(stringMember(child(request, 'postData'), 'text')),
    ...ofHeaders(response),
    ...ofBody(stringMember(child(response, 'content'), 'text')),
  ];
}

function child(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value: JsonValue | undefined = member(object, name);
  return isJsonObject(value) ? value : undefined;
}

function ofHeaders(message: JsonObject | undefined): readonly Found[] {
  const headers = member(message, 'headers');
  if (!Array.isArray(headers)) return [];
  return headers.filter(isJsonObject).flatMap((header) => {
    const [name, value] = [stringMember(header, 'name') ?? '', stringMember(header, 'value') ?? ''];
    return name.toLowerCase() === 'location' ? ofUrl(value) : headerTokens(name, value, 0, value.length);
  });
}

function ofUrl(url: string | undefined): readonly Found[] {
  const { query, fragment } = urlParts(url ?? '');
  return [query, fragment].flatMap((range) =>
    range === undefined ? [] : ofParameters((url ?? '').slice(range.start, range.end)),
  );
}

function ofParameters(text: string): readonly Found[] {
  return readParameters(text).flatMap(({ name, value, valueStart, valueEnd }) =>
    parameterTokens(name, value, { start: valueStart, end: valueEnd }),
  );
}

/** A form has its parameters decoded; of everything else, what looks like a token. */
function ofBody(text: string | undefined): readonly Found[] {
  if (text === undefined) return [];
  return /^[\w.%-]+=[^\s{]*$/.test(text) ? ofParameters(text) : tokensInText(text);
}

/**
 * Puts each token where it stands first in the text; the whole text where it stands there encoded. Those that nobody will
 * look at are not looked for: each costs the length of the text.
 */
export function locateTokens(text: string, tokens: readonly Found[]): readonly DetectedToken[] {
  const counted = distinct(tokens.map((token) => ({ ...token, start: 0, end: text.length })));
  return counted.map((token, index) => {
    const start = index < MAX_TOKENS ? text.indexOf(token.text) : -1;
    return start === -1 ? token : { ...token, start, end: start + token.text.length };
  });
}
