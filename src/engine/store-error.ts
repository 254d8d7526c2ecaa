import type { Fault } from '../core/faults.ts';

/** A fault met while reading or writing the store: rejected by `Store` methods, turned into a `Result` by `engine/boundary.ts`. */
export class StoreError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.name = 'StoreError';
    this.fault = fault;
  }
}
