import { fault } from '../../core/faults.ts';
import { StoreError } from '../../engine/store-error.ts';
import type { Row } from './database.ts';

/*
 * Reading a row. A column of another type than the schema gives it, or JSON that does not parse, means that the file
 * was changed by something else: store.corrupt, with the column named and never its content.
 */

/** The text in a column. Throws StoreError store.corrupt. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw damaged(column);
  return value;
}

/** The number in a column. Throws StoreError store.corrupt. */
export function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw damaged(column);
  return value;
}

/** The bytes in a column. Throws StoreError store.corrupt. */
export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw damaged(column);
  return value;
}

/** The text in a column, or undefined where it is null. */
export function textOrNone(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

/** The number in a column, or undefined where it is null. */
export function numberOrNone(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : number(row, column);
}

/** The JSON in a text column; the caller knows the shape that was written there. Throws StoreError store.corrupt. */
export function json(row: Row, column: string): unknown {
  try {
    return JSON.parse(text(row, column));
  } catch {
    // JSON.parse quotes its input in its message: the error is not passed on.
    throw damaged(column);
  }
}

/** `{ [name]: value }`, or nothing where the value is undefined: absent members stay absent. */
export function given<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]: V });
}

function damaged(column: string): StoreError {
  return new StoreError(
    fault('store.corrupt', `The database holds something unexpected in the column ${column}.`),
  );
}
