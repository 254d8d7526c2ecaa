import type { DatabaseSync } from 'node:sqlite';
import type {
  ScanFilter,
  ScanGroup,
  ScanGroupQuery,
  ScanPage,
  ScanQuery,
} from '../../contract/models/scan.ts';
import { KeptOrder, type RowsState } from './kept-order.ts';
import { GRAVITY, ROW_COLUMNS, type StoredRow, toRow } from './scan-row.ts';
import { GROUP_COLUMNS, groupOrder, orderBy, where } from './scan-query.ts';

/** Pages of a scan's rows and groups, in any order: what is read of the table, never what is written. */
export class ScanView {
  readonly #db: DatabaseSync;
  readonly #listed = new KeptOrder();
  readonly #grouped = new KeptOrder();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  page({ limit, offset = 0, ...query }: ScanQuery, state: RowsState): ScanPage {
    const plain = this.#plainPage({ ...query, limit, offset }, state.isOver);
    if (plain) return plain;
    this.#listed.keep(JSON.stringify(query), state, () => this.#list(query));
    const found = this.#db
      .prepare(
        `SELECT ${ROW_COLUMNS} FROM listed JOIN row USING (id) WHERE place > ? AND place <= ? ORDER BY place`,
      )
      .all(offset, offset + limit);
    return { rows: found.map(fromDb), offset, total: this.#count('listed') };
  }

  /** All of them in the order in which they were found: a row's number is its place, but for gaps that may close yet. */
  #plainPage(
    { sort = 'offset', isDescending = false, text = '', group, limit, offset = 0 }: ScanQuery,
    isOver: boolean,
  ): ScanPage | undefined {
    if (sort !== 'offset' || text.trim() !== '' || group) return undefined;
    const total = this.#count('token');
    const last = Number(this.#db.prepare('SELECT max(id) AS n FROM token').get()?.['n'] ?? 0);
    if (isOver && last !== total) return undefined;
    const from = isDescending ? last - offset - limit : offset;
    const found = this.#db
      .prepare(`SELECT ${ROW_COLUMNS} FROM row WHERE id > ? AND id <= ? ${orderBy({ isDescending })}`)
      .all(from, from + limit);
    return { rows: found.map(fromDb), offset, total };
  }

  groups({ limit, offset = 0, ...query }: ScanGroupQuery, state: RowsState): ScanPage<ScanGroup> {
    this.#grouped.keep(JSON.stringify(query), state, () => this.#group(query));
    const groups = this.#db
      .prepare(
        `SELECT key, tokens, sightings, violations, verified FROM grouped
         WHERE place > ? AND place <= ? ORDER BY place`,
      )
      .all(offset, offset + limit) as unknown as ScanGroup[];
    return { rows: groups.map((group) => ({ ...group })), offset, total: this.#count('grouped') };
  }

  #list(query: ScanFilter & Pick<ScanQuery, 'sort' | 'isDescending'>): void {
    const { text, values } = where(query);
    this.#db.exec('DELETE FROM listed');
    this.#db.prepare(`INSERT INTO listed (id) SELECT id FROM row ${text} ${orderBy(query)}`).run(...values);
  }

  #group({
    by,
    sort = 'tokens',
    isDescending = sort === 'tokens',
    ...filter
  }: Omit<ScanGroupQuery, 'limit'>): void {
    const { text, values } = where(filter);
    const order = groupOrder(sort, isDescending);
    const sums = (column: string, where: string) =>
      `SELECT coalesce(${column}, '') AS key, count(*) AS tokens, sum(sightings) AS sightings,
         sum(worst = ${GRAVITY.indexOf('violation')}) AS violations, sum(signature = 'verified') AS verified
       FROM row ${where} GROUP BY 1`;
    this.#db.exec('DELETE FROM grouped');
    const columns = 'key, tokens, sightings, violations, verified';
    if (by !== 'finding') {
      this.#db
        .prepare(
          `INSERT INTO grouped (${columns}) SELECT ${columns} FROM (${sums(GROUP_COLUMNS[by], text)}) ${order}`,
        )
        .run(...values);
      return;
    }
    const sets = this.#db.prepare(sums('codes', text)).all(...values) as unknown as ScanGroup[];
    const add = this.#db.prepare(`INSERT INTO grouped (${columns}) VALUES (?, ?, ?, ?, ?)`);
    for (const { key, tokens, sightings, violations, verified } of sorted(byCode(sets), sort, isDescending))
      add.run(key, tokens, sightings, violations, verified);
  }

  #count(table: 'token' | 'listed' | 'grouped'): number {
    return Number(this.#db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'] ?? 0);
  }
}

function fromDb(row: unknown) {
  return toRow(row as StoredRow);
}

/** Sets of codes taken apart: a token counts for each of its findings. */
function byCode(sets: readonly ScanGroup[]): readonly ScanGroup[] {
  const groups = new Map<string, { -readonly [K in keyof ScanGroup]: ScanGroup[K] }>();
  for (const set of sets) {
    for (const key of set.key.split(' ')) {
      const group = groups.get(key) ?? { key, tokens: 0, sightings: 0, violations: 0, verified: 0 };
      group.tokens += set.tokens;
      group.sightings += set.sightings;
      group.violations += set.violations;
      group.verified += set.verified;
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

/** As the database sorts the others: those that are alike in the order of their names. */
function sorted(
  groups: readonly ScanGroup[],
  sort: NonNullable<ScanGroupQuery['sort']>,
  isDescending: boolean,
): readonly ScanGroup[] {
  const way = isDescending ? -1 : 1;
  const compare = (a: ScanGroup, b: ScanGroup) => (a[sort] < b[sort] ? -way : a[sort] > b[sort] ? way : 0);
  return groups.toSorted((a, b) => compare(a, b) || (a.key < b.key ? -1 : 1));
}
