import { timeWords } from '../../words/time.ts';

const LAST_MS = 8_640_000_000_000_000;

/** A moment as local time: `14:45:02` today, `2026-11-22 14:45:02` on another day; `no time` outside what a clock can show. */
export function formatTime(atMs: number, nowMs: number): string {
  if (!isTime(atMs)) return timeWords.noTime;
  const at = new Date(atMs);
  const clock = `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
  return at.toDateString() === new Date(nowMs).toDateString() ? clock : `${localDate(at)} ${clock}`;
}

/** A moment in full for a tooltip: local time with its zone, then UTC. */
export function formatFullTime(atMs: number): string {
  if (!isTime(atMs)) return timeWords.outsideDates;
  const at = new Date(atMs);
  const local = at.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'long' });
  return `${local} · ${at.toISOString()}`;
}

function isTime(atMs: number): boolean {
  return Number.isFinite(atMs) && Math.abs(atMs) <= LAST_MS;
}

function localDate(at: Date): string {
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
