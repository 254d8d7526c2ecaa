/** A size in CSS pixels, or a share of the whole: `'50%'`. */
export type PaneSize = number | `${number}%`;

/** How far a pane may be sized, in CSS pixels. */
export interface PaneBounds {
  readonly min: number;
  readonly max: number;
}

const STEP = 16;
const LARGE_STEP = 96;

/** What is left for the sized pane where the other one keeps its least size; never below its own least. */
export function paneBounds(wholePx: number, min: number, minOther: number): PaneBounds {
  return { min, max: Math.max(min, Math.round(wholePx - minOther)) };
}

/** The size to draw: what a person chose, or else what the pane starts with; within its bounds. */
export function paneSize(
  chosen: number | undefined,
  initial: PaneSize,
  wholePx: number,
  { min, max }: PaneBounds,
): number {
  const wanted = chosen ?? (typeof initial === 'number' ? initial : (wholePx * parseFloat(initial)) / 100);
  return Math.round(Math.min(max, Math.max(min, wanted)));
}

/**
 * The size after a key on the separator, or undefined where the key means nothing to it (WAI-ARIA, window splitter).
 * `isMirrored`: the sized pane is the second one, so that moving the separator to the right makes it smaller.
 */
export function sizeAfterKey(
  press: { readonly key: string; readonly shiftKey: boolean },
  size: number,
  { min, max }: PaneBounds,
  isMirrored: boolean,
): number | undefined {
  const step = (press.shiftKey ? LARGE_STEP : STEP) * (isMirrored ? -1 : 1);
  const within = (wanted: number): number => Math.min(max, Math.max(min, wanted));
  switch (press.key) {
    case 'ArrowLeft':
      return within(size - step);
    case 'ArrowRight':
      return within(size + step);
    case 'Home':
      return isMirrored ? max : min;
    case 'End':
      return isMirrored ? min : max;
    default:
      return undefined;
  }
}
