import { stringMember } from '../json.ts';
import { pointerRange, readJson } from '../text/json.ts';
import { readParameters, type RawParameter, urlParts } from '../text/parameters.ts';
import { tokensOfCurl } from './detect-curl.ts';
import { credentialsToken, type DetectedToken, headerTokens, parameterTokens } from './detected-token.ts';
import { MAX_TOKEN_LENGTH } from './parse.ts';

export type PastedKind =
  | 'empty'
  | 'too_large'
  | 'token'
  | 'authorization_header'
  | 'curl'
  | 'callback_url'
  | 'token_response'
  /** Nothing of the above, or of the above with no token in a place where one belongs. */
  | 'unknown';

/** What a pasted text is, and the tokens in it in the order in which they stand. */
export interface Pasted {
  readonly kind: PastedKind;
  readonly tokens: readonly DetectedToken[];
}

/**
 * Says what a person pasted and where the tokens in it are: a bare token (quotes around it are left aside), an
 * `Authorization` header or credentials alone, a curl command (POSIX or cmd), a callback URL or its query or fragment,
 * a token response (JSON or form). Reads no further than `MAX_TOKEN_LENGTH`. Never throws.
 */
export function detectPasted(text: string): Pasted {
  if (text.trim() === '') return { kind: 'empty', tokens: [] };
  if (text.length > MAX_TOKEN_LENGTH) return { kind: 'too_large', tokens: [] };
  return (
    asCurl(text) ?? asTokenResponse(text) ?? asHeaders(text) ?? asParameters(text) ?? asToken(text) ?? UNKNOWN
  );
}

const UNKNOWN: Pasted = { kind: 'unknown', tokens: [] };

function asCurl(text: string): Pasted | undefined {
  const start = /^\s*(?:[$%#>]\s+)?(?=curl(?:\.exe)?\s)/.exec(text);
  if (start === null) return undefined;
  return { kind: 'curl', tokens: tokensOfCurl(text, start[0].length) };
}

const RESPONSE_MEMBERS = ['access_token', 'id_token', 'refresh_token'];

function asTokenResponse(text: string): Pasted | undefined {
  if (!/^[\uFEFF\s]*\{/.test(text)) return undefined;
  const { object } = readJson(text).part;
  if (object === undefined) return UNKNOWN;
  const tokens = RESPONSE_MEMBERS.flatMap((name) => {
    const token = stringMember(object, name);
    const range = pointerRange(text, `/${name}`)?.value;
    if (token === undefined || token === '' || range === undefined) return [];
    return parameterTokens(name, token, { start: range.start + 1, end: range.end - 1 });
  });
  return tokens.length === 0
    ? UNKNOWN
    : { kind: 'token_response', tokens: tokens.sort((a, b) => a.start - b.start) };
}

/** Header lines with an `Authorization` or a `DPoP` among them, or credentials without the header's name. */
function asHeaders(text: string): Pasted | undefined {
  const lone = /^\s*(?=(?:bearer|dpop)\s+\S+\s*$)/i.exec(text);
  if (lone) return { kind: 'authorization_header', tokens: credentialsToken(text, lone[0].length) };
  if (!/^[ \t]*(?:authorization|dpop)[ \t]*:/im.test(text)) return undefined;
  const tokens = [...text.matchAll(/^[ \t]*([\w-]+)[ \t]*:[ \t]*(.*)$/gm)].flatMap((match) => {
    const [line, name = '', value = ''] = match;
    return headerTokens(name, text, match.index + line.length - value.length, match.index + line.length);
  });
  return { kind: 'authorization_header', tokens };
}

/** Parameters of which one at least says that an authorization server answered. */
const CALLBACK_PARAMETERS: ReadonlySet<string> = new Set([
  'code',
  'error',
  'access_token',
  'id_token',
  'response',
]);

function asParameters(text: string): Pasted | undefined {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  if (/\s/.test(text.slice(start, end))) return undefined;
  const found = parametersOf(text, start, end);
  const names = new Set(found.parameters.map(({ name }) => name));
  if (![...names].some((name) => CALLBACK_PARAMETERS.has(name))) return undefined;
  const tokens = found.parameters.flatMap(({ name, value, valueStart, valueEnd }) =>
    parameterTokens(name, value, { start: valueStart, end: valueEnd }),
  );
  // GitHub and older servers answer the token request in form encoding; what comes through a browser has its `state`.
  const isResponse =
    found.isBare && names.has('access_token') && names.has('token_type') && !names.has('state');
  return { kind: isResponse ? 'token_response' : 'callback_url', tokens };
}

function parametersOf(
  text: string,
  start: number,
  end: number,
): { parameters: readonly RawParameter[]; isBare: boolean } {
  const trimmed = text.slice(start, end);
  if (/^(?:[a-z][a-z0-9+.-]*:|[?#/])/i.test(trimmed)) {
    const { query, fragment } = urlParts(trimmed);
    const ranges = [query, fragment].filter((range) => range !== undefined);
    return {
      parameters: ranges.flatMap((range) => readParameters(text, start + range.start, start + range.end)),
      isBare: false,
    };
  }
  const isForm = /^[\w.%-]+=[^&=]*(?:&[\w.%-]+=[^&]*)+$/.test(trimmed);
  return { parameters: isForm ? readParameters(text, start, end) : [], isBare: true };
}

/** One word, or lines that together are one JOSE token. */
function asToken(text: string): Pasted | undefined {
  const trimmed = text.trim();
  const quoted = /^(["'`])([^"'`]+)\1[,;]?$/.exec(trimmed);
  const token = quoted?.[2] ?? trimmed;
  const isWord = !/\s/.test(token);
  const isWrapped = /^(?:ey|ew)[\w.=+/~\s-]+$/.test(token) && token.includes('.');
  if ((!isWord && !isWrapped) || /^[a-z][a-z0-9+.-]*:\/\//i.test(token)) return undefined;
  const start = text.indexOf(token);
  return { kind: 'token', tokens: [{ text: token, start, end: start + token.length }] };
}
