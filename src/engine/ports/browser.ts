import type { Fault } from '../../core/faults.ts';
import type { Result } from '../../core/result.ts';

/** The person's own browser. Only https, and http to loopback, is ever opened. */
export interface Browser {
  open(url: string): Promise<Result<void, Fault>>;
}
