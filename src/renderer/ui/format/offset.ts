import { formatSpan } from './duration.ts';

/** A clock against another: `+0.4 s`, `−12 s`, `+3 min 20 s`, `0.0 s`. */
export function formatOffset(offsetMs: number): string {
  if (Math.abs(offsetMs) < 50) return '0.0 s';
  const sign = offsetMs < 0 ? '−' : '+';
  const seconds = Math.abs(offsetMs) / 1000;
  if (seconds < 10) return `${sign}${seconds.toFixed(1)} s`;
  return `${sign}${formatSpan(Math.round(seconds))}`;
}
