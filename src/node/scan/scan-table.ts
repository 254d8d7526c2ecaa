import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type {
  ScanCounts,
  ScanGroup,
  ScanGroupQuery,
  ScanPage,
  ScanQuery,
} from '../../contract/models/scan.ts';
import type { ScannedRow } from '../../engine/ports/scanner.ts';
import type { JudgedText } from '../../engine/scan/judge-found.ts';
import type { FoundSighting } from './found-sighting.ts';
import { SealedTexts } from './sealed-texts.ts';
import type { RowsState } from './kept-order.ts';
import { GRAVITY, ROW_COLUMNS, type StoredRow, toRow } from './scan-row.ts';
import { orderBy, where } from './scan-query.ts';
import { SCHEMA } from './scan-schema.ts';
import { ScanView } from './scan-view.ts';

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
  readonly #view = new ScanView(this.#db);
  readonly #insert: StatementSync;
  readonly #insertText: StatementSync;
  /** Made when a fingerprint is first looked up here. */
  #byPrint: StatementSync | undefined;
  readonly #codeSets = new Map<string, number>();
  /** Sightings after the first that are not yet in the table. */
  readonly #seenAgain = new Map<number, number>();
  #keptTextBytes: number;
  #open = 0;
  #version = 0;
  #isOver = false;
  readonly #counts = { violation: 0, risk: 0, note: 0, good: 0, verified: 0, expired: 0, malformed: 0 };

  constructor(keptTextBytes: number) {
    this.#keptTextBytes = keptTextBytes;
    this.#db.exec(SCHEMA);
    this.#insert = this.#db.prepare(
      `INSERT INTO token VALUES (${Array.from({ length: 20 }, () => '?').join(', ')})`,
    );
    this.#insertText = this.#db.prepare('INSERT INTO text VALUES (?, ?)');
  }

  /** Adds a token that was judged. */
  add({ id, print, source, offset, length, text }: FoundSighting, judged: JudgedText): void {
    if (this.#open === 0) this.#db.exec('BEGIN');
    const { kind, alg, kid, issuer, clientId, expiresAtSeconds, signature, reason, decryption } = judged;
    const sighting = [id, print, source, offset, length, 1];
    const names = [judged.format, kind, alg ?? null, kid ?? null, issuer ?? null, clientId ?? null];
    const verdict = [signature, reason ?? null, decryption ?? null];
    const rank = [Number(judged.isExpired), GRAVITY.indexOf(judged.worst)];
    const codesId = this.#codesId(judged.codes.join(' '));
    const expires = expiresAtSeconds ?? null;
    this.#insert.run(...sighting, ...names, expires, ...verdict, ...rank, codesId, this.#keepText(id, text));
    this.#count(judged);
    this.#open++;
    if (this.#open >= ROWS_A_TRANSACTION) this.#flush();
  }

  /** The same token so many times more. */
  seeAgain(id: number, times: number): void {
    this.#seenAgain.set(id, (this.#seenAgain.get(id) ?? 0) + times);
    if (this.#seenAgain.size >= ROWS_A_TRANSACTION * 8) this.#flush();
  }

  /** The id of a fingerprint, by looking into the table: for who has more than fit into memory. 0 where it has none. */
  find(print: Uint8Array): number {
    this.#byPrint ??= this.#indexed();
    return Number(this.#byPrint.get(print)?.['id'] ?? 0);
  }

  #indexed(): StatementSync {
    this.#db.exec('CREATE INDEX token_by_print ON token (print)');
    return this.#db.prepare('SELECT id FROM token WHERE print = ?');
  }

  counts(): ScanCounts {
    return { ...this.#counts };
  }

  page(query: ScanQuery): ScanPage {
    return this.#view.page(query, this.#stateNow());
  }

  groups(query: ScanGroupQuery): ScanPage<ScanGroup> {
    return this.#view.groups(query, this.#stateNow());
  }

  /** No more rows come. */
  finish(): void {
    this.#isOver = true;
  }

  /** All rows of a query, one after the other. */
  *rows(query: Omit<ScanQuery, 'limit'>, withTexts: boolean): Iterable<ScannedRow> {
    this.#flush();
    const { text, values } = where(query);
    const from = withTexts ? 'row LEFT JOIN text USING (id)' : 'row';
    const columns = withTexts ? `${ROW_COLUMNS}, sealed` : ROW_COLUMNS;
    const statement = this.#db.prepare(`SELECT ${columns} FROM ${from} ${text} ${orderBy(query)}`);
    for (const found of statement.iterate(...values)) {
      const stored = found as unknown as StoredRow;
      const row = toRow(stored);
      yield withTexts && stored.sealed ? { ...row, text: this.#texts.open(row.id, stored.sealed) } : row;
    }
  }

  text(id: number): string | undefined {
    this.#flush();
    const row = this.#db.prepare('SELECT sealed FROM text WHERE id = ?').get(id);
    const sealed = row?.['sealed'];
    return sealed instanceof Uint8Array ? this.#texts.open(id, sealed) : undefined;
  }

  #stateNow(): RowsState {
    this.#flush();
    return { version: this.#version, isOver: this.#isOver };
  }

  /** 1 where the text is kept. */
  #keepText(id: number, text: string): number {
    if (text === '' || text.length > this.#keptTextBytes) return 0;
    this.#keptTextBytes -= text.length;
    this.#insertText.run(id, this.#texts.seal(id, text));
    return 1;
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
    let isNews = this.#open > 0;
    for (const [id, count] of this.#seenAgain) {
      // What is still being judged has no row yet: its sightings wait; of a scan that was cancelled, for ever.
      if (again.run(count, id).changes === 0) continue;
      this.#seenAgain.delete(id);
      isNews = true;
    }
    this.#db.exec('COMMIT');
    this.#open = 0;
    if (isNews) this.#version++;
  }
}
