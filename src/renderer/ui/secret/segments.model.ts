/** What a part of a compact token is; the colour follows it. */
export type SegmentKind = 'header' | 'payload' | 'signature' | 'dot' | 'other';

/** The first so many characters of what is drawn piece by piece; the last piece may be cut. */
export function firstCharacters<T extends { readonly text: string }>(
  pieces: readonly T[],
  count: number,
): readonly T[] {
  const first: T[] = [];
  let left = count;
  for (const piece of pieces) {
    if (left <= 0) break;
    first.push(piece.text.length > left ? { ...piece, text: piece.text.slice(0, left) } : piece);
    left -= piece.text.length;
  }
  return first;
}

/** A token's text cut at its dots, for drawing: three parts are a JWS, five a JWE; anything else is one piece. */
export function cutSegments(text: string): readonly { readonly kind: SegmentKind; readonly text: string }[] {
  const parts = text.split('.');
  if (parts.length !== 3 && parts.length !== 5) return [{ kind: 'other', text }];
  const kinds: readonly SegmentKind[] =
    parts.length === 3
      ? ['header', 'payload', 'signature']
      : ['header', 'other', 'other', 'payload', 'signature'];
  return parts.flatMap((part, index) => {
    const piece = { kind: kinds[index] ?? 'other', text: part };
    return index === 0 ? [piece] : [{ kind: 'dot' as const, text: '.' }, piece];
  });
}
