import { compactJson } from './compact-json.ts';

const INDENT = '  ';
/** Deeper levels are not indented further: a text of a thousand brackets must not become a million spaces. */
const DEEPEST = 40;

/** A JSON text with each member on a line of its own; names and values stay as they are written. Never throws. */
export function indentJson(text: string): string {
  const compact = compactJson(text);
  const pieces = compact.match(/"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^"{}[\],:]+/gs) ?? [];
  let level = 0;
  const line = () => `\n${INDENT.repeat(Math.min(level, DEEPEST))}`;
  return pieces
    .map((piece, index) => {
      const before = pieces[index - 1];
      if (piece === '{' || piece === '[') {
        level++;
        return pieces[index + 1] === '}' || pieces[index + 1] === ']' ? piece : `${piece}${line()}`;
      }
      if (piece === '}' || piece === ']') {
        level = Math.max(0, level - 1);
        return before === '{' || before === '[' ? piece : `${line()}${piece}`;
      }
      if (piece === ',') return `,${line()}`;
      return piece === ':' ? ': ' : piece;
    })
    .join('');
}
