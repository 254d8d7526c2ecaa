import type { Life } from './life.model.ts';

/** A time that is worth a look, by what it is. */
export type QuickTime = 'early' | 'from' | 'before' | 'at' | 'after' | 'tomorrow';

const MINUTE_MS = 60_000;

/** Times that are worth a look in the life of a token, in their order; milliseconds since the epoch. */
export function quickTimes(life: Life, nowMs: number): readonly (readonly [name: QuickTime, atMs: number])[] {
  const from = life.notBeforeSeconds ?? life.issuedAtSeconds;
  const end = life.expiresAtSeconds;
  const all = [
    ['early', from === undefined ? undefined : from * 1000 - MINUTE_MS],
    // What has no nbf of its own is valid from the start, which is no moment to look for.
    ['from', life.notBeforeSeconds === undefined ? undefined : life.notBeforeSeconds * 1000],
    ['before', end === undefined ? undefined : end * 1000 - MINUTE_MS],
    ['at', end === undefined ? undefined : end * 1000],
    // Clocks may differ by half a minute before a token counts as expired: a minute is past that.
    ['after', end === undefined ? undefined : end * 1000 + MINUTE_MS],
    ['tomorrow', tomorrowAfternoon(nowMs)],
  ] as const;
  return all.flatMap(([name, atMs]) =>
    atMs === undefined || !isJudged(atMs) ? [] : [[name, atMs] as const],
  );
}

/** 14:00 of tomorrow, by this computer’s clock and its changes between summer and winter. */
function tomorrowAfternoon(nowMs: number): number {
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 14).getTime();
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

/** Where on the bar the life begins and ends; before and after it is room to move *now* to. */
const LIFE_FROM = 0.08;
const LIFE_TO = 0.84;
const TEN_MINUTES = 600;
const TWO_DAYS = 172_800;

/** How much of the bar’s length is one second, in each of its three parts. */
export interface BarScale {
  /** What is told from left to right: two days after the life and more, so that tomorrow afternoon is on it. */
  readonly stops: readonly (readonly [seconds: number, at: number])[];
}

/** The bar’s scale: a life with room around it, in which *now* has its place too; undefined where the life has no two ends. */
export function barScale(life: Life, nowSeconds: number): BarScale | undefined {
  const start = life.issuedAtSeconds ?? life.notBeforeSeconds;
  const end = life.expiresAtSeconds;
  if (start === undefined || end === undefined || end <= start || start < 0 || !isJudged(end * 1000))
    return undefined;
  const first = Math.min(start, nowSeconds, life.notBeforeSeconds ?? start) - TEN_MINUTES;
  const last = Math.max(end + (end - start), end + TWO_DAYS, nowSeconds + TWO_DAYS);
  return {
    stops: [
      [Math.max(0, first), 0],
      [start, LIFE_FROM],
      [end, LIFE_TO],
      [Math.min(last, 253_402_300_799), 1],
    ],
  };
}

/** Where a moment stands on the bar, 0 to 1; at its edge where it is further away. */
export function barPlace({ stops }: BarScale, seconds: number): number {
  return between(stops, seconds);
}

/** The moment at a place of the bar, milliseconds since the epoch: of a short life a step is less than a second. */
export function barMoment({ stops }: BarScale, place: number): number {
  const seconds = between(
    stops.map(([moment, at]) => [at, moment] as const),
    place,
  );
  return Math.round(seconds * 1000);
}

/** Along straight lines from stop to stop. */
function between(stops: readonly (readonly [from: number, to: number])[], value: number): number {
  const next = stops.findIndex(([from]) => value < from);
  const [lower, upper] = next === -1 ? [stops.at(-1), stops.at(-1)] : [stops[next - 1], stops[next]];
  const [from, to] = lower ?? upper ?? [0, 0];
  const [until, at] = upper ?? [from, to];
  return until === from ? to : to + ((value - from) / (until - from)) * (at - to);
}
