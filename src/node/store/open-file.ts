import { fault } from '../../core/faults.ts';
import { StoreError } from '../../engine/store-error.ts';
import { Database } from './database.ts';
import { migrate, refuseNewer, schemaVersion } from './migrations/migrate.ts';
import { text } from './row.ts';
import { isCorruption, toStoreFault } from './sqlite-fault.ts';
import { makeVaultFile } from './vault-files.ts';

/** How often a switch to WAL is tried: SQLite does not wait for the lock it needs while another process does the same. */
const WAL_TRIES = 50;
const WAL_PAUSE_MS = 20;

/**
 * Looks at an existing file without being able to write to it.
 * Throws StoreError store.corrupt (not a database, or pages that do not fit together), store.newer.
 */
export function inspectFile(path: string): void {
  const db = new Database(path, { readOnly: true });
  try {
    refuseNewer(schemaVersion(db));
    const verdict = db.get('PRAGMA quick_check(1)');
    if (verdict && text(verdict, 'quick_check') === 'ok') return;
  } finally {
    db.close();
  }
  throw new StoreError(
    fault('store.corrupt', 'The database file is damaged: its pages do not fit together.'),
  );
}

/** Opens the file for reading and writing, made and migrated where it must be. Call `inspectFile` first where there is one. */
export function openFile(path: string): Database {
  makeVaultFile(path);
  const db = new Database(path);
  try {
    useWriteAheadLog(db);
    // FULL: a committed row is on the disk, which a refresh's intent has to be before its request is sent.
    db.exec('PRAGMA synchronous = FULL');
    // What is deleted is overwritten, not only forgotten.
    db.exec('PRAGMA secure_delete = ON');
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A database in this thread's memory, of which nothing is ever on a disk. */
export function openMemory(): Database {
  const db = new Database(':memory:');
  db.exec('PRAGMA temp_store = MEMORY');
  migrate(db);
  return db;
}

/**
 * Brings the database back to one file without journals, before it is renamed.
 * Throws StoreError store.busy where another process has it open: it would go on writing to the renamed file.
 */
export function endJournal(db: Database): void {
  try {
    db.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (toStoreFault(error)?.code === 'store.busy') {
      throw new StoreError(
        fault('store.busy', 'Another Assay has this vault open.', {
          remedy: 'Close the other window or terminal, then try again.',
        }),
      );
    }
    if (!isCorruption(error)) throw error;
  }
}

function useWriteAheadLog(db: Database): void {
  for (let tries = 1; ; tries += 1) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (toStoreFault(error)?.code !== 'store.busy' || tries === WAL_TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAL_PAUSE_MS);
    }
  }
}
