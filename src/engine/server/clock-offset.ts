import { type Exchange, header } from '../../core/exchange/exchange.ts';
import type { Settings } from '../../contract/models/app.ts';
import type { ClockEstimate } from '../../contract/models/token.ts';
import type { Store } from '../ports/store.ts';

/**
 * How far the server's clock is from ours, from the `Date` of one answer (RFC 9110 §6.6.1).
 * `Date` has a grain of one second, and was written somewhere between our sending and the first byte;
 * the error covers both. Undefined where there is no readable `Date`.
 */
export function estimateClock(exchange: Exchange): ClockEstimate | undefined {
  const date = exchange.response ? header(exchange.response.headers, 'date') : undefined;
  const serverMs = date === undefined ? Number.NaN : parseHttpDate(date);
  if (Number.isNaN(serverMs) || !URL.canParse(exchange.request.url)) return undefined;
  const { startedAtMs, totalMs, firstByteMs } = exchange.timing;
  const answeredAfterMs = Math.min(firstByteMs ?? totalMs, totalMs);
  return {
    origin: new URL(exchange.request.url).origin,
    offsetMs: Math.round(serverMs + 500 - (startedAtMs + answeredAfterMs / 2)),
    errorMs: Math.round(500 + answeredAfterMs / 2),
    atMs: startedAtMs,
  };
}

/** The offset to judge by, seconds: none where it is within its own error (design, section 4). */
export function effectiveOffsetSeconds(estimate: ClockEstimate | undefined): number {
  if (!estimate || Math.abs(estimate.offsetMs) <= estimate.errorMs) return 0;
  return Math.round(estimate.offsetMs / 1000);
}

/** What is added to our clock to judge by, seconds: by the settings; the server’s estimate counts only where they say so. */
export function offsetToJudgeBy(
  settings: Pick<Settings, 'clock' | 'clockOffsetSeconds'>,
  estimate: ClockEstimate | undefined,
): number {
  switch (settings.clock) {
    case 'server':
      return effectiveOffsetSeconds(estimate);
    case 'own':
      return 0;
    case 'fixed':
      return settings.clockOffsetSeconds;
  }
}

/** Keeps the estimate of an exchange, where it brought one. */
export async function noteServerClock(store: Store, exchange: Exchange): Promise<void> {
  const estimate = estimateClock(exchange);
  if (estimate) await store.putClock(estimate);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const IMF_FIXDATE = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

/** IMF-fixdate (RFC 9110 §5.6.7) as milliseconds since the epoch; NaN for anything else. The obsolete forms are not read. */
export function parseHttpDate(text: string): number {
  const match = IMF_FIXDATE.exec(text.trim());
  if (!match) return Number.NaN;
  const [, day, month, year, hour, minute, second] = match;
  const monthIndex = MONTHS.indexOf(month ?? '');
  if (monthIndex < 0) return Number.NaN;
  return (
    daysFromCivil(Number(year), monthIndex + 1, Number(day)) * 86_400_000 +
    (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000
  );
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar: the engine has no `Date` of its own. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
