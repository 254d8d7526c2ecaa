import type { Life } from './life.model.ts';

/** A time that is worth a look, by what it is. */
export type QuickTime = 'early' | 'before' | 'at' | 'after' | 'tomorrow';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Times that are worth a look in the life of a token, in their order; milliseconds since the epoch. */
export function quickTimes(life: Life, nowMs: number): readonly (readonly [name: QuickTime, atMs: number])[] {
  const from = life.notBeforeSeconds ?? life.issuedAtSeconds;
  const end = life.expiresAtSeconds;
  const all = [
    ['early', from === undefined ? undefined : from * 1000 - MINUTE_MS],
    ['before', end === undefined ? undefined : end * 1000 - MINUTE_MS],
    ['at', end === undefined ? undefined : end * 1000],
    // Clocks may differ by half a minute before a token counts as expired: a minute is past that.
    ['after', end === undefined ? undefined : end * 1000 + MINUTE_MS],
    ['tomorrow', nowMs + DAY_MS],
  ] as const;
  return all.flatMap(([name, atMs]) =>
    atMs === undefined || !isJudged(atMs) ? [] : [[name, atMs] as const],
  );
}

/** True for a time that the program judges by: from 1970 up to the year 9999. */
function isJudged(atMs: number): boolean {
  return atMs >= 0 && atMs <= 253_402_300_799_000;
}

/** A moment as a date and time field has it: local, to the second. */
export function fieldValue(atMs: number): string {
  const local = new Date(atMs - new Date(atMs).getTimezoneOffset() * MINUTE_MS);
  return Number.isNaN(local.getTime()) ? '' : local.toISOString().slice(0, 19);
}

/** What a date and time field says; undefined while it is not complete, or out of range. */
export function fieldTime(value: string): number | undefined {
  const atMs = value === '' ? Number.NaN : new Date(value).getTime();
  return Number.isNaN(atMs) || !isJudged(atMs) ? undefined : atMs;
}

/** The seconds that the bar’s slider goes over, and its step; undefined where the life has no two ends. */
export function sliderOf(
  life: Life,
): { readonly min: number; readonly max: number; readonly step: number } | undefined {
  const min = life.issuedAtSeconds ?? life.notBeforeSeconds;
  const max = life.expiresAtSeconds;
  if (min === undefined || max === undefined || max <= min || min < 0 || !isJudged(max * 1000))
    return undefined;
  return { min: Math.floor(min), max: Math.floor(max), step: Math.max(1, Math.round((max - min) / 200)) };
}
