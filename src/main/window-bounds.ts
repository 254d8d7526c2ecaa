import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { type Window, screen } from './electron.ts';

/** Where the window stood and how large it was; the place is absent where a shell does not know it. */
export interface WindowBounds {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly isMaximized: boolean;
}

const FIRST: WindowBounds = { width: 1360, height: 860, isMaximized: false };
export const LEAST = { width: 480, height: 360 } as const;
const MOST = 32_767;
/** How long the window is left alone before its bounds are written. */
const CALM_MS = 400;
/** As much of its upper edge must be on a display as a person needs to take hold of. */
const HOLD = { width: 120, height: 32 } as const;

/** Bounds out of a file's text; undefined for what is no such file: the window then has its first size. */
export function parseBounds(text: string): WindowBounds | undefined {
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof saved !== 'object' || saved === null) return undefined;
  const { width, height, x, y, isMaximized } = saved as Record<string, unknown>;
  if (!isWithin(width, LEAST.width) || !isWithin(height, LEAST.height)) return undefined;
  const size = { width, height, isMaximized: isMaximized === true };
  return isWithin(x, -MOST) && isWithin(y, -MOST) ? { ...size, x, y } : size;
}

function isWithin(value: unknown, least: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= MOST;
}

/**
 * The bounds to open with: no larger than the display, and where they were only if a person can take hold of the window
 * there. A display that is gone leaves the size; where no display is known, the size is all that is used.
 */
export function fitBounds(saved: WindowBounds, workAreas: readonly Rectangle[]): WindowBounds {
  const { x, y, isMaximized } = saved;
  const home = workAreas.find(
    (area) => x !== undefined && y !== undefined && canHold({ ...saved, x, y }, area),
  );
  const area = home ?? workAreas[0];
  const width = area ? Math.max(LEAST.width, Math.min(saved.width, area.width)) : saved.width;
  const height = area ? Math.max(LEAST.height, Math.min(saved.height, area.height)) : saved.height;
  const size = { width, height, isMaximized };
  return home && x !== undefined && y !== undefined ? { ...size, x, y } : size;
}

function canHold(
  { x, y, width }: Rectangle | (WindowBounds & { x: number; y: number }),
  area: Rectangle,
): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return seen >= HOLD.width && y >= area.y - 1 && y + HOLD.height <= area.y + area.height;
}

/** What the window opens with: as it was left, where that still fits, else its first size. */
export function firstBounds(file: string): WindowBounds {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  return fitBounds(readBounds(file) ?? FIRST, areas);
}

function readBounds(file: string): WindowBounds | undefined {
  try {
    return parseBounds(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps the window's bounds in a file from now on. A file that cannot be written costs the place, no more. */
export function rememberBounds(window: Window, file: string): void {
  let written = '';
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    const bounds: WindowBounds = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    const text = JSON.stringify(bounds);
    if (text === written) return;
    written = text;
    try {
      writeFileSync(`${file}.new`, text, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch {
      // The next start has the first size.
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, CALM_MS);
    timer.unref();
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', write);
}
