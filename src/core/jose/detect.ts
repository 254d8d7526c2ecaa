import { type JsonObject, member, stringMember } from '../json.ts';
import { pointerRange, readJson } from '../text/json.ts';
import { readParameters, type RawParameter, urlParts } from '../text/parameters.ts';
import { tokensOfCurl } from './detect-curl.ts';
import { locateTokens, tokensOfHar } from './detect-har.ts';
import { tokensInText } from './detect-text.ts';
import {
  credentialsToken,
  type DetectedToken,
  headerTokens,
  MAX_TOKENS,
  parameterTokens,
} from './detected-token.ts';
import { MAX_TOKEN_LENGTH, parseToken } from './parse.ts';
import { isJoseInJson } from './parse-jws-json.ts';
import type { TokenRole } from './token-roles.ts';

export type PastedKind =
  | 'empty'
  | 'too_large'
  | 'token'
  | 'authorization_header'
  | 'curl'
  | 'callback_url'
  | 'token_response'
  /** What RFC 7662 §2.2 answers: it speaks of a token and holds none. */
  | 'introspection_response'
  | 'har'
  /** JSON of another sort with tokens in it. */
  | 'json'
  /** Lines of anything with tokens in them. */
  | 'log'
  /** Nothing of the above, or of the above with no token in a place where one belongs. */
  | 'unknown';

/** What a pasted text is, and the tokens in it in the order in which they stand. */
export interface Pasted {
  readonly kind: PastedKind;
  /** Tokens behind the first `MAX_TOKENS`, where there are more: those are for a scan. */
  readonly leftOut?: number;
  readonly tokens: readonly DetectedToken[];
}

/**
 * Says what a person pasted and where the tokens in it are: a bare token (quotes around it are left aside), an
 * JWS in JSON, `Authorization` header or credentials alone, a curl command (POSIX or cmd), a callback URL or its query or
 * fragment, a token response (JSON or form), an introspection response, a HAR file, or any text with tokens in it. Reads no
 * further than `MAX_TOKEN_LENGTH`. Never throws.
 */
export function detectPasted(text: string): Pasted {
  const pasted = detectAll(text);
  const leftOut = pasted.tokens.length - MAX_TOKENS;
  return leftOut > 0 ? { ...pasted, tokens: pasted.tokens.slice(0, MAX_TOKENS), leftOut } : pasted;
}

function detectAll(text: string): Pasted {
  if (text.trim() === '') return { kind: 'empty', tokens: [] };
  if (text.length > MAX_TOKEN_LENGTH) return { kind: 'too_large', tokens: [] };
  return (
    asCurl(text) ??
    asJson(text) ??
    asHeaders(text) ??
    asParameters(text) ??
    asToken(text) ??
    asUnencoded(text) ??
    asLog(text) ??
    UNKNOWN
  );
}

const UNKNOWN: Pasted = { kind: 'unknown', tokens: [] };

function asCurl(text: string): Pasted | undefined {
  const start = /^\s*(?:[$%#>]\s+)?(?=curl(?:\.exe)?\s)/.exec(text);
  if (start === null) return undefined;
  return { kind: 'curl', tokens: tokensOfCurl(text, start[0].length) };
}

const RESPONSE_MEMBERS = ['access_token', 'id_token', 'refresh_token'];

/** One JSON object, or a list: a token in JSON serialization, a response, a HAR file, or anything with tokens in it. */
function asJson(text: string): Pasted | undefined {
  if (!/^[\uFEFF\s]*[{[]/.test(text)) return undefined;
  const { object, value } = readJson(text).part;
  if (value === undefined) return asBrokenJson(text);
  if (object === undefined) return inText('json', text);
  if (isJoseInJson(object)) return wholeText('token', text);
  const har = tokensOfHar(object);
  if (har) return { kind: 'har', tokens: locateTokens(text, har) };
  const tokens = RESPONSE_MEMBERS.flatMap((name) => {
    const token = stringMember(object, name);
    const range = pointerRange(text, `/${name}`)?.value;
    if (token === undefined || token === '' || range === undefined) return [];
    return parameterTokens(name, token, { start: range.start + 1, end: range.end - 1 });
  });
  if (tokens.length > 0) return { kind: 'token_response', tokens: tokens.sort((a, b) => a.start - b.start) };
  if (isIntrospection(object)) return wholeText('introspection_response', text, 'introspection_response');
  return inText('json', text) ?? UNKNOWN;
}

/** `active` is a boolean (RFC 7662 §2.2); one that is not is still an answer where other members of it stand beside. */
function isIntrospection(object: JsonObject): boolean {
  const active = member(object, 'active');
  if (typeof active === 'boolean') return true;
  const isScalar = typeof active === 'string' || typeof active === 'number';
  return isScalar && ABOUT_A_TOKEN.filter((name) => member(object, name) !== undefined).length > 1;
}

const ABOUT_A_TOKEN = ['scope', 'client_id', 'token_type', 'exp', 'iat', 'nbf', 'sub', 'aud', 'iss', 'jti'];

/** What begins like JSON and is none may be JSON lines, or a token in JSON serialization that broke on its way. */
function asBrokenJson(text: string): Pasted {
  if (parseToken(text).format === 'broken') return wholeText('token', text);
  return inText('log', text) ?? UNKNOWN;
}

function wholeText(kind: PastedKind, text: string, role?: TokenRole): Pasted {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return { kind, tokens: [{ text: text.slice(start, end), start, end, ...(role ? { role } : {}) }] };
}

function asLog(text: string): Pasted | undefined {
  return inText('log', text);
}

function inText(kind: PastedKind, text: string): Pasted | undefined {
  const tokens = tokensInText(text);
  return tokens.length === 0 ? undefined : { kind, tokens };
}

/** Header lines with an `Authorization` or a `DPoP` among them, or credentials without the header's name. */
function asHeaders(text: string): Pasted | undefined {
  const lone = /^\s*(?=(?:bearer|dpop)\s+\S+\s*$)/i.exec(text);
  if (lone) return { kind: 'authorization_header', tokens: credentialsToken(text, lone[0].length) };
  // A bare token of a megabyte has no colon, and is not looked through for the beginnings of lines.
  if (!text.includes(':') || !/^[ \t]*(?:authorization|dpop)[ \t]*:/im.test(text)) return undefined;
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

/** What stands in the query and the fragment of a pasted address, or in a form without one, as it came. */
export function pastedParameters(text: string): readonly RawParameter[] {
  return parametersOf(text, text.length - text.trimStart().length, text.trimEnd().length).parameters;
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

/** A JWS whose payload stands unencoded between the dots may have spaces where no other token has any (RFC 7797 §5.2). */
function asUnencoded(text: string): Pasted | undefined {
  const trimmed = text.trim();
  if (!/^e[\w-]{9,4095}\.[^.]*\.[\w-]*$/.test(trimmed)) return undefined;
  const parsed = parseToken(trimmed);
  const isPlain = parsed.format === 'jws' && member(parsed.header.json?.object, 'b64') === false;
  return isPlain ? wholeText('token', text) : undefined;
}

/** One word, or lines that together are one JOSE token. */
function asToken(text: string): Pasted | undefined {
  const trimmed = text.trim();
  const quoted = /^(["'`])([^"'`]+)\1[,;]?$/.exec(trimmed);
  const token = quoted?.[2] ?? trimmed;
  const isWord = !/\s/.test(token);
  // Several whole tokens, one on each line, are a list of them and not one that was wrapped.
  const isWrapped = () =>
    /^(?:ey|ew)[\w.=+/~\s-]+$/.test(token) && token.includes('.') && tokensInText(token).length < 2;
  if ((!isWord && !isWrapped()) || /^[a-z][a-z0-9+.-]*:\/\//i.test(token)) return undefined;
  const start = text.indexOf(token);
  return { kind: 'token', tokens: [{ text: token, start, end: start + token.length }] };
}
