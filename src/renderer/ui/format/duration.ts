import { timeWords } from '../../words/time.ts';

const { units } = timeWords;
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** A remaining time as on a kitchen clock: `0:48`, `14:32`, `5:07:00`; from two days on `3 days`. Whole seconds, rounded up. */
export function formatCountdown(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  if (left >= 2 * DAY) return timeWords.days(Math.floor(left / DAY));
  const hours = Math.floor(left / HOUR);
  const minutes = Math.floor((left % HOUR) / MINUTE);
  const rest = pad(left % MINUTE);
  return hours > 0 ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A span in words, by its two largest units: `48 s`, `14 min 32 s`, `1 h`, `3 days 4 h`. */
export function formatSpan(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return `${whole} ${units.s}`;
  if (whole < HOUR) return two(whole, MINUTE, units.min, 1, units.s);
  if (whole < DAY) return two(whole, HOUR, units.h, MINUTE, units.min);
  const days = Math.floor(whole / DAY);
  const hours = Math.floor((whole % DAY) / HOUR);
  return `${timeWords.days(days)}${hours > 0 && days < 10 ? ` ${hours} ${units.h}` : ''}`;
}

/** How long ago or how far ahead: `just now`, `12 s ago`, `in 3 min 4 s`. */
export function formatAgo(seconds: number): string {
  if (Math.abs(seconds) < 1) return timeWords.justNow;
  return seconds > 0 ? timeWords.ago(formatSpan(seconds)) : timeWords.in(formatSpan(-seconds));
}

/** As `formatAgo`, to the minute: for words that must not change each second. Below a minute: `just now`, `in a moment`. */
export function formatAgoCoarsely(seconds: number): string {
  if (Math.abs(seconds) < MINUTE) return seconds >= -1 ? timeWords.justNow : timeWords.inAMoment;
  return formatAgo(Math.trunc(seconds / MINUTE) * MINUTE);
}

/** A measured time: `0.6 ms`, `38 ms`, `1.24 s`. */
export function formatMs(ms: number): string {
  if (ms < 10) return `${Number(ms.toFixed(1))} ${units.ms}`;
  if (ms < 1000) return `${Math.round(ms)} ${units.ms}`;
  return `${(ms / 1000).toFixed(2)} ${units.s}`;
}

function two(whole: number, big: number, bigName: string, small: number, smallName: string): string {
  const rest = Math.floor((whole % big) / small);
  return `${Math.floor(whole / big)} ${bigName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
