import { duration } from '../../core/findings/words.ts';

/** A time in the person's own zone, with its offset: `2026-07-27 14:03:05 +02:00`. Out-of-range values as they are. */
export function formatTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  const offset = -date.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${day} ${time} ${zone}`;
}

/** How far a time is: `in 7 min 3 s`, `3 min 0 s ago`, `now`. */
export function formatDistance(seconds: number, nowSeconds: number): string {
  const distance = Math.round(seconds - nowSeconds);
  if (distance === 0) return 'now';
  return distance > 0 ? `in ${duration(distance)}` : `${duration(-distance)} ago`;
}

const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Reads `--at`: seconds since 1970, or a date and time as ISO 8601 writes them. Undefined where it is neither. */
export function readTime(text: string): number | undefined {
  const trimmed = text.trim();
  // Eleven digits of seconds reach the year 5138; thirteen are milliseconds, and most likely not meant as seconds.
  if (/^\d{1,11}$/.test(trimmed)) return Number(trimmed);
  if (!ISO.test(trimmed)) return undefined;
  const ms = Date.parse(trimmed.replace(' ', 'T'));
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}
