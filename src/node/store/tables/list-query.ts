import type { SQLInputValue } from 'node:sqlite';
import type { Database, Row } from '../database.ts';

/** What a list is asked for: all of the conditions that are given, newest first, at most `limit` rows. */
export interface ListQuery {
  /** `SELECT … FROM …`, without conditions. */
  readonly select: string;
  /** Column or condition → its value; undefined: not asked for. */
  readonly where: Readonly<Record<string, SQLInputValue | undefined>>;
  /** The column that says how new a row is. */
  readonly newest: string;
  readonly limit: number | undefined;
}

/** Rows of a table, newest first. Conditions are our own text; their values are bound. */
export function listRows(db: Database, { select, where, newest, limit }: ListQuery): readonly Row[] {
  const asked = Object.entries(where).filter(
    (entry): entry is [string, SQLInputValue] => entry[1] !== undefined,
  );
  const conditions = asked.map(([condition]) => (condition.includes('?') ? condition : `${condition} = ?`));
  const filter = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const NO_LIMIT = -1;
  return db.all(
    `${select} ${filter} ORDER BY ${newest} DESC, rowid DESC LIMIT ?`,
    ...asked.map(([, value]) => value),
    limit ?? NO_LIMIT,
  );
}
