import { hash } from 'node:crypto';
import type { ScanState } from '../../contract/models/scan.ts';
import { type FoundToken, TokenFinder } from '../../core/scan/find-tokens.ts';
import type { ScanCount, ScannedRow } from '../../engine/ports/scanner.ts';
import { FingerprintIndex } from './fingerprint-index.ts';
import { JudgePool } from './judge-pool.ts';
import type { ScanCalls, ScanStart } from './messages.ts';
import { ScanTable, type Sighting } from './scan-table.ts';

/** A fingerprint is so much of a SHA-256. */
const FINGERPRINT_BYTES = 16;
/** A batch is full at so many tokens, or so much text. */
const BATCH_TOKENS = 128;
const BATCH_TEXT = 256 * 1024;
const ROWS_A_PAGE = 500;
/** How often progress is told, milliseconds. */
const TELL_MS = 200;

/**
 * The work of the scan's thread: finds tokens in chunks, knows them again by their fingerprints, has the new ones
 * judged, and keeps the rows. What waits is bounded: a chunk is answered when there is room for the next.
 */
export class ScanSession implements ScanCalls {
  readonly #table: ScanTable;
  readonly #pool: JudgePool;
  readonly #seen = new FingerprintIndex();
  readonly #readings = new Map<number, Iterator<ScannedRow>>();
  readonly #tell: (progress: ScanCount) => void;
  #finder = new TokenFinder();
  #batch: Sighting[] = [];
  #batchText = 0;
  #source = 0;
  #state: ScanState = 'reading';
  #bytes = 0;
  #sightings = 0;
  #tokens = 0;
  #judged = 0;
  #toldAtMs = 0;
  #lastReading = 0;

  constructor(start: ScanStart, tell: (progress: ScanCount) => void, onBug: (frames: string) => void) {
    this.#tell = tell;
    this.#table = new ScanTable(start.keptTextBytes);
    this.#pool = new JudgePool({
      workerUrl: new URL(start.judgeWorkerUrl),
      plan: start.plan,
      threads: start.threads,
      onBug: (frames) => {
        onBug(frames);
        void this.#end('failed');
      },
    });
  }

  async push(chunk: Uint8Array | string): Promise<null> {
    if (this.#state !== 'reading') return null;
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'base64') : chunk;
    this.#bytes += bytes.length;
    await this.#take(this.#finder.push(bytes));
    this.#tellNow(false);
    return null;
  }

  async endSource(): Promise<null> {
    await this.#take(this.#finder.end());
    this.#finder = new TokenFinder();
    this.#source++;
    return null;
  }

  async end(): Promise<null> {
    if (this.#state !== 'reading') return null;
    await this.endSource();
    this.#state = 'judging';
    this.#tellNow(true);
    await this.#send();
    await this.#pool.idle();
    await this.#end('done');
    return null;
  }

  async cancel(): Promise<null> {
    await this.#end('cancelled');
    return null;
  }

  page: ScanCalls['page'] = async (query) => this.#table.page(query);
  groups: ScanCalls['groups'] = async (by, filter) => this.#table.groups(by, filter);
  text: ScanCalls['text'] = async (rowId) => this.#table.text(rowId);

  rows: ScanCalls['rows'] = async (query, withTexts) => {
    this.#lastReading++;
    this.#readings.set(this.#lastReading, this.#table.rows(query, withTexts)[Symbol.iterator]());
    return this.#lastReading;
  };

  more: ScanCalls['more'] = async (readingId) => {
    const reading = this.#readings.get(readingId);
    const page: ScannedRow[] = [];
    while (page.length < ROWS_A_PAGE) {
      const next = reading?.next();
      if (!next || next.done) {
        this.#readings.delete(readingId);
        break;
      }
      page.push(next.value);
    }
    return page;
  };

  async #take(found: readonly FoundToken[]): Promise<void> {
    for (const token of found) {
      this.#sightings++;
      this.#see(token);
      if (this.#batch.length >= BATCH_TOKENS || this.#batchText >= BATCH_TEXT) await this.#send();
    }
  }

  /** A token that is too long has no text to be known by: each is its own. */
  #see({ text, start, end }: FoundToken): void {
    const print = hash('sha256', text === '' ? `${this.#source}:${start}` : text, 'buffer').subarray(
      0,
      FINGERPRINT_BYTES,
    );
    const words = new Int32Array(print.buffer.slice(print.byteOffset, print.byteOffset + FINGERPRINT_BYTES));
    const fingerprint = print.toString('base64url');
    const known = this.#seen.find(words) || (this.#seen.isFull ? this.#table.find(fingerprint) : 0);
    if (known > 0) {
      this.#table.seeAgain(known);
      return;
    }
    this.#tokens++;
    const id = this.#tokens;
    this.#seen.add(words, id);
    this.#batch.push({ id, fingerprint, source: this.#source, offset: start, length: end - start, text });
    this.#batchText += text.length;
  }

  async #send(): Promise<void> {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    this.#batchText = 0;
    await this.#pool.judge({
      texts: batch.map(({ text }) => text),
      onJudged: (judged) => {
        for (const [index, token] of batch.entries()) {
          const one = judged[index];
          if (one) this.#table.add(token, one);
        }
        this.#judged += batch.length;
        this.#tellNow(false);
      },
    });
  }

  async #end(state: ScanState): Promise<void> {
    if (this.#state === 'done' || this.#state === 'cancelled' || this.#state === 'failed') return;
    this.#state = state;
    this.#batch = [];
    await this.#pool.close();
    this.#tellNow(true);
  }

  #tellNow(isNews: boolean): void {
    const nowMs = performance.now();
    if (!isNews && nowMs - this.#toldAtMs < TELL_MS) return;
    this.#toldAtMs = nowMs;
    this.#tell({
      state: this.#state,
      bytes: this.#bytes,
      sightings: this.#sightings,
      tokens: this.#tokens,
      judged: this.#judged,
      counts: this.#table.counts(),
    });
  }
}
