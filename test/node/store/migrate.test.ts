import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Database } from '../../../src/node/store/database.ts';
import { migrate, schemaVersion } from '../../../src/node/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../../src/node/store/migrations/migrations.ts';
import { anExchange, freshVault, reopenedVault, vaultPath } from './support.ts';

function database(path = ':memory:'): Database {
  const db = new Database(path);
  onTestFinished(() => db.close());
  return db;
}

const tablesOf = (db: Database): readonly unknown[] =>
  db.all(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).map((row) => row['name']);

describe('migrations', () => {
  test('run in order, each once, and what is there is kept', () => {
    const db = database();
    const first = "CREATE TABLE a (x TEXT); INSERT INTO a VALUES ('kept');";
    migrate(db, [first]);
    migrate(db, [first, 'ALTER TABLE a ADD COLUMN y TEXT', `UPDATE a SET y = 'new'`]);
    migrate(db, [first, 'ALTER TABLE a ADD COLUMN y TEXT', `UPDATE a SET y = 'new'`]);
    expect(schemaVersion(db)).toBe(3);
    expect(db.all('SELECT * FROM a')).toEqual([{ x: 'kept', y: 'new' }]);
  });

  test('that fail half way leave the schema, the rows and the version of before', () => {
    const db = database();
    migrate(db, ['CREATE TABLE a (x TEXT)']);
    db.run(`INSERT INTO a VALUES ('kept')`);
    const broken = [
      '',
      'CREATE TABLE b (x TEXT)',
      'DELETE FROM a; CREATE TABLE c (x TEXT); INSERT INTO nowhere VALUES (1)',
    ];
    expect(() => migrate(db, broken)).toThrow('no such table: nowhere');
    expect(schemaVersion(db)).toBe(1);
    expect(tablesOf(db)).toEqual(['a']);
    expect(db.all('SELECT x FROM a')).toEqual([{ x: 'kept' }]);
    migrate(db, ['', 'CREATE TABLE b (x TEXT)']);
    expect(tablesOf(db)).toEqual(['a', 'b']);
  });

  test('never run on a newer schema', () => {
    const db = database();
    db.exec('PRAGMA user_version = 7');
    expect(() => migrate(db, ['CREATE TABLE a (x TEXT)'])).toThrow('schema version 7');
    expect(tablesOf(db)).toEqual([]);
  });

  test('are not run by a second process that finds them done', () => {
    const path = vaultPath();
    mkdirSync(dirname(path));
    const [one, two] = [database(path), database(path)];
    const steps = ['CREATE TABLE a (x TEXT)'];
    migrate(one, steps);
    expect(() => migrate(two, steps)).not.toThrow();
  });

  test('of this version make every table strict', () => {
    const db = database();
    migrate(db);
    expect(schemaVersion(db)).toBe(MIGRATIONS.length);
    const tables = db.all(
      `SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter((table) => table['strict'] !== 1)).toEqual([]);
  });
});

describe('a vault of the first schema', () => {
  test('opens with what it has; exchanges of then are listed without the parts of their time', async () => {
    const path = vaultPath();
    await (await freshVault(path)).close();
    const old = new Database(path);
    old.exec('DROP TABLE exchange_timing; PRAGMA user_version = 1');
    old.run(
      `INSERT INTO exchange (id, purpose, method, origin, path, status, request_bytes, response_bytes, started_at_ms, total_ms, sealed)
       VALUES ('x1', 'jwks', 'GET', 'https://op.example', '/jwks', 200, 0, 10, 1000, 5, x'00')`,
    );
    old.close();
    const store = await reopenedVault(path);
    await store.putExchange(anExchange('x2'));
    const [newer, older] = await store.listExchanges({});
    expect(newer).toHaveProperty('timing');
    expect(older).toMatchObject({ id: 'x1', totalMs: 5 });
    expect(older).not.toHaveProperty('timing');
  });
});

describe('a transaction', () => {
  test('that throws leaves nothing behind and the database usable', () => {
    const db = database();
    db.exec('CREATE TABLE a (x INTEGER)');
    expect(() =>
      db.immediate(() => {
        db.run('INSERT INTO a VALUES (1)');
        throw new Error('on the way');
      }),
    ).toThrow('on the way');
    db.immediate(() => db.run('INSERT INTO a VALUES (2)'));
    expect(db.all('SELECT x FROM a')).toEqual([{ x: 2 }]);
  });
});
