import { fault } from '../../../core/faults.ts';
import { StoreError } from '../../../engine/store-error.ts';
import type { Database } from '../database.ts';
import { number } from '../row.ts';
import { MIGRATIONS } from './migrations.ts';

/** The schema version of the file: 0 where nothing was ever written. */
export function schemaVersion(db: Database): number {
  const row = db.get('PRAGMA user_version');
  return row ? number(row, 'user_version') : 0;
}

/** Throws StoreError store.newer where a newer Assay wrote the file. */
export function refuseNewer(version: number, newest = MIGRATIONS.length): void {
  if (version <= newest) return;
  throw new StoreError(
    fault('store.newer', `The database has schema version ${version}; this Assay knows up to ${newest}.`),
  );
}

/** Brings the schema to the newest version in one transaction: all of it, or nothing. Two processes may do it at once. */
export function migrate(db: Database, migrations: readonly string[] = MIGRATIONS): void {
  if (schemaVersion(db) === migrations.length) return;
  db.immediate(() => {
    // Read again under the write lock: another process may have been first.
    const version = schemaVersion(db);
    refuseNewer(version, migrations.length);
    for (const sql of migrations.slice(version)) db.exec(sql);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}
