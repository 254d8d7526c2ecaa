import { formatAgoCoarsely } from '../format/duration.ts';
import { formatFullTime } from '../format/time.ts';
import { useClock } from './clock.ts';

/** How long ago or how far ahead a moment is, to the minute; the moment itself on hover. */
export function Ago({ atMs }: { readonly atMs: number }) {
  const words = useClock((now) => formatAgoCoarsely((now - atMs) / 1000));
  return <span title={formatFullTime(atMs)}>{words}</span>;
}
