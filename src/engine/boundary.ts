import type { Fault } from '../core/faults.ts';
import { type Result, failed } from '../core/result.ts';
import { StoreError } from './store-error.ts';

/**
 * Runs an entry of the engine: a store fault that was rejected on the way comes out as a failed `Result`.
 * Everything else that is thrown is a bug and passes on to the shell's three places (house style, section 3).
 */
export async function bounded<T>(work: () => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError) return failed(error.fault);
    throw error;
  }
}
