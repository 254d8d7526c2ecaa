import { assertNever } from '../result.ts';
import { readJson } from '../text/json.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { knownPrefix } from './known-prefixes.ts';
import type { ParsedOpaque, ParseProblem } from './token.ts';

type Alphabet = ParsedOpaque['alphabet'];

/** First fit wins: each alphabet is tried before the wider ones that contain it. */
const ALPHABETS: readonly (readonly [Alphabet, RegExp])[] = [
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['hex', /^(?:[0-9a-f]+|[0-9A-F]+)$/],
  ['base64url', /^[\w-]+$/],
  ['base64', /^[A-Za-z0-9+/]+={0,2}$/],
  ['printable', /^[\x20-\x7e]+$/],
];

/** A token that is no JOSE: its alphabet and how much it could hold at most; what it means only its server knows. */
export function readOpaque(text: string, token: string, problems: readonly ParseProblem[]): ParsedOpaque {
  const alphabet = ALPHABETS.find(([, pattern]) => pattern.test(token))?.[0] ?? 'binary';
  const maxBits = maxEntropyBits(token, alphabet);
  return {
    format: 'opaque',
    text,
    alphabet,
    maxEntropyBits: maxBits,
    ...prefixOf(token),
    ...jsonOf(token),
    problems: [...problems, ...innerSpace(text, token)],
  };
}

function prefixOf(token: string): Pick<ParsedOpaque, 'prefix'> {
  const prefix = knownPrefix(token);
  return prefix === undefined ? {} : { prefix };
}

function jsonOf(token: string): Pick<ParsedOpaque, 'json'> {
  if (!token.startsWith('{')) return {};
  const { part } = readJson(token);
  return part.object === undefined ? {} : { json: part };
}

/** The first white space inside: no bearer token has any (RFC 6750 §2.1), so more than a token was pasted, or a broken line. */
function innerSpace(text: string, token: string): ParseProblem[] {
  if (token.startsWith('{')) return [];
  const match = /\s+/.exec(token);
  if (match === null) return [];
  const start = text.length - text.trimStart().length + match.index;
  return [
    { code: 'white_space', part: 'token', start, end: start + match[0].length, detail: 'inside the token' },
  ];
}

function maxEntropyBits(token: string, alphabet: Alphabet): number {
  switch (alphabet) {
    case 'uuid':
      // A random UUID fixes 4 bits of version and 2 of variant (RFC 9562 §5.4); another kind holds less still.
      return /^.{14}4.{4}[89ab]/i.test(token) ? 122 : 128;
    case 'hex':
      return token.length * 4;
    case 'base64url':
      return token.length * 6;
    case 'base64':
      return token.replaceAll('=', '').length * 6;
    case 'printable':
      return Math.floor(token.length * Math.log2(95));
    case 'binary':
      return encodeUtf8(token).length * 8;
    default:
      return assertNever(alphabet, 'alphabet');
  }
}
