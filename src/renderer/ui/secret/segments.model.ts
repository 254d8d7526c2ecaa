/** What a part of a compact token is; the colour follows it. */
export type SegmentKind = 'header' | 'payload' | 'signature' | 'dot' | 'other';

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
