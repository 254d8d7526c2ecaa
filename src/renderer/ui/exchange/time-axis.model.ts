/** A span of time on the wire, milliseconds since the epoch. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** A time in which nothing was on the wire, drawn shorter than it was. */
export interface AxisBreak {
  /** Where it is, as a share of the width. */
  readonly at: number;
  readonly ms: number;
}

/** Where moments of a run lie on a line from 0 to 1. */
export interface TimeAxis {
  readonly startMs: number;
  readonly at: (ms: number) => number;
  readonly breaks: readonly AxisBreak[];
}

/** A pause is cut where it is longer than this share of the time in which something happened, and than a moment. */
const LONGEST_SHARE = 0.35;
const LONGEST_MS = 250;
/** What is left of it, as a share of the busy time. */
const CUT_SHARE = 0.12;

interface Piece extends Span {
  /** Width that it is drawn with, in milliseconds of the axis. */
  readonly drawnMs: number;
  readonly isCut: boolean;
}

/**
 * The axis of a run: true to scale where something was on the wire. Long pauses (a person signs in) are cut, or else they
 * would leave a pixel for the rest.
 */
export function makeTimeAxis(spans: readonly Span[]): TimeAxis {
  const busy = joinSpans(spans);
  const startMs = busy[0]?.startMs ?? 0;
  const busyMs = busy.reduce((sum, span) => sum + span.endMs - span.startMs, 0);
  const pieces = piecesOf(busy, busyMs);
  const drawnMs = Math.max(
    pieces.reduce((sum, piece) => sum + piece.drawnMs, 0),
    Number.MIN_VALUE,
  );
  const at = (ms: number): number => Math.min(1, drawnBefore(pieces, ms) / drawnMs);
  return {
    startMs,
    at,
    breaks: pieces
      .filter(({ isCut }) => isCut)
      .map((piece) => ({
        at: at((piece.startMs + piece.endMs) / 2),
        ms: piece.endMs - piece.startMs,
      })),
  };
}

/** Spans that touch or overlap as one, in order. */
function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1);
    if (last && span.startMs <= last.endMs) {
      joined[joined.length - 1] = { ...last, endMs: Math.max(last.endMs, span.endMs) };
    } else joined.push(span);
  }
  return joined;
}

function piecesOf(busy: readonly Span[], busyMs: number): readonly Piece[] {
  const longestMs = Math.max(LONGEST_MS, busyMs * LONGEST_SHARE);
  return busy.flatMap((span, index) => {
    const piece: Piece = { ...span, drawnMs: span.endMs - span.startMs, isCut: false };
    const before = busy[index - 1];
    if (!before) return [piece];
    const pause = { startMs: before.endMs, endMs: span.startMs };
    const pauseMs = pause.endMs - pause.startMs;
    const isCut = pauseMs > longestMs;
    return [{ ...pause, drawnMs: isCut ? Math.max(busyMs * CUT_SHARE, 1) : pauseMs, isCut }, piece];
  });
}

function drawnBefore(pieces: readonly Piece[], ms: number): number {
  let drawn = 0;
  for (const piece of pieces) {
    if (ms <= piece.startMs) break;
    const length = piece.endMs - piece.startMs;
    const share = length > 0 ? Math.min(1, (ms - piece.startMs) / length) : 1;
    drawn += piece.drawnMs * share;
  }
  return drawn;
}
