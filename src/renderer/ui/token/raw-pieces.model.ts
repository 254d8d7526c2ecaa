import { readJsonSegment, segmentAt, segmentRange } from '../../../core/jose/segment.ts';
import { pointerOf, type TextRange, walkJson } from '../../../core/text/json-walk.ts';
import { type SegmentKind, cutSegments } from '../secret/segments.model.ts';

/** A stretch of a token's text: of which part it is, and of which member of its JSON. */
export interface RawPiece {
  readonly kind: SegmentKind;
  readonly text: string;
  readonly pointer?: string;
}

/** Above this many characters members are not told apart: nobody points at one claim of a megabyte. */
export const TOLD_APART = 65_536;

/**
 * A compact token cut at its dots, and its header and payload at their members; joined it is the text again. Members that
 * begin behind `drawn` characters are not told apart: nobody sees them.
 */
export function rawPieces(text: string, drawn = text.length): readonly RawPiece[] {
  const segments = cutSegments(text);
  if (text.length > TOLD_APART) return segments;
  let at = 0;
  return segments.flatMap((segment) => {
    const start = at;
    at += segment.text.length;
    const hasJson = segment.kind === 'header' || (segment.kind === 'payload' && segments.length === 5);
    return hasJson ? members(text, segment.kind, { start, end: at }, drawn) : [segment];
  });
}

/** A segment cut at the members of its JSON. */
export function members(
  text: string,
  kind: SegmentKind,
  { start, end }: TextRange,
  drawn: number,
): readonly RawPiece[] {
  const pieces: RawPiece[] = [];
  let at = start;
  const cutUntil = (to: number, pointer?: string): void => {
    if (to <= at) return;
    pieces.push({ kind, text: text.slice(at, to), ...(pointer === undefined ? {} : { pointer }) });
    at = to;
  };
  const part = kind === 'header' ? 'header' : 'payload';
  const { segment } = readJsonSegment(segmentAt(text, { start, end }), part, {});
  if (segment.json?.object) {
    walkJson(segment.json.text, ({ path, key, range }) => {
      if (path.length !== 1 || !key || at >= drawn) return;
      const place = segmentRange(segment, { start: key.start, end: range.end });
      cutUntil(place.start);
      cutUntil(place.end, pointerOf(path));
    });
  }
  cutUntil(end);
  return pieces;
}
