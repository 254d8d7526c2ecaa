import { type Fault, fault } from '../../core/faults.ts';
import { StoreError } from '../../engine/store-error.ts';

/** SQLite's primary result codes that mean something to a person (sqlite.org/rescode.html). */
const SQLITE = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  notADatabase: 26,
} as const;

/**
 * The fault in what a store operation threw; undefined for a bug.
 * The only reader of SQLite's and the file system's errors; no SQL and no value of a row goes into the words.
 */
export function toStoreFault(error: unknown): Fault | undefined {
  if (error instanceof StoreError) return error.fault;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ERR_SQLITE_ERROR' && 'errcode' in error) return fromResultCode(Number(error.errcode));
  if ('syscall' in error && typeof code === 'string') {
    return fault('store.failed', `The vault’s file or folder could not be used (${code}).`);
  }
  return undefined;
}

/** True where a write was refused because a row it refers to is not there. */
export function isMissingReference(error: unknown): boolean {
  const SQLITE_CONSTRAINT_FOREIGNKEY = 787;
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_CONSTRAINT_FOREIGNKEY;
}

/** True where the file is not, or no longer, a sound database. */
export function isCorruption(error: unknown): boolean {
  return toStoreFault(error)?.code === 'store.corrupt';
}

function fromResultCode(extended: number): Fault | undefined {
  // The low byte is the primary code; the rest refines it.
  switch (extended & 0xff) {
    case SQLITE.busy:
    case SQLITE.locked:
      return fault(
        'store.busy',
        'Another process has been writing to the database for longer than Assay waits.',
      );
    case SQLITE.corrupt:
      return fault('store.corrupt', 'The database file is damaged.');
    case SQLITE.notADatabase:
      return fault('store.corrupt', 'The file in the vault’s place is not a database.');
    case SQLITE.full:
      return fault('store.failed', 'The disk is full.');
    case SQLITE.readOnly:
      return fault('store.failed', 'The database may be read but not written.');
    case SQLITE.io:
      return fault('store.failed', 'The disk reported an error.');
    case SQLITE.cantOpen:
      return fault('store.failed', 'The database file could not be opened.');
    default:
      return undefined;
  }
}
