import { stringMember } from '../json.ts';
import { pointerRange, readJson } from '../text/json.ts';
import type { TextRange } from '../text/json-walk.ts';
import { readParameters, urlParts } from '../text/parameters.ts';
import { type ShellWord, shellWords, sourceRange } from '../text/shell-words.ts';
import { type DetectedToken, headerTokens, parameterTokens } from './detected-token.ts';
import { roleOfParameter } from './token-roles.ts';

/** Reads the tokens in the value of an option, at offsets in that value. */
type ReadValue = (value: string) => readonly DetectedToken[];

/** Options whose value may hold a token. */
const LONG_OPTIONS: { readonly [option: string]: ReadValue } = {
  '--header': readHeader,
  '--oauth2-bearer': (value) => [{ text: value, start: 0, end: value.length, role: 'access_token' }],
  '--data': readData,
  '--data-raw': readData,
  '--data-binary': readData,
  '--data-ascii': readData,
  '--data-urlencode': readPlainPair,
  '--json': readData,
  '--form': readPlainPair,
  '--form-string': readPlainPair,
  '--url': readUrl,
};

const SHORT_OPTIONS: { readonly [letter: string]: ReadValue } = {
  H: readHeader,
  d: readData,
  F: readPlainPair,
};
/** Short options that take a value, which is then no URL. */
const SHORT_WITH_VALUE = 'AbcCdDeEFHhKmoPQrtTuUwxXyYz';

/** The tokens in a curl command that begins at `start`, in the order in which they stand. */
export function tokensOfCurl(text: string, start: number): readonly DetectedToken[] {
  const words = shellWords(text.slice(start)).slice(1);
  const found: DetectedToken[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) continue;
    const option = readOption(word.text);
    const attached = option.valueAt !== undefined && option.valueAt < word.text.length;
    const valueWord = option.valueAt === undefined || attached ? word : words[++index];
    if (valueWord === undefined) continue;
    const from = attached ? (option.valueAt ?? 0) : 0;
    found.push(...locate(option.read(valueWord.text.slice(from)), valueWord, from, start));
  }
  return found.sort((a, b) => a.start - b.start);
}

interface Option {
  readonly read: ReadValue;
  /** Where its value begins in the word; at the word's end the value is the next word; absent where it has none. */
  readonly valueAt?: number;
}

function readOption(word: string): Option {
  if (!word.startsWith('-') || word === '-') return { read: readUrl };
  if (word.startsWith('--')) {
    const read = Object.hasOwn(LONG_OPTIONS, word) ? LONG_OPTIONS[word] : undefined;
    return read === undefined ? { read: () => [] } : { read, valueAt: word.length };
  }
  // Short options may stand together: `-sSLH 'Authorization: …'`.
  for (let i = 1; i < word.length; i++) {
    const letter = word.charAt(i);
    if (SHORT_WITH_VALUE.includes(letter))
      return { read: SHORT_OPTIONS[letter] ?? (() => []), valueAt: i + 1 };
  }
  return { read: () => [] };
}

function locate(
  tokens: readonly DetectedToken[],
  word: ShellWord,
  from: number,
  start: number,
): DetectedToken[] {
  return tokens.map((token) => {
    const range = sourceRange(word, from + token.start, from + token.end);
    return { ...token, start: start + range.start, end: start + range.end };
  });
}

function readHeader(value: string): readonly DetectedToken[] {
  const match = /^([\w-]+)\s*:\s*/.exec(value);
  return match === null ? [] : headerTokens(match[1] ?? '', value, match[0].length, value.length);
}

function readData(value: string): readonly DetectedToken[] {
  return /^\s*\{/.test(value) ? readJsonData(value) : readForm(value, { start: 0, end: value.length });
}

function readJsonData(value: string): readonly DetectedToken[] {
  const { object } = readJson(value).part;
  const names = Object.keys(object ?? {}).filter((name) => roleOfParameter(name) !== undefined);
  return names.flatMap((name) => {
    const token = stringMember(object, name);
    const range = pointerRange(value, `/${name}`)?.value;
    if (token === undefined || range === undefined) return [];
    return parameterTokens(name, token, { start: range.start + 1, end: range.end - 1 });
  });
}

function readForm(text: string, range: TextRange): readonly DetectedToken[] {
  return readParameters(text, range.start, range.end).flatMap(({ name, value, valueStart, valueEnd }) =>
    parameterTokens(name, value, { start: valueStart, end: valueEnd }),
  );
}

/** `name=value` that curl encodes itself, so that it stands here as it is. */
function readPlainPair(value: string): readonly DetectedToken[] {
  const equals = value.indexOf('=');
  if (equals < 1) return [];
  return parameterTokens(value.slice(0, equals), value.slice(equals + 1), {
    start: equals + 1,
    end: value.length,
  });
}

function readUrl(value: string): readonly DetectedToken[] {
  const { query, fragment } = urlParts(value);
  return [query, fragment].flatMap((range) => (range === undefined ? [] : readForm(value, range)));
}
