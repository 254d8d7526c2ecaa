import type { Fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { readTime } from '../terminal/time.ts';
import { usageFault } from './parse-arguments.ts';

/** The time of `--at`, seconds since the epoch; undefined where it was not given. Faults: input.invalid. */
export function readAt(text: string | undefined): Result<number | undefined, Fault> {
  if (text === undefined) return ok(undefined);
  const at = readTime(text);
  return at === undefined
    ? failed(usageFault('--at takes a time as ISO 8601 writes it, or seconds since 1970.'))
    : ok(at);
}
