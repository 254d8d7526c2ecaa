/** What an operation that may fail as operations do returns: a value or a fault, never an exception. */
export type Result<T, F> = Ok<T> | Failed<F>;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Failed<F> {
  readonly ok: false;
  readonly fault: F;
}

/** A good result. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** A failed result. */
export function failed<F>(fault: F): Failed<F> {
  return { ok: false, fault };
}

/** Closes a switch over a union: compiles only when every member has been handled. */
export function assertNever(value: never, what = 'value'): never {
  throw new Error(`unexpected ${what}: ${typeof value}`);
}
