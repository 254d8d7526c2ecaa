/** What a piece of JSON text is; the colour follows it. */
export interface JsonPiece {
  readonly kind: 'name' | 'string' | 'number' | 'literal' | 'other';
  readonly text: string;
}

const PIECE = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** JSON indented for reading; text that is no JSON comes back as it is. */
export function indentJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
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
