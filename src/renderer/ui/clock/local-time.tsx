import { formatFullTime, formatTime } from '../format/time.ts';
import { useClock } from './clock.ts';

/** A moment in local time, with its date where that is not today; in full on hover. */
export function LocalTime({ atMs }: { readonly atMs: number }) {
  const words = useClock((now) => formatTime(atMs, now));
  return <time title={formatFullTime(atMs)}>{words}</time>;
}
