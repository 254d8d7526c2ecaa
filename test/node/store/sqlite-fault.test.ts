import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Database } from '../../../src/node/store/database.ts';
import { isMissingReference, toStoreFault } from '../../../src/node/store/sqlite-fault.ts';
import { vaultPath } from './support.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

function filePath(): string {
  const path = vaultPath();
  mkdirSync(dirname(path));
  return path;
}

describe('what SQLite and the disk say', () => {
  test('a full disk is store.failed', () => {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE a (x TEXT); PRAGMA max_page_count = 3');
    const error = thrownBy(() => db.run('INSERT INTO a VALUES (?)', 'x'.repeat(100_000)));
    expect(toStoreFault(error)).toMatchObject({ code: 'store.failed', message: 'The disk is full.' });
    db.close();
  });

  test('a database that may not be written is store.failed', () => {
    const path = filePath();
    const writer = new Database(path);
    writer.exec('CREATE TABLE a (x TEXT)');
    const reader = new Database(path, { readOnly: true });
    const error = thrownBy(() => reader.run(`INSERT INTO a VALUES ('x')`));
    expect(toStoreFault(error)).toMatchObject({
      code: 'store.failed',
      message: expect.stringContaining('not written'),
    });
    reader.close();
    writer.close();
  });

  test('a file that cannot be opened is store.failed', () => {
    const error = thrownBy(() => new Database('/no/such/folder/assay.db'));
    expect(toStoreFault(error)).toMatchObject({ code: 'store.failed' });
  });

  test('a file that is no database is store.corrupt', () => {
    const path = filePath();
    writeFileSync(path, 'no database'.repeat(1000));
    const db = new Database(path, { readOnly: true });
    const error = thrownBy(() => db.get('PRAGMA user_version'));
    expect(toStoreFault(error)).toMatchObject({ code: 'store.corrupt' });
    db.close();
  });

  test('a writer that holds the lock longer than we wait is store.busy', () => {
    const path = filePath();
    const holder = new Database(path);
    holder.exec('CREATE TABLE a (x TEXT); BEGIN IMMEDIATE');
    const waiter = new Database(path);
    waiter.exec('PRAGMA busy_timeout = 50');
    const error = thrownBy(() => waiter.run(`INSERT INTO a VALUES ('x')`));
    expect(toStoreFault(error)).toMatchObject({ code: 'store.busy' });
    waiter.close();
    holder.close();
  });

  test('the wait for another writer is five seconds unless told otherwise', () => {
    const db = new Database(':memory:');
    expect(db.get('PRAGMA busy_timeout')).toEqual({ timeout: 5000 });
    expect(db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
    db.close();
  });

  test('a row that refers to nothing is told apart, and is otherwise a bug', () => {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE a (x TEXT PRIMARY KEY); CREATE TABLE b (x TEXT REFERENCES a (x))');
    const error = thrownBy(() => db.run(`INSERT INTO b VALUES ('x')`));
    expect(isMissingReference(error)).toBe(true);
    expect(toStoreFault(error)).toBeUndefined();
    db.close();
  });

  test('wrong SQL and other errors are bugs', () => {
    const db = new Database(':memory:');
    expect(toStoreFault(thrownBy(() => db.exec('SELECTED')))).toBeUndefined();
    expect(toStoreFault(new TypeError('x'))).toBeUndefined();
    expect(toStoreFault('text')).toBeUndefined();
    db.close();
  });
});
