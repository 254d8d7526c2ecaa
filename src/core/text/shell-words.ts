/** One word of a shell command, unquoted; `offsets[i]` is where the word's i-th UTF-16 unit stood in the command. */
export interface ShellWord {
  readonly text: string;
  readonly offsets: readonly number[];
}

interface Reader {
  readonly source: string;
  readonly isCmd: boolean;
  readonly words: ShellWord[];
  at: number;
  text: string;
  offsets: number[];
  isOpen: boolean;
}

/**
 * The words of the first command in a text, as a POSIX shell splits them (quotes, backslashes, `$'…'`, line
 * continuations), or as Windows' cmd has them where carets say so. Variables are left as they stand. Never throws: an
 * unclosed quote ends with the text.
 */
export function shellWords(source: string): readonly ShellWord[] {
  const reader: Reader = {
    source,
    isCmd: /\s\^(?:\r?\n|")/.test(source),
    words: [],
    at: 0,
    text: '',
    offsets: [],
    isOpen: false,
  };
  while (reader.at < source.length && !endsCommand(reader)) readUnquoted(reader);
  closeWord(reader);
  return reader.words;
}

/** Where a range of a word stands in the command. */
export function sourceRange(word: ShellWord, start: number, end: number): { start: number; end: number } {
  const first = word.offsets[start] ?? 0;
  const last = word.offsets[end - 1];
  return { start: first, end: last === undefined ? first : last + 1 };
}

function readUnquoted(reader: Reader): void {
  const { source, at } = reader;
  const char = source.charAt(at);
  const pair = source.slice(at, at + 2);
  if (isContinuation(reader, char)) skipLineBreak(reader);
  else if (/\s/.test(char)) {
    closeWord(reader);
    reader.at++;
  } else if (char === '^' && reader.isCmd) reader.at++;
  else if (char === "'" && !reader.isCmd) readSingleQuoted(reader);
  else if (pair === "$'") readAnsiQuoted(reader);
  else if (char === '"') readDoubleQuoted(reader);
  else if (char === '\\' && !reader.isCmd) take(reader, at + 1, 2);
  else take(reader, at, 1);
}

/** A line end, or an operator that begins another command. A lone `&` inside a word is an URL's that was not quoted. */
function endsCommand({ source, at }: Reader): boolean {
  const char = source.charAt(at);
  if (char === '&') return /^&(?:&|\s|$)/.test(source.slice(at, at + 2));
  return char === '\n' || char === '|' || char === ';' || char === '<' || char === '>';
}

function isContinuation({ source, at, isCmd }: Reader, char: string): boolean {
  return char === (isCmd ? '^' : '\\') && /^\r?\n/.test(source.slice(at + 1, at + 3));
}

function skipLineBreak(reader: Reader): void {
  reader.at = reader.source.indexOf('\n', reader.at) + 1;
}

function readSingleQuoted(reader: Reader): void {
  const start = reader.at + 1;
  const close = reader.source.indexOf("'", start);
  const end = close === -1 ? reader.source.length : close;
  open(reader);
  for (let i = start; i < end; i++) add(reader, reader.source.charAt(i), i);
  reader.at = end + 1;
}

function readDoubleQuoted(reader: Reader): void {
  const { source, isCmd } = reader;
  open(reader);
  reader.at++;
  while (reader.at < source.length) {
    const char = source.charAt(reader.at);
    if (isContinuation(reader, char)) skipLineBreak(reader);
    else if (char === '^' && isCmd) reader.at++;
    else if (char === '"') {
      reader.at++;
      return;
    } else if (char === '\\') readBackslash(reader);
    else take(reader, reader.at, 1);
  }
}

/** Inside double quotes a backslash is one unless it stands before one of a few characters (POSIX 2.2.3). */
function readBackslash(reader: Reader): void {
  const { source, at, isCmd } = reader;
  const next = at + (isCmd && source.charAt(at + 1) === '^' ? 2 : 1);
  if (next < source.length && (isCmd ? '"\\' : '"\\$`').includes(source.charAt(next)))
    take(reader, next, next - at + 1);
  else take(reader, at, 1);
}

const ANSI_ESCAPES: { readonly [char: string]: string } = {
  n: '\n',
  t: '\t',
  r: '\r',
  "'": "'",
  '"': '"',
  '\\': '\\',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  '?': '?',
};

function readAnsiQuoted(reader: Reader): void {
  const { source } = reader;
  open(reader);
  reader.at += 2;
  while (reader.at < source.length) {
    const char = source.charAt(reader.at);
    if (char === "'") {
      reader.at++;
      return;
    }
    if (char === '\\') readAnsiEscape(reader);
    else take(reader, reader.at, 1);
  }
}

function readAnsiEscape(reader: Reader): void {
  const { source, at } = reader;
  const coded = /^\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|([0-7]{1,3}))/.exec(source.slice(at, at + 6));
  if (coded) {
    const [whole, hex, unicode, octal] = coded;
    const code = octal === undefined ? Number.parseInt(hex ?? unicode ?? '', 16) : Number.parseInt(octal, 8);
    add(reader, String.fromCharCode(code), at);
    reader.at = at + whole.length;
    return;
  }
  const escaped = ANSI_ESCAPES[source.charAt(at + 1)];
  if (escaped === undefined) take(reader, at, 1);
  else {
    add(reader, escaped, at);
    reader.at = at + 2;
  }
}

/** Takes the character at `index` into the word and moves on by `length`. */
function take(reader: Reader, index: number, length: number): void {
  add(reader, reader.source.charAt(index), index);
  reader.at += length;
}

function add(reader: Reader, char: string, offset: number): void {
  open(reader);
  if (char === '') return;
  reader.text += char;
  reader.offsets.push(offset);
}

/** A word may be empty: `''`. */
function open(reader: Reader): void {
  reader.isOpen = true;
}

function closeWord(reader: Reader): void {
  if (reader.isOpen) reader.words.push({ text: reader.text, offsets: reader.offsets });
  reader.text = '';
  reader.offsets = [];
  reader.isOpen = false;
}
