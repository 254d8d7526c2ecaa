import { walkJson } from '../../../core/text/json-walk.ts';

/** What a piece of JSON text is; the colour follows it. */
export interface JsonPiece {
  readonly kind: 'name' | 'string' | 'number' | 'literal' | 'other';
  readonly text: string;
}

/** A string that never closes goes to the text's end: else it would be looked for again from each of its characters. */
const PIECE =
  /("(?:[^"\\]|\\[^])*(?:"|\\?$))(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** The words of a JSON text, without the white space between them. */
const WORD = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|[{}[\],:]|[^\s{}[\],:"]+/g;
const INDENT = '  ';
/** Deeper than any value that is taken apart: such text is left as it is. */
const TOO_DEEP = 512;
/** Deeper than a person reads. Text that is nested further is not pushed further right: it would grow by its square. */
const DEEPEST = 16;

/**
 * JSON indented for reading, its values as they were written: numbers too large to hold, and names that stand twice,
 * stay. Text that is no JSON comes back as it is.
 */
export function indentJson(text: string): string {
  if (walkJson(text, () => undefined, TOO_DEEP)) return text;
  const parts: string[] = [];
  let depth = 0;
  let last = '';
  const onNewLine = () => parts.push('\n', INDENT.repeat(Math.min(depth, DEEPEST)));
  for (const [word] of text.matchAll(WORD)) {
    const isEnd = word === '}' || word === ']';
    if (isEnd) depth--;
    const isFirst = last === '{' || last === '[';
    if (last === ',' || (isFirst !== isEnd && (isFirst || isEnd))) onNewLine();
    parts.push(word === ':' ? ': ' : word);
    if (word === '{' || word === '[') depth++;
    last = word;
  }
  return parts.join('');
}

/** JSON text cut into names, values and the rest, in order; joined they are the text again. */
export function cutJson(text: string): readonly JsonPiece[] {
  const pieces: JsonPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(PIECE)) {
    const [whole, quoted = '', colon = '', number, literal] = match;
    if (match.index > at) pieces.push({ kind: 'other', text: text.slice(at, match.index) });
    if (quoted !== '') {
      pieces.push({ kind: colon === '' ? 'string' : 'name', text: quoted });
      if (colon !== '') pieces.push({ kind: 'other', text: colon });
    } else {
      pieces.push({ kind: number === undefined ? 'literal' : 'number', text: number ?? literal ?? whole });
    }
    at = match.index + whole.length;
  }
  if (at < text.length) pieces.push({ kind: 'other', text: text.slice(at) });
  return pieces;
}
