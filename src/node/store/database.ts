import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { toStoreFault } from './sqlite-fault.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** How long one process waits for another's write, milliseconds. SQLite's own default is not at all. */
const BUSY_TIMEOUT_MS = 5000;

/** One SQLite connection with its prepared statements. Throws SQLite's errors; `sqlite-fault.ts` reads them. */
export class Database {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(location: string, options: { readonly readOnly?: boolean } = {}) {
    this.#db = new DatabaseSync(location, {
      timeout: BUSY_TIMEOUT_MS,
      enableForeignKeyConstraints: true,
      readOnly: options.readOnly ?? false,
    });
  }

  /** Statements without parameters or results. */
  exec(sql: string): void {
    this.#db.exec(sql);
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...values);
  }

  all(sql: string, ...values: SQLInputValue[]): readonly Row[] {
    return this.#prepared(sql).all(...values);
  }

  /** Runs a write and gives the number of rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...values).changes);
  }

  /** Runs the work in one transaction that holds the write lock from its start, so that what it read is still true when it writes. */
  immediate<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      this.#db.exec('COMMIT');
      return value;
    } catch (error) {
      // A failed COMMIT, a full disk or a damaged page may have ended the transaction already.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Writes the journal into the file and empties it, so that what was deleted stands in neither. False where another process still reads. */
  settle(): boolean {
    return this.get('PRAGMA wal_checkpoint(TRUNCATE)')?.['busy'] !== 1;
  }

  /** Writes the whole file anew, without what was deleted. False where another process holds it: it is done when that one closes. */
  scrub(): boolean {
    try {
      this.#db.exec('VACUUM');
    } catch (error) {
      if (toStoreFault(error)?.code === 'store.busy') return false;
      throw error;
    }
    return this.settle();
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
