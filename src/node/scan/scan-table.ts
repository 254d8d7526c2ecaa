import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type {
  ScanCounts,
  ScanFilter,
  ScanGroup,
  ScanGroupBy,
  ScanPage,
  ScanQuery,
} from '../../contract/models/scan.ts';
import type { ScannedRow } from '../../engine/ports/scanner.ts';
import type { JudgedText } from '../../engine/scan/judge-found.ts';
import { SealedTexts } from './sealed-texts.ts';
import { GRAVITY, ROW_COLUMNS, type StoredRow, toRow } from './scan-row.ts';
import { GROUP_COLUMNS, orderBy, where } from './scan-query.ts';

/** Where a token was first seen. */
export interface Sighting {
  readonly id: number;
  readonly fingerprint: string;
  readonly source: number;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Pages of the database that are held in memory, KiB: what does not fit goes to a file that no other process can open. */
const CACHE_KIB = 32 * 1024;

const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA temp_store = FILE;
  PRAGMA cache_size = -${CACHE_KIB};
  CREATE TABLE token (
    id INTEGER PRIMARY KEY, fingerprint TEXT, source INTEGER, at INTEGER, length INTEGER, sightings INTEGER,
    format TEXT, kind TEXT, alg TEXT, kid TEXT, issuer TEXT, client TEXT, expires REAL,
    signature TEXT, reason TEXT, expired INTEGER, worst INTEGER, codes_id INTEGER, sealed BLOB
  );
  CREATE TABLE code_set (codes_id INTEGER PRIMARY KEY, codes TEXT UNIQUE);
  CREATE VIEW row AS SELECT * FROM token JOIN code_set USING (codes_id);
`;

/** Rows are written in transactions of so many: one at a time would cost ten times as much. */
const ROWS_A_TRANSACTION = 512;
/** Sets of codes that are remembered: tokens of one kind share theirs. */
const MAX_SETS = 4096;

/**
 * The rows of a scan in a temporary SQLite database: in memory as long as they fit into its cache, then in a file that
 * SQLite makes without a name and that is gone when it is closed. Texts are kept sealed, up to a bound.
 */
export class ScanTable {
  readonly #db = new DatabaseSync('');
  readonly #texts = new SealedTexts();
  readonly #insert: StatementSync;
  readonly #codeSets = new Map<string, number>();
  /** Sightings after the first that are not yet in the table. */
  readonly #seenAgain = new Map<number, number>();
  #keptTextBytes: number;
  #open = 0;
  readonly #counts = { violation: 0, risk: 0, note: 0, good: 0, verified: 0, expired: 0, malformed: 0 };

  constructor(keptTextBytes: number) {
    this.#keptTextBytes = keptTextBytes;
    this.#db.exec(SCHEMA);
    this.#insert = this.#db.prepare(
      `INSERT INTO token VALUES (${Array.from({ length: 19 }, () => '?').join(', ')})`,
    );
  }

  /** Adds a token that was judged. */
  add({ id, fingerprint, source, offset, length, text }: Sighting, judged: JudgedText): void {
    if (this.#open === 0) this.#db.exec('BEGIN');
    const { kind, alg, kid, issuer, clientId, expiresAtSeconds, signature, reason } = judged;
    const sighting = [id, fingerprint, source, offset, length, 1];
    const names = [judged.format, kind, alg ?? null, kid ?? null, issuer ?? null, clientId ?? null];
    const verdict = [signature, reason ?? null, Number(judged.isExpired), GRAVITY.indexOf(judged.worst)];
    const codesId = this.#codesId(judged.codes.join(' '));
    const expires = expiresAtSeconds ?? null;
    this.#insert.run(...sighting, ...names, expires, ...verdict, codesId, this.#seal(id, text));
    this.#count(judged);
    this.#open++;
    if (this.#open >= ROWS_A_TRANSACTION) this.#flush();
  }

  /** The same token once more. */
  seeAgain(id: number): void {
    this.#seenAgain.set(id, (this.#seenAgain.get(id) ?? 0) + 1);
    if (this.#seenAgain.size >= ROWS_A_TRANSACTION * 8) this.#flush();
  }

  /** The id of a fingerprint, by looking into the table: for who has more than fit into memory. 0 where it has none. */
  find(fingerprint: string): number {
    this.#flush();
    this.#db.exec('CREATE INDEX IF NOT EXISTS token_by_fingerprint ON token (fingerprint)');
    const row = this.#db.prepare('SELECT id FROM token WHERE fingerprint = ?').get(fingerprint);
    return Number(row?.['id'] ?? 0);
  }

  counts(): ScanCounts {
    return { ...this.#counts };
  }

  page(query: ScanQuery): ScanPage {
    this.#flush();
    const { text, values } = where(query);
    const total = this.#db.prepare(`SELECT count(*) AS n FROM row ${text}`).get(...values);
    const rows = this.#db
      .prepare(`SELECT ${ROW_COLUMNS} FROM row ${text} ${orderBy(query)} LIMIT ? OFFSET ?`)
      .all(...values, query.limit, query.offset ?? 0);
    return {
      rows: rows.map((row) => toRow(row as unknown as StoredRow)),
      total: Number(total?.['n'] ?? 0),
    };
  }

  /** All rows of a query, one after the other. */
  *rows(query: Omit<ScanQuery, 'limit'>, withTexts: boolean): Iterable<ScannedRow> {
    this.#flush();
    const { text, values } = where(query);
    const columns = withTexts ? `${ROW_COLUMNS}, sealed` : ROW_COLUMNS;
    const statement = this.#db.prepare(`SELECT ${columns} FROM row ${text} ${orderBy(query)}`);
    for (const found of statement.iterate(...values)) {
      const stored = found as unknown as StoredRow;
      const row = toRow(stored);
      yield withTexts && stored.sealed ? { ...row, text: this.#texts.open(row.id, stored.sealed) } : row;
    }
  }

  groups(by: ScanGroupBy, filter: ScanFilter): readonly ScanGroup[] {
    this.#flush();
    const { text, values } = where(filter);
    const column = by === 'finding' ? 'codes' : GROUP_COLUMNS[by];
    const violation = GRAVITY.indexOf('violation');
    const groups = this.#db
      .prepare(
        `SELECT coalesce(${column}, '') AS key, count(*) AS tokens, sum(sightings) AS sightings,
           sum(worst = ${violation}) AS violations, sum(signature = 'verified') AS verified
         FROM row ${text} GROUP BY key ORDER BY tokens DESC, key`,
      )
      .all(...values) as unknown as ScanGroup[];
    return by === 'finding' ? byCode(groups) : groups.map((group) => ({ ...group }));
  }

  text(id: number): string | undefined {
    this.#flush();
    const row = this.#db.prepare('SELECT sealed FROM token WHERE id = ?').get(id);
    const sealed = row?.['sealed'];
    return sealed instanceof Uint8Array ? this.#texts.open(id, sealed) : undefined;
  }

  close(): void {
    this.#db.close();
  }

  #seal(id: number, text: string): Uint8Array | null {
    if (text === '' || text.length > this.#keptTextBytes) return null;
    this.#keptTextBytes -= text.length;
    return this.#texts.seal(id, text);
  }

  #codesId(codes: string): number {
    const known = this.#codeSets.get(codes);
    if (known !== undefined) return known;
    this.#db.prepare('INSERT OR IGNORE INTO code_set (codes) VALUES (?)').run(codes);
    const id = Number(
      this.#db.prepare('SELECT codes_id FROM code_set WHERE codes = ?').get(codes)?.['codes_id'],
    );
    if (this.#codeSets.size >= MAX_SETS) this.#codeSets.clear();
    this.#codeSets.set(codes, id);
    return id;
  }

  #count({ worst, signature, isExpired, format }: JudgedText): void {
    this.#counts[worst ?? 'good']++;
    if (signature === 'verified') this.#counts.verified++;
    if (isExpired) this.#counts.expired++;
    if (format === 'broken') this.#counts.malformed++;
  }

  /** Brings the table up to what was added: before it is read, and now and then. */
  #flush(): void {
    if (this.#open === 0 && this.#seenAgain.size === 0) return;
    if (this.#open === 0) this.#db.exec('BEGIN');
    const again = this.#db.prepare('UPDATE token SET sightings = sightings + ? WHERE id = ?');
    for (const [id, count] of this.#seenAgain) {
      // What is still being judged has no row yet: its sightings wait.
      if (again.run(count, id).changes > 0) this.#seenAgain.delete(id);
    }
    this.#db.exec('COMMIT');
    this.#open = 0;
  }
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
  return [...groups.values()].sort((a, b) => b.tokens - a.tokens);
}
